// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A thin divider that names the model from here on.
Item {
    id: root

    property string text
    property string side

    implicitHeight: 12 + Theme.smallLine + 16
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Row {
        id: words
        y: 12
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, root.width - 80)
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.side === "cloud" ? "cloud" : "monitor"
            size: 14
            color: root.side === "cloud" ? Theme.cloud : Theme.local
        }
        SmallText {
            width: Math.min(implicitWidth, root.width - 100)
            text: root.text
            elide: Text.ElideRight
        }
    }
    Hairline {
        anchors.left: parent.left
        anchors.right: words.left
        anchors.rightMargin: Theme.s12
        anchors.verticalCenter: words.verticalCenter
    }
    Hairline {
        anchors.left: words.right
        anchors.leftMargin: Theme.s12
        anchors.right: parent.right
        anchors.verticalCenter: words.verticalCenter
    }
}
