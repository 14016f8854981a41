// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The name of the conversation and the panels around it.
Item {
    id: root

    required property App app
    property bool sidebarShown: true
    property bool inspectorShown: false
    signal sidebarToggled()
    signal inspectorToggled()
    signal renameRequested()
    signal newRequested()

    implicitHeight: 52

    Row {
        id: left
        x: Theme.s12
        y: 10
        spacing: Theme.s8

        IconButton {
            iconName: "sidebar"
            text: qsTr("Sidebar")
            keys: "Ctrl+B"
            onClicked: root.sidebarToggled()
        }
        IconButton {
            visible: !root.sidebarShown
            iconName: "compose"
            text: qsTr("New conversation")
            keys: "Ctrl+N"
            onClicked: root.newRequested()
        }
    }
    UiText {
        anchors.left: left.right
        anchors.leftMargin: Theme.s12
        anchors.right: right.left
        anchors.rightMargin: Theme.s12
        height: 52
        text: root.app.chat.title
        font.bold: true
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Row {
        id: right
        anchors.right: parent.right
        anchors.rightMargin: Theme.s12
        y: 10
        spacing: Theme.s8

        AskBothChip {
            anchors.verticalCenter: parent.verticalCenter
            app: root.app
        }
        PolicyChip {
            anchors.verticalCenter: parent.verticalCenter
            chat: root.app.chat
        }
        IconButton {
            iconName: "panel-right"
            text: qsTr("Inspector")
            keys: "Ctrl+I"
            on: root.inspectorShown
            onClicked: root.inspectorToggled()
        }
        IconButton {
            id: more
            iconName: "dots"
            text: qsTr("More")
            enabled: root.app.conversations.currentId !== ""
            onClicked: menu.popup(more, more.width - menu.width, more.height + 4)

            Menu {
                id: menu

                MenuItem {
                    text: qsTr("Rename")
                    iconName: "pencil"
                    onTriggered: root.renameRequested()
                }
                MenuSeparator {}
                MenuItem {
                    text: qsTr("Delete")
                    iconName: "trash"
                    danger: true
                    onTriggered: root.app.conversations.remove(root.app.conversations.currentId)
                }
            }
        }
    }
    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
