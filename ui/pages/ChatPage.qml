// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.ViewModels

/// Conversations, the one being read, and the inspector. Narrow windows slide the panels over the page.
FocusScope {
    id: root

    required property App app
    readonly property Settings settings: root.app.settings
    readonly property real composerHeight: pane.composerHeight
    property bool sidebarFolds: false // the window is under 1000
    property bool inspectorOverlays: false // the window is under 1180
    property bool sidebarOver: false // slid over the page
    property bool inspectorOver: false
    readonly property bool sidebarShown: root.sidebarFolds ? root.sidebarOver : root.settings.sidebarOpen
    readonly property bool inspectorShown: root.inspectorOverlays ? root.inspectorOver : root.settings.inspectorOpen
    signal modelsWanted()

    function toggleSidebar(): void {
        if (root.sidebarFolds)
            root.sidebarOver = !root.sidebarOver;
        else
            root.settings.sidebarOpen = !root.settings.sidebarOpen;
        if (!root.sidebarShown)
            root.focusComposer();
    }
    function toggleInspector(): void {
        if (root.inspectorOverlays)
            root.inspectorOver = !root.inspectorOver;
        else
            root.settings.inspectorOpen = !root.settings.inspectorOpen;
        if (!root.inspectorShown)
            root.focusComposer();
    }
    function showSidebar(): void {
        if (!root.sidebarShown)
            root.toggleSidebar();
    }
    function search(): void {
        root.showSidebar();
        sidebar.focusSearch();
    }
    function rename(): void {
        root.showSidebar();
        sidebar.renameCurrent();
    }
    function focusComposer(): void {
        pane.focusComposer();
    }
    function attach(): void {
        pane.attach();
    }
    function openModelPicker(): void {
        pane.openModelPicker();
    }
    function nextPane(): void {
        if (sidebar.activeFocus)
            pane.focusMessages();
        else if (pane.activeFocus && !pane.composing)
            pane.focusComposer();
        else if (pane.activeFocus && root.inspectorShown)
            inspector.forceActiveFocus(Qt.ShortcutFocusReason);
        else if (root.sidebarShown)
            sidebar.focusList();
        else
            pane.focusMessages();
    }

    onSidebarFoldsChanged: root.sidebarOver = false
    onInspectorOverlaysChanged: root.inspectorOver = false
    Keys.onEscapePressed: event => {
        if (root.sidebarFolds && root.sidebarOver)
            root.sidebarOver = false;
        else if (root.inspectorOverlays && root.inspectorOver)
            root.inspectorOver = false;
        else if (root.app.chat.answering)
            root.app.chat.stop();
        else
            event.accepted = false;
        root.focusComposer();
    }

    ConversationPane {
        id: pane
        x: root.sidebarFolds ? 0 : sidebar.x + sidebar.width
        width: (root.inspectorOverlays ? root.width : inspector.x) - x
        height: parent.height
        focus: true
        app: root.app
        sidebarShown: root.sidebarShown && !root.sidebarFolds
        inspectorShown: root.inspectorShown
        onSidebarToggled: root.toggleSidebar()
        onInspectorToggled: root.toggleInspector()
        onRenameRequested: root.rename()
        onModelsWanted: root.modelsWanted()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
        opacity: (root.sidebarFolds && root.sidebarOver) ? 1 : 0
        visible: opacity > 0

        Behavior on opacity { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutQuad } }
        TapHandler { onTapped: root.sidebarOver = false }
    }
    Sidebar {
        id: sidebar
        property real out: root.sidebarShown ? 1 : 0 // how far it has slid in

        x: (out - 1) * width
        width: root.settings.sidebarWidth
        height: parent.height
        visible: out > 0
        enabled: root.sidebarShown
        app: root.app
        onOpened: {
            root.sidebarOver = false;
            root.focusComposer();
        }

        Behavior on out { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutQuad } }

        MouseArea {
            x: parent.width - 4
            width: 8
            height: parent.height
            cursorShape: Qt.SplitHCursor
            onPositionChanged: mouse => {
                root.settings.sidebarWidth = Math.max(220, Math.min(360, x + mouse.x));
            }
        }
    }
    Inspector {
        id: inspector
        property real out: root.inspectorShown ? 1 : 0

        x: root.width - out * width
        width: 312
        height: parent.height
        visible: out > 0
        enabled: root.inspectorShown
        chat: root.app.chat
        onClosed: root.toggleInspector()

        Behavior on out { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutQuad } }
    }
}
