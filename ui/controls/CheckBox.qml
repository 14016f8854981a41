// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A box with a tick; the words are part of the target.
T.CheckBox {
    id: control

    implicitWidth: Math.max(Theme.control, indicator.width + (control.text === "" ? 0 : Theme.s8 + implicitContentWidth))
    implicitHeight: Theme.control
    hoverEnabled: true
    font.pixelSize: Theme.uiSize
    Accessible.role: Accessible.CheckBox
    Accessible.name: control.text
    Accessible.checkable: true
    Accessible.checked: control.checked
    Accessible.onPressAction: control.toggle()

    indicator: Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: 18
        height: 18
        radius: 5
        color: control.checked && control.enabled ? control.hovered ? Theme.accentH : Theme.accent
             : control.hovered && control.enabled ? Theme.hover : "transparent"
        border.width: control.checked && control.enabled ? 0 : 1
        border.color: control.enabled ? Theme.ctl : Theme.line

        Icon {
            anchors.centerIn: parent
            visible: control.checked
            name: "check"
            size: 14
            stroke: 2.2
            color: control.enabled ? Theme.accentOn : Theme.dis
        }
        FocusRing {
            visible: control.visualFocus
            around: 5
        }
    }

    contentItem: UiText {
        leftPadding: control.indicator.width + Theme.s8
        text: control.text
        color: control.enabled ? Theme.text : Theme.dis
        elide: Text.ElideRight
    }
}
