// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The conversation being read and the place to answer it.
FocusScope {
    id: root

    required property App app
    property alias sidebarShown: bar.sidebarShown
    property alias inspectorShown: bar.inspectorShown
    readonly property real composerHeight: composer.height
    readonly property bool composing: composer.activeFocus
    signal sidebarToggled()
    signal inspectorToggled()
    signal renameRequested()
    signal modelsWanted()

    function focusComposer(): void {
        composer.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function focusMessages(): void {
        messages.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function attach(): void {
        composer.attach();
    }
    function openModelPicker(): void {
        composer.openModelPicker();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    TopBar {
        id: bar
        width: parent.width
        app: root.app
        onSidebarToggled: root.sidebarToggled()
        onInspectorToggled: root.inspectorToggled()
        onRenameRequested: root.renameRequested()
        onNewRequested: {
            root.app.conversations.create();
            root.focusComposer();
        }
    }
    Banner {
        id: failure
        anchors { top: bar.bottom; topMargin: Theme.s8; horizontalCenter: parent.horizontalCenter }
        width: Math.min(680, parent.width - 40)
        visible: root.app.failure !== ""
        text: root.app.failure

        Button {
            kind: Button.Quiet
            text: qsTr("Dismiss")
            onClicked: root.app.dismissFailure()
        }
    }
    MessagesView {
        id: messages
        anchors { left: parent.left; right: parent.right; bottom: composer.top }
        anchors.top: failure.visible ? failure.bottom : bar.bottom
        visible: !root.app.chat.empty
        chat: root.app.chat
    }
    EmptyChat {
        anchors.fill: messages
        visible: root.app.chat.empty
        chat: root.app.chat
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: composer.top }
        height: 16
        visible: messages.visible && !messages.atEnd
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.rgba(Theme.page.r, Theme.page.g, Theme.page.b, 0) }
            GradientStop { position: 1; color: Theme.page }
        }
    }
    IconButton {
        id: latest
        anchors { horizontalCenter: parent.horizontalCenter; bottom: composer.top; bottomMargin: Theme.s12 }
        visible: messages.visible && !messages.atEnd && !messages.following
        iconName: "arrow-down"
        iconSize: 16
        text: qsTr("Jump to latest")
        keys: "End"
        onClicked: messages.toEnd()

        background: Rectangle {
            radius: width / 2
            color: latest.down ? Theme.press : latest.hovered ? Theme.hover : Theme.raised
            border.color: Theme.line2

            FocusRing {
                visible: latest.visualFocus
                around: 16
            }
        }
    }
    LookSheet {
        chat: root.app.chat
        onClosed: root.focusComposer()
    }
    AttachmentSheet {
        chat: root.app.chat
        onClosed: root.focusComposer()
    }
    Composer {
        id: composer
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        width: Math.min(680, parent.width - 40)
        focus: true
        tallest: Math.max(72, root.height * 0.4)
        app: root.app
        onModelsWanted: root.modelsWanted()
        onSent: messages.toEnd()
    }
}
