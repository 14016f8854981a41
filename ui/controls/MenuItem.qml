// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A row of a menu: icon, words, shortcut at the right. A checkable row shows its tick there.
T.MenuItem {
    id: control

    property string iconName
    property string keys
    property string detail // a second voice after the words
    property bool danger: false

    readonly property color words: !control.enabled ? Theme.dis : control.danger ? Theme.danger : Theme.text

    implicitWidth: leftPadding + rightPadding + (icon.visible ? 24 : 0) + label.implicitWidth
                   + (side.visible ? side.implicitWidth + 24 : 0) + (tick.visible ? 24 : 0)
    implicitHeight: Theme.control
    leftPadding: 10
    rightPadding: 10
    hoverEnabled: true
    font.pixelSize: Theme.uiSize
    Accessible.description: control.keys
    Accessible.onPressAction: control.triggered()

    contentItem: Item {
        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: control.iconName
            size: 16
            color: control.danger || !control.enabled ? control.words : Theme.text2
        }
        UiText {
            id: label
            x: icon.visible ? 24 : 0
            height: parent.height
            width: Math.min(implicitWidth, parent.width - x)
            text: control.text
            color: control.words
            elide: Text.ElideRight
        }
        SmallText {
            id: side
            anchors.right: tick.visible ? tick.left : parent.right
            anchors.rightMargin: tick.visible ? Theme.s8 : 0
            height: parent.height
            visible: text !== ""
            text: control.keys !== "" ? control.keys : control.detail
        }
        Icon {
            id: tick
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: control.checkable && control.checked
            name: "check"
            size: 14
            stroke: 2.2
            color: Theme.text2
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.highlighted || control.down ? Theme.hoverOver : "transparent"
    }
}
