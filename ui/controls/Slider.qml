// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A track and a knob; arrows step, Home and End go to the ends.
T.Slider {
    id: control

    property bool quiet: false // an unchanged value: the fill is grey

    implicitWidth: 120
    implicitHeight: Theme.control
    hoverEnabled: true
    Accessible.onIncreaseAction: { control.increase(); control.moved(); }
    Accessible.onDecreaseAction: { control.decrease(); control.moved(); }
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Home && event.key !== Qt.Key_End)
            return;
        control.value = event.key === Qt.Key_Home ? control.from : control.to;
        control.moved();
        event.accepted = true;
    }

    background: Rectangle {
        x: control.leftPadding
        y: Math.round((control.height - height) / 2)
        width: control.availableWidth
        height: 4
        radius: 2
        color: Theme.press

        Rectangle {
            x: control.mirrored ? parent.width - width : 0
            width: Math.max(4, control.position * parent.width)
            height: 4
            radius: 2
            color: control.enabled ? control.quiet ? Theme.ctl : Theme.accent : Theme.dis
        }
    }

    handle: Rectangle {
        x: control.leftPadding + control.visualPosition * (control.availableWidth - width)
        y: Math.round((control.height - height) / 2)
        width: 16
        height: 16
        radius: 8
        color: !control.enabled ? Theme.dis : Theme.dark ? Theme.text : Theme.raised
        border.width: 3
        border.color: !control.enabled ? Theme.line : Theme.dark ? Theme.side : Theme.accent

        FocusRing {
            visible: control.visualFocus
            around: 8
        }
    }
}
