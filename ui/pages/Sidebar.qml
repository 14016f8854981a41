// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Conversations by section, or what a search found.
FocusScope {
    id: root

    required property App app
    readonly property ConversationList conversations: root.app.conversations
    signal opened()

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }
    function focusList(): void {
        list.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function renameCurrent(): void {
        const row = list.currentItem as ConversationRow;
        list.renamingId = list.activeFocus && row ? row.conversationId : root.conversations.currentId;
    }

    implicitWidth: 264
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Conversations")

    Rectangle {
        anchors.fill: parent
        color: Theme.side
    }
    SearchField {
        id: search
        x: Theme.s12
        y: 10
        width: fresh.x - x - Theme.s8
        placeholderText: qsTr("Search")
        keys: "Ctrl F"
        text: root.conversations.query
        onTextEdited: root.conversations.query = search.text
        onTextChanged: if (search.text === "") root.conversations.query = ""
        Keys.onDownPressed: (results.visible ? results : list).forceActiveFocus(Qt.TabFocusReason)
    }
    IconButton {
        id: fresh
        anchors.right: parent.right
        anchors.rightMargin: Theme.s12
        y: 10
        iconName: "compose"
        text: qsTr("New conversation")
        keys: "Ctrl+N"
        onClicked: {
            root.conversations.create();
            root.opened();
        }
    }
    ConversationListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: search.bottom; bottom: foot.top; topMargin: 6 }
        visible: !root.conversations.searching
        conversations: root.conversations
        onOpened: root.opened()
    }
    SearchResultsView {
        id: results
        anchors.fill: list
        visible: root.conversations.searching
        conversations: root.conversations
        onOpened: root.opened()
    }
    SidebarFoot {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        computer: root.app.computer
    }
    Hairline {
        anchors.right: parent.right
        height: parent.height
    }
}
