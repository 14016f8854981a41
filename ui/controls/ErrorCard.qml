// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// What went wrong, why, and the buttons that mend it (children; the fix first).
T.Control {
    id: control

    property string what
    property string why
    property bool closable: false
    default property alias buttons: row.data
    signal closed()

    implicitWidth: 480
    implicitHeight: content.implicitHeight + topPadding + bottomPadding
    leftPadding: Theme.s16
    rightPadding: Theme.s16
    topPadding: Theme.s12
    bottomPadding: Theme.s12
    Accessible.role: Accessible.AlertMessage
    Accessible.name: control.what
    Accessible.description: control.why

    contentItem: Item {
        Icon {
            y: 2
            name: "circle-alert"
            size: 16
            color: Theme.danger
        }
        Column {
            id: content
            x: 28
            width: parent.width - x - (control.closable ? 40 : 0)
            spacing: 2

            UiText {
                width: parent.width
                text: control.what
                font.bold: true
                wrapMode: Text.Wrap
            }
            UiText {
                width: parent.width
                visible: text !== ""
                text: control.why
                color: Theme.text2
                wrapMode: Text.Wrap
            }
            Flow {
                id: row
                width: parent.width
                topPadding: children.length > 0 ? Theme.s8 : 0
                spacing: Theme.s8
            }
        }
        IconButton {
            anchors.right: parent.right
            visible: control.closable
            iconName: "x"
            text: qsTr("Close")
            onClicked: control.closed()
        }
    }

    background: Rectangle {
        radius: Theme.radiusCard
        color: Theme.dangerSoft
    }
}
