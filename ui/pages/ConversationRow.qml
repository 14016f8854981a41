// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// One conversation in the sidebar, renamed in place.
Item {
    id: root

    required property int index
    required property string conversationId
    required property string title
    required property bool pinned
    required property bool answering
    required property bool selected
    property bool renaming: false
    property bool listHasFocus: false
    signal openRequested()
    signal renameRequested()
    signal renamed(string title)
    signal pinRequested()
    signal removeRequested()

    function openMenu(): void {
        menu.popup(row, 24, row.height);
    }

    implicitWidth: 264
    implicitHeight: Theme.control

    ListRow {
        id: row
        x: Theme.s8
        width: parent.width - 16
        visible: !root.renaming
        focusPolicy: Qt.NoFocus
        text: root.title
        selected: root.selected
        current: root.listHasFocus && root.ListView.isCurrentItem
        Accessible.description: root.answering ? qsTr("Answering") : root.pinned ? qsTr("Pinned") : ""
        onClicked: root.openRequested()
        onDoubleClicked: root.renameRequested()

        trailing: [
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 8
                height: 8
                radius: 4
                visible: root.answering
                color: Theme.accent
            },
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.pinned && !root.answering
                name: "pin"
                size: 16
                color: Theme.text3
            }
        ]

        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: point => menu.popup(row, point.position.x, point.position.y)
        }
    }
    // The Loader of Qt 6.4 refuses bound components.
    // qmllint disable unqualified
    Loader {
        id: field
        x: Theme.s8
        width: parent.width - 16
        active: root.renaming
        sourceComponent: TextField {
            text: root.title
            placeholderText: qsTr("Name of the conversation")
            Keys.onEscapePressed: root.renamed("")
            onEditingFinished: if (root.renaming) root.renamed(text.trim())
        }
    }
    // qmllint enable unqualified
    Timer { // once the field is there
        interval: 0
        running: root.renaming
        onTriggered: {
            const name = field.item as TextField;
            name.forceActiveFocus(Qt.OtherFocusReason);
            name.selectAll();
        }
    }
    Menu {
        id: menu

        MenuItem {
            text: qsTr("Rename")
            iconName: "pencil"
            keys: "F2"
            onTriggered: root.renameRequested()
        }
        MenuItem {
            text: root.pinned ? qsTr("Unpin") : qsTr("Pin")
            iconName: "pin"
            onTriggered: root.pinRequested()
        }
        MenuSeparator {}
        MenuItem {
            text: qsTr("Delete")
            iconName: "trash"
            keys: qsTr("Del")
            danger: true
            onTriggered: root.removeRequested()
        }
    }
}
