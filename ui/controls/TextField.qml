// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// One line of text. `error` turns the border red and stands below with its sign; keep 20 px free there.
T.TextField {
    id: control

    property string error
    property string iconName
    property bool bare: false // no border: search, rename in place

    implicitWidth: 200
    implicitHeight: Theme.control
    leftPadding: control.iconName === "" ? 10 : 34
    rightPadding: 10
    font.pixelSize: Theme.uiSize
    verticalAlignment: TextInput.AlignVCenter
    hoverEnabled: true
    selectByMouse: true
    color: control.enabled ? Theme.text : Theme.dis
    placeholderTextColor: Theme.text3
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    Accessible.name: control.placeholderText
    Accessible.description: control.error

    cursorDelegate: Caret { owner: parent }

    UiText {
        x: control.leftPadding
        width: control.width - control.leftPadding - control.rightPadding
        height: control.height
        visible: !control.length && !control.preeditText
        text: control.placeholderText
        color: control.enabled ? control.placeholderTextColor : Theme.dis
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Icon {
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        name: control.iconName
        size: 16
    }
    Row {
        y: control.height + 4
        visible: control.error !== ""
        spacing: Theme.s4

        Icon { name: "circle-alert"; size: 14; color: Theme.danger; anchors.verticalCenter: parent.verticalCenter }
        SmallText { text: control.error; color: Theme.danger }
    }

    TextMenuArea { field: control }

    background: Rectangle {
        radius: Theme.radius
        color: !control.enabled ? "transparent" : control.bare ? Theme.hover : Theme.raised
        border.width: control.activeFocus ? 2 : control.bare ? 0 : 1
        border.color: control.activeFocus ? Theme.accent : !control.enabled ? Theme.line
                    : control.error !== "" ? Theme.danger : Theme.ctl
    }
}
