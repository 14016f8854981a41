// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels
import Loquat // its C++ types are not found without this

/// The window: rail, pages, and what lies over them.
T.ApplicationWindow {
    id: root

    required property App app
    property string page: "chat"
    readonly property bool welcoming: !root.app.settings.welcomeSeen

    function go(page: string): void {
        root.app.settings.welcomeSeen = true;
        root.page = page;
        if (page === "chat")
            chat.focusComposer();
        else
            root.pageOf(page).forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function pageOf(page: string): Item {
        return page === "models" ? models : page === "providers" ? providers : page === "usage" ? usage : page === "audit" ? audit : page === "quantize" ? quantize : settings;
    }
    function inChat(action: var): void {
        root.go("chat");
        action();
    }
    function lastAnswer(action: var): void {
        const id = root.app.chat.messages.lastAnswerId();
        if (id !== "")
            action(id);
    }
    function openFiles(urls: var): void {
        for (let i = 0; i < urls.length; ++i)
            root.app.models.openFile(urls[i]);
        root.go("models");
    }

    function dropFiles(urls: var): void {
        const all = Array.from(urls);
        const models = all.filter(url => url.toString().toLowerCase().endsWith(".gguf"));
        if (root.page !== "chat" || models.length > 0)
            root.openFiles(root.page === "chat" ? models : all);
        else
            root.inChat(() => root.app.chat.attachments.add(all));
    }

    width: 1280
    height: 820
    minimumWidth: 560
    minimumHeight: 480
    visible: true
    title: root.app.chat.title !== "" && root.page === "chat" ? qsTr("%1 – Loquat").arg(root.app.chat.title) : "Loquat"
    color: Theme.page
    Component.onCompleted: root.welcoming ? welcome.forceActiveFocus(Qt.ShortcutFocusReason) : chat.focusComposer()

    onFrameSwapped: Theme.still = false

    Binding { target: Theme; property: "dark"; value: root.app.settings.dark }
    Binding { target: Theme; property: "textScale"; value: root.app.settings.textScale }
    Binding { target: Theme; property: "reduceMotion"; value: root.app.settings.reduceMotion }
    Binding {
        target: Theme
        property: "cjk"
        value: root.app.settings.language === "system" ? /^(zh|ja|ko)/.test(Qt.locale().name) : /^(zh|ja|ko)/.test(root.app.settings.language)
    }

    Connections {
        target: root.app.models
        function onChatRequested(): void { root.go("chat"); }
    }
    Commands {
        id: commands
        app: root.app
        chatting: root.page === "chat" && !root.welcoming
        onPageWanted: page => root.go(page)
        onComposerWanted: root.go("chat")
        onSearchWanted: root.inChat(chat.search)
        onSidebarWanted: root.inChat(chat.toggleSidebar)
        onInspectorWanted: root.inChat(chat.toggleInspector)
        onRenameWanted: root.inChat(chat.rename)
        onModelWanted: root.inChat(chat.openModelPicker)
        onAttachWanted: root.inChat(chat.attach)
        onCopyAnswerWanted: root.lastAnswer(root.app.chat.copy)
        onRegenerateWanted: root.lastAnswer(root.app.chat.regenerate)
        onFileWanted: files.open()
        onProviderWanted: {
            root.go("providers");
            providers.openAddMenu();
        }
        onShortcutsWanted: shortcuts.open()
        onPaletteWanted: palette.open()
        onQuitWanted: Qt.quit()
    }
    Instantiator {
        model: commands.all

        Shortcut {
            required property Command modelData
            sequence: modelData.keys
            enabled: modelData.enabled && modelData.keys !== ""
            onActivated: modelData.triggered()
        }
    }
    ShortcutGuard { keys: ["Ctrl+K"] }
    Shortcut {
        sequence: "F6"
        enabled: commands.chatting
        onActivated: chat.nextPane()
    }

    Rail {
        id: rail
        height: parent.height
        page: root.welcoming ? "" : root.page
        onChosen: page => root.go(page)
    }
    Item {
        anchors { left: rail.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        clip: true

        WelcomePage {
            id: welcome
            anchors.fill: parent
            visible: root.welcoming
            app: root.app
            onTalkWanted: root.go("chat")
            onFileWanted: files.open()
            onModelsWanted: root.go("models")
            onConnectWanted: (presetId, key) => {
                root.go("providers");
                providers.addWithKey(presetId, key);
            }
        }
        ChatPage {
            id: chat
            anchors.fill: parent
            visible: !root.welcoming && root.page === "chat"
            app: root.app
            sidebarFolds: root.width < 1000
            inspectorOverlays: root.width < 1180
            onModelsWanted: root.go("models")
        }
        ModelsPage {
            id: models
            anchors.fill: parent
            visible: !root.welcoming && root.page === "models"
            app: root.app
            onFileWanted: files.open()
            onCloudWanted: root.go("providers")
            onQuantizeWanted: modelId => {
                if (root.app.quantize.results.count === 0 || root.app.quantize.keptPath !== "") // what is measured is not thrown away unasked
                    root.app.quantize.choose(modelId);
                root.go("quantize");
            }
        }
        QuantizePage {
            id: quantize
            anchors.fill: parent
            visible: !root.welcoming && root.page === "quantize"
            app: root.app
            onModelsWanted: root.go("models")
        }
        ProvidersPage {
            id: providers
            anchors.fill: parent
            visible: !root.welcoming && root.page === "providers"
            app: root.app
            onModelsWanted: root.go("models")
        }
        UsagePage {
            id: usage
            anchors.fill: parent
            visible: !root.welcoming && root.page === "usage"
            app: root.app
            onAuditWanted: root.go("audit")
            onChatWanted: root.go("chat")
        }
        AuditPage {
            id: audit
            anchors.fill: parent
            visible: !root.welcoming && root.page === "audit"
            app: root.app
            onBackRequested: root.go("usage")
        }
        SettingsPage {
            id: settings
            anchors.fill: parent
            visible: !root.welcoming && root.page === "settings"
            app: root.app
        }
    }
    DropArea {
        anchors.fill: parent
        onEntered: drag => drag.accepted = drag.hasUrls
        onDropped: drop => root.dropFiles(drop.urls)

        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: rail.width
            visible: parent.containsDrag
            color: Theme.scrim

            HeadText {
                anchors.centerIn: parent
                text: root.page === "chat" ? qsTr("Drop files here to ask about them, models to add them")
                                           : qsTr("Drop model files here to add them")
                color: "#ffffff"
            }
        }
    }
    ToastCard {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.s16 + (chat.visible ? chat.composerHeight : 8) }
        z: 10
        shown: root.app.toast.visible
        text: root.app.toast.text
        actionText: root.app.toast.actionText
        iconName: root.app.toast.icon
        onHoveredChanged: root.app.toast.held = hovered
        onActed: root.app.toast.act()
    }
    FileDialog {
        id: files
        title: qsTr("Open a model file")
        nameFilters: [qsTr("Models (*.gguf)"), qsTr("All files (*)")]
        onAccepted: root.openFiles([files.selectedFile])
    }
    ShortcutsSheet {
        id: shortcuts
        shortcuts: root.app.shortcuts
    }
    CommandPalette {
        id: palette
        source: commands
    }
}
