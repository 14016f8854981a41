// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// On or off; the words are part of the target.
T.Switch {
    id: control

    implicitWidth: indicator.width + (control.text === "" ? 0 : Theme.s8 + implicitContentWidth)
    implicitHeight: Theme.control
    spacing: Theme.s8
    hoverEnabled: true
    font.pixelSize: Theme.uiSize
    Accessible.role: Accessible.CheckBox
    Accessible.name: control.text
    Accessible.checkable: true
    Accessible.checked: control.checked
    Accessible.onPressAction: control.toggle()

    indicator: Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: 36
        height: 20
        radius: 10
        color: control.checked && control.enabled ? control.hovered ? Theme.accentH : Theme.accent
             : control.hovered && control.enabled ? Theme.hover : "transparent"
        border.width: control.checked && control.enabled ? 0 : 1
        border.color: control.enabled ? Theme.ctl : Theme.line

        Rectangle {
            x: control.checked ? 19 : 4
            anchors.verticalCenter: parent.verticalCenter
            width: control.checked ? 14 : 12
            height: width
            radius: width / 2
            color: !control.enabled ? Theme.dis : control.checked ? Theme.accentOn : Theme.ctl

            Behavior on x { NumberAnimation { duration: Theme.fast; easing.type: Easing.OutQuad } }
        }
        FocusRing {
            visible: control.visualFocus
            around: 10
        }
    }

    contentItem: UiText {
        leftPadding: control.indicator.width + Theme.s8
        text: control.text
        visible: text !== ""
        color: control.enabled ? Theme.text : Theme.dis
        elide: Text.ElideRight
    }
}
