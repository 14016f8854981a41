// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Controls
import Loquat.ViewModels

/// The conversation. It follows the end only while the reader is at the end.
ListView {
    id: root

    required property Chat chat
    readonly property int column: Math.min(640, root.width - 64)
    readonly property bool atEnd: root.contentHeight - (root.contentY - root.originY) - root.height < 8
    property bool following: true
    property string editingId
    property string shownId
    property string foundId // where a search led, marked until the next step

    function toEnd(): void {
        root.following = true;
        root.foundId = "";
        soon.restart();
    }
    function follow(): void {
        if (!root.following)
            return;
        if (root.contentHeight > root.height)
            root.positionViewAtEnd();
        else
            root.positionViewAtBeginning();
    }
    function scrollBy(pixels: real): void {
        const last = root.originY + Math.max(0, root.contentHeight - root.height);
        root.contentY = Math.max(root.originY, Math.min(last, root.contentY + pixels));
        root.following = root.atEnd;
    }
    function show(messageId: string): void {
        const row = root.chat.messages.rowOf(messageId);
        if (row < 0)
            return;
        root.following = false;
        root.foundId = messageId;
        root.positionViewAtIndex(row, ListView.Beginning);
        settle.rounds = 3; // heights above are guesses until they have been laid out
        settle.restart();
    }

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    maximumFlickVelocity: 6000
    cacheBuffer: 800
    model: root.chat.messages
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages")
    T.ScrollBar.vertical: ScrollBar { id: bar }

    onContentHeightChanged: soon.restart()
    onHeightChanged: soon.restart()
    onContentYChanged: if (root.moving || bar.pressed) root.following = root.atEnd
    onMovementEnded: root.following = root.atEnd

    Keys.onUpPressed: root.scrollBy(-64)
    Keys.onDownPressed: root.scrollBy(64)
    Keys.onPressed: event => {
        const page = root.height - 48;
        const steps = new Map([[Qt.Key_PageUp, -page], [Qt.Key_PageDown, page], [Qt.Key_Space, page]]);
        if (steps.has(event.key))
            root.scrollBy(steps.get(event.key));
        else if (event.key === Qt.Key_Home)
            root.positionViewAtBeginning(), root.following = root.atEnd;
        else if (event.key === Qt.Key_End)
            root.toEnd();
        else
            return;
        event.accepted = true;
    }

    delegate: MessageView {
        x: Math.round((root.width - width) / 2)
        width: pair.length === 2 ? Math.min(1100, root.width - 64) : root.column
        required property var model
        status: model.state
        chat: root.chat
        editing: root.editingId === messageId
        found: root.foundId === messageId
        onEditRequested: root.editingId = messageId
        onEdited: text => {
            root.editingId = "";
            if (text !== "")
                root.chat.edit(messageId, text);
        }
    }

    Timer {
        id: settle
        property int rounds: 0
        interval: 60
        onTriggered: {
            const row = root.chat.messages.rowOf(root.foundId);
            if (row < 0 || root.moving)
                return;
            root.positionViewAtIndex(row, ListView.Beginning);
            if (--settle.rounds > 0)
                settle.restart();
        }
    }
    Timer { // after the list has laid out what changed
        id: soon
        interval: 0
        onTriggered: root.follow()
    }
    Connections {
        target: root.chat
        function onConversationChanged(): void {
            if (root.shownId === root.chat.conversationId)
                return; // it was renamed, or loaded
            root.shownId = root.chat.conversationId;
            root.editingId = "";
            root.foundId = "";
            root.toEnd();
        }
        function onMessageFocusRequested(messageId: string): void {
            root.show(messageId);
        }
    }
}
