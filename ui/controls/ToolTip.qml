// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// What a control does and its shortcut, half a second after the pointer rests on it.
T.ToolTip {
    id: control

    property string keys

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + 6 : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: 10 + Theme.smallLine
    leftPadding: Theme.s8
    rightPadding: Theme.s8
    margins: 6
    delay: 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.brief; easing.type: Easing.OutQuad }
    }

    contentItem: Row {
        spacing: Theme.s8

        SmallText {
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            color: Theme.text
        }
        SmallText {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: control.keys
        }
    }

    background: Rectangle {
        color: Theme.over
        radius: Theme.radius
        border.color: Theme.line2
    }
}
