// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// One message at the bottom of the window with at most one action. Its owner decides how long it stays.
T.Control {
    id: control

    property string text
    property string actionText
    property string iconName
    property bool shown: false
    signal acted()

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: 24 + Theme.uiLine
    leftPadding: Theme.s16
    rightPadding: control.actionText === "" ? Theme.s16 : 6
    hoverEnabled: true
    visible: opacity > 0
    opacity: control.shown ? 1 : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: control.text

    Behavior on opacity { NumberAnimation { duration: Theme.brief; easing.type: Easing.OutQuad } }
    transform: Translate {
        y: control.shown ? 0 : 4
        Behavior on y { NumberAnimation { duration: Theme.brief; easing.type: Easing.OutQuad } }
    }

    contentItem: Row {
        id: row
        spacing: Theme.s12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: control.iconName
            size: 16
        }
        UiText {
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            width: Math.min(implicitWidth, 440)
            elide: Text.ElideRight
        }
        T.Button {
            id: action
            anchors.verticalCenter: parent.verticalCenter
            visible: control.actionText !== ""
            text: control.actionText
            implicitWidth: label.implicitWidth + 20
            implicitHeight: Theme.control
            hoverEnabled: true
            Accessible.onPressAction: action.clicked()
            onClicked: control.acted()

            contentItem: UiText {
                id: label
                text: action.text
                color: Theme.accentText
                horizontalAlignment: Text.AlignHCenter
            }
            background: Rectangle {
                radius: Theme.radius
                color: action.hovered ? Theme.hoverOver : "transparent"

                FocusRing { visible: action.visualFocus }
            }
        }
    }

    background: Rectangle {
        color: Theme.over
        radius: Theme.radiusCard
        border.color: Theme.line2
    }
}
