// SPDX-License-Identifier: MIT
import QtQuick

/// The menu of a text: `field` is its TextField, TextArea or TextEdit. Right click or the menu key opens it.
Menu {
    id: root

    required property var field
    property bool takesPaste: false // pasteRequested instead of the field's own: it may take more than words
    signal pasteRequested()

    readonly property bool hasSelection: root.field.selectionStart !== root.field.selectionEnd

    MenuItem {
        text: qsTr("Cut")
        keys: "Ctrl+X"
        enabled: root.hasSelection && !root.field.readOnly
        onTriggered: root.field.cut()
    }
    MenuItem {
        text: qsTr("Copy")
        iconName: "copy"
        keys: "Ctrl+C"
        enabled: root.hasSelection
        onTriggered: root.field.copy()
    }
    MenuItem {
        text: qsTr("Paste")
        keys: "Ctrl+V"
        enabled: (root.field.canPaste || root.takesPaste) && !root.field.readOnly
        onTriggered: root.takesPaste ? root.pasteRequested() : root.field.paste()
    }
    MenuSeparator {}
    MenuItem {
        text: qsTr("Select all")
        keys: "Ctrl+A"
        enabled: root.field.length > 0
        onTriggered: root.field.selectAll()
    }
}
