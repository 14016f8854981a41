// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Where the next message goes, and the keys that matter now.
Item {
    id: root

    required property Chat chat
    readonly property bool troubled: root.chat.problem !== ""
    readonly property bool cloud: root.chat.modelSide === "cloud"

    implicitHeight: Theme.smallLine

    Icon {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        name: root.troubled ? "warning" : !root.cloud ? "monitor" : root.chat.policy === "redacted" ? "shield-check" : "cloud"
        size: 14
        color: root.troubled ? Theme.warn : root.cloud ? Theme.cloud : Theme.local
    }
    SmallText {
        id: notice
        anchors.left: sign.right
        anchors.leftMargin: 6
        anchors.right: remedy.visible ? remedy.left : keys.visible ? keys.left : parent.right
        anchors.rightMargin: keys.visible || remedy.visible ? Theme.s12 : 0
        text: root.chat.notice
        color: root.troubled ? Theme.warn : Theme.text3
        elide: Text.ElideRight
    }
    SmallText {
        id: keys
        anchors.right: parent.right
        visible: !remedy.visible && notice.implicitWidth + implicitWidth + Theme.s40 < root.width // the notice goes first
        text: root.chat.answering ? qsTr("Esc stops") : qsTr("Enter sends, Shift+Enter breaks the line")
    }
    Button {
        id: remedy
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.chat.remedyText !== ""
        kind: Button.Quiet
        text: root.chat.remedyText
        onClicked: root.chat.takeRemedy()
    }
}
