// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// A page in the rail; a mark at the window's edge says which one is open.
T.Button {
    id: control

    property string iconName
    property string keys
    property bool current: false

    implicitWidth: 40
    implicitHeight: 40
    hoverEnabled: true
    Accessible.name: control.text
    Accessible.description: control.keys
    Accessible.selected: control.current
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            color: control.current || control.hovered ? Theme.text : Theme.text2
        }
    }

    background: Rectangle {
        radius: Theme.radiusCard
        color: control.current ? Theme.sel : control.down ? Theme.press : control.hovered ? Theme.hover : "transparent"

        Rectangle {
            x: -8
            anchors.verticalCenter: parent.verticalCenter
            width: 3
            height: 20
            radius: 1.5
            visible: control.current
            color: Theme.accent
        }
        FocusRing {
            visible: control.visualFocus
            around: parent.radius
            anchors.margins: -3
        }
    }

    ToolTip {
        x: control.width + 8
        y: Math.round((control.height - height) / 2)
        text: control.text
        keys: control.keys
        visible: control.hovered && !control.down
    }
}
