// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// One sentence about something that heals itself or wants a look, and at most one button (a child).
T.Control {
    id: control

    property string text
    property string iconName: "warning"
    default property alias buttons: row.data

    implicitWidth: 480
    implicitHeight: Math.max(words.implicitHeight + 24, row.implicitHeight + 12)
    leftPadding: Theme.s16
    rightPadding: 6
    Accessible.role: Accessible.AlertMessage
    Accessible.name: control.text

    contentItem: Item {
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: control.iconName
            size: 16
            color: Theme.warn
        }
        UiText {
            id: words
            x: 28
            width: row.x - x - Theme.s8
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            wrapMode: Text.Wrap
        }
        Row {
            id: row
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s8
        }
    }

    background: Rectangle {
        radius: Theme.radiusCard
        color: Theme.warnSoft
    }
}
