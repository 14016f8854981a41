// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A row of a list: icon, words, an optional second line, and what the owner puts at the right (`trailing`).
T.ItemDelegate {
    id: control

    property string iconName
    property color iconColor: Theme.text3
    property string detail
    property bool selected: false
    property bool current: false // the keyboard is on it
    property bool strong: false
    property alias trailing: side.data

    implicitWidth: 200
    implicitHeight: control.detail === "" ? Theme.control : Theme.rowTwo
    leftPadding: Theme.s12
    rightPadding: Theme.s12
    hoverEnabled: true
    font.pixelSize: Theme.uiSize
    Accessible.role: Accessible.ListItem
    Accessible.name: control.text
    Accessible.description: control.detail
    Accessible.selected: control.selected
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: control.iconName
            size: 16
            color: control.iconColor
        }
        Column {
            anchors.left: parent.left
            anchors.leftMargin: icon.visible ? 24 : 0
            anchors.right: side.left
            anchors.rightMargin: side.width > 0 ? Theme.s8 : 0
            anchors.verticalCenter: parent.verticalCenter

            UiText {
                width: parent.width
                text: control.text
                color: control.selected || control.down || control.strong ? Theme.text : Theme.text2
                font.bold: control.strong
                elide: Text.ElideRight
            }
            SmallText {
                width: parent.width
                visible: text !== ""
                text: control.detail
                elide: Text.ElideRight
            }
        }
        Row {
            id: side
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s4
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.selected ? Theme.sel : control.down ? Theme.press : control.hovered ? Theme.hover : "transparent"

        Behavior on color { ColorAnimation { duration: Theme.fast } }

        FocusRing {
            inset: true
            visible: control.visualFocus || control.current
        }
    }
}
