// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A square button that shows an icon alone; `text` is its name and its tooltip.
T.Button {
    id: control

    property string iconName
    property int iconSize: 20
    property real iconStroke: 1.5
    property string keys // the shortcut as people read it, for the tooltip
    property bool on: control.checked
    property bool primary: false
    property bool outlined: false
    property bool overlaid: false // stands on a menu, sheet or toast

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: control.text
    Accessible.description: control.keys
    Accessible.onPressAction: {
        if (control.checkable)
            control.toggle();
        control.clicked();
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            size: control.iconSize
            stroke: control.iconStroke
            color: !control.enabled ? Theme.dis : control.primary ? Theme.accentOn
                 : control.on || control.down || control.hovered || control.outlined ? Theme.text : Theme.text2
        }
    }

    background: Rectangle {
        radius: control.primary || control.outlined ? Theme.radiusCard : Theme.radius
        color: {
            if (control.primary && control.enabled)
                return control.down ? Theme.accentP : control.hovered ? Theme.accentH : Theme.accent;
            if (control.down && control.enabled)
                return control.overlaid ? Theme.hoverOver : Theme.press;
            if (control.on)
                return Theme.sel;
            if (control.hovered && control.enabled)
                return control.overlaid ? Theme.hoverOver : Theme.hover;
            return "transparent";
        }
        border.width: control.outlined || (control.primary && !control.enabled) ? 1 : 0
        border.color: control.enabled ? Theme.ctl : Theme.line

        Behavior on color { ColorAnimation { duration: Theme.fast } }

        FocusRing {
            visible: control.visualFocus
            around: parent.radius
        }
    }

    // The Loader of Qt 6.4 refuses bound components.
    // qmllint disable unqualified
    Loader {
        active: control.hovered || control.visualFocus
        sourceComponent: ToolTip {
            parent: control
            text: control.text
            keys: control.keys
            visible: control.text !== "" && !control.down
        }
    }
    // qmllint enable unqualified
}
