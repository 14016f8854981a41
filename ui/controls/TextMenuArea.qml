// SPDX-License-Identifier: MIT
import QtQuick

/// Lies over a text and opens its menu at a right click; every other press goes through. The menu is made when first needed.
MouseArea {
    id: root

    required property var field
    property bool takesPaste: false // see TextMenu
    signal pasteRequested()

    function openMenu(): void {
        loader.active = true;
        (loader.item as TextMenu).popup();
    }

    anchors.fill: parent
    acceptedButtons: Qt.RightButton
    cursorShape: Qt.IBeamCursor
    onClicked: {
        root.field.forceActiveFocus(Qt.MouseFocusReason);
        root.openMenu();
    }

    // The Loader of Qt 6.4 refuses bound components.
    // qmllint disable unqualified
    Loader {
        id: loader
        active: false
        sourceComponent: TextMenu {
            field: root.field
            takesPaste: root.takesPaste
            onPasteRequested: root.pasteRequested()
        }
    }
    // qmllint enable unqualified
}
