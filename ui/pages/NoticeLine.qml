// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.ViewModels

/// Where the next message goes, and the keys that matter now.
Item {
    id: root

    required property Chat chat

    implicitHeight: Theme.smallLine

    Icon {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        name: root.chat.modelSide === "cloud" ? "cloud" : "monitor"
        size: 14
        color: root.chat.modelSide === "cloud" ? Theme.cloud : Theme.local
    }
    SmallText {
        id: notice
        anchors.left: sign.right
        anchors.leftMargin: 6
        anchors.right: keys.visible ? keys.left : parent.right
        anchors.rightMargin: keys.visible ? Theme.s12 : 0
        text: root.chat.notice
        elide: Text.ElideRight
    }
    SmallText {
        id: keys
        anchors.right: parent.right
        visible: notice.implicitWidth + implicitWidth + Theme.s40 < root.width // the notice goes first
        text: root.chat.answering ? qsTr("Esc stops") : qsTr("Enter sends, Shift+Enter breaks the line")
    }
}
