// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The conversations. Arrows move, Enter opens, F2 renames, Del deletes.
SectionedList {
    id: root

    required property ConversationList conversations
    property string renamingId
    property bool byKeyboard: true // else the ring stays hidden
    signal opened()

    function openAt(row: ConversationRow): void {
        root.conversations.open(row.conversationId);
        root.opened();
    }

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    model: root.conversations
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Conversations")
    T.ScrollBar.vertical: ScrollBar {}
    onActiveFocusChanged: {
        if (root.activeFocus && root.currentIndex < 0 && root.renamingId === "")
            root.currentIndex = 0;
    }

    Keys.onReturnPressed: if (root.currentItem) root.openAt(root.currentItem as ConversationRow)
    Keys.onEnterPressed: if (root.currentItem) root.openAt(root.currentItem as ConversationRow)
    Keys.onSpacePressed: if (root.currentItem) root.openAt(root.currentItem as ConversationRow)
    Keys.onDeletePressed: if (root.currentItem) root.conversations.remove((root.currentItem as ConversationRow).conversationId)
    Keys.onPressed: event => {
        root.byKeyboard = true;
        const row = root.currentItem as ConversationRow;
        if (row && event.key === Qt.Key_Menu) {
            row.openMenu();
            event.accepted = true;
        }
    }

    delegate: ConversationRow {
        width: root.width
        listHasFocus: root.activeFocus && root.byKeyboard
        renaming: root.renamingId !== "" && root.renamingId === conversationId
        onOpenRequested: {
            root.byKeyboard = false;
            root.currentIndex = index;
            root.openAt(this);
        }
        onRenameRequested: root.renamingId = conversationId
        onRenamingChanged: if (renaming) root.currentIndex = index
        onRenamed: title => {
            root.renamingId = "";
            if (title !== "")
                root.conversations.rename(conversationId, title);
            root.forceActiveFocus(Qt.OtherFocusReason);
        }
        onPinRequested: root.conversations.setPinned(conversationId, !pinned)
        onRemoveRequested: root.conversations.remove(conversationId)
    }

    UiText {
        anchors.centerIn: parent
        width: parent.width - 48
        visible: root.count === 0
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text3
        text: qsTr("Your conversations will be listed here.")
    }
}
