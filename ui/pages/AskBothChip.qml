// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Controls
import Loquat.ViewModels

/// Whether the next question goes to two models, and which the second is.
IconButton {
    id: root

    required property App app
    readonly property Chat chat: root.app.chat

    iconName: "columns"
    text: qsTr("Ask two models")
    on: root.chat.askBoth
    visible: root.chat.canAskBoth
    Accessible.role: Accessible.ButtonMenu
    onClicked: menu.popup(root, root.width - menu.width, root.height + 4)

    Menu {
        id: menu
        least: 280

        MenuItem {
            text: qsTr("Ask two models at once")
            iconName: "columns"
            checkable: true
            checked: root.chat.askBoth
            onTriggered: root.chat.askBoth = !root.chat.askBoth
        }
        MenuItem {
            text: qsTr("Blind: hide the names until I choose")
            iconName: "eye"
            enabled: root.chat.askBoth
            checkable: true
            checked: root.chat.blind
            onTriggered: root.chat.blind = !root.chat.blind
        }
        MenuSeparator {}
        Instantiator {
            model: root.app.models
            onObjectAdded: (index, object) => menu.insertItem(3 + index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)

            SecondModelItem { chat: root.chat }
        }
        Instantiator {
            model: root.chat.cloudModels
            onObjectAdded: (index, object) => menu.insertItem(3 + root.app.models.count + index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)

            SecondModelItem {
                chat: root.chat
                iconName: "cloud"
            }
        }
    }
}
