// SPDX-License-Identifier: MIT
import QtQml
import Loquat.ViewModels

/// Every command of the window. `wants…` are for the window; the rest goes straight to the view models.
QtObject {
    id: root

    required property App app
    property bool chatting: true
    signal pageWanted(string page)
    signal searchWanted()
    signal sidebarWanted()
    signal inspectorWanted()
    signal renameWanted()
    signal modelWanted()
    signal attachWanted()
    signal fileWanted()
    signal shortcutsWanted()
    signal paletteWanted()
    signal composerWanted()
    signal copyAnswerWanted()
    signal regenerateWanted()
    signal providerWanted()
    signal quitWanted()

    readonly property list<Command> all: [
        Command {
            text: qsTr("New conversation"); keys: "Ctrl+N"; iconName: "compose"
            onTriggered: {
                root.app.conversations.create();
                root.composerWanted();
            }
        },
        Command { text: qsTr("Search conversations"); keys: "Ctrl+F"; iconName: "search"; onTriggered: root.searchWanted() },
        Command {
            text: qsTr("Previous conversation"); keys: "Alt+Up"; iconName: "chat"
            onTriggered: root.app.conversations.openPrevious()
        },
        Command {
            text: qsTr("Next conversation"); keys: "Alt+Down"; iconName: "chat"
            onTriggered: root.app.conversations.openNext()
        },
        Command {
            text: qsTr("Rename this conversation"); keys: "F2"; iconName: "pencil"
            enabled: root.chatting && root.app.conversations.currentId !== ""
            onTriggered: root.renameWanted()
        },
        Command {
            text: qsTr("Delete this conversation"); iconName: "trash"
            enabled: root.chatting && root.app.conversations.currentId !== ""
            onTriggered: root.app.conversations.remove(root.app.conversations.currentId)
        },
        Command {
            text: qsTr("Copy the last answer"); keys: "Ctrl+Shift+C"; iconName: "copy"
            enabled: root.chatting && !root.app.chat.empty
            onTriggered: root.copyAnswerWanted()
        },
        Command {
            text: qsTr("Answer again"); keys: "Ctrl+R"; iconName: "refresh"
            enabled: root.chatting && !root.app.chat.empty && !root.app.chat.answering
            onTriggered: root.regenerateWanted()
        },
        Command {
            text: qsTr("Stop the answer"); iconName: "stop"
            enabled: root.app.chat.answering
            onTriggered: root.app.chat.stop()
        },
        Command { text: qsTr("Choose a model"); keys: "Ctrl+M"; iconName: "models"; onTriggered: root.modelWanted() },
        Command { text: qsTr("Attach files or pictures"); keys: "Ctrl+U"; iconName: "plus"; onTriggered: root.attachWanted() },
        Command { text: qsTr("Open a model file…"); keys: "Ctrl+O"; iconName: "folder-open"; onTriggered: root.fileWanted() },
        Command { text: qsTr("Show or hide the sidebar"); keys: "Ctrl+B"; iconName: "sidebar"; onTriggered: root.sidebarWanted() },
        Command { text: qsTr("Show or hide the inspector"); keys: "Ctrl+I"; iconName: "panel-right"; onTriggered: root.inspectorWanted() },
        Command { text: qsTr("Go to Chat"); keys: "Ctrl+1"; iconName: "chat"; onTriggered: root.pageWanted("chat") },
        Command { text: qsTr("Go to Models"); keys: "Ctrl+2"; iconName: "models"; onTriggered: root.pageWanted("models") },
        Command { text: qsTr("Go to Providers"); keys: "Ctrl+3"; iconName: "cloud"; onTriggered: root.pageWanted("providers") },
        Command { text: qsTr("Go to Usage"); keys: "Ctrl+4"; iconName: "chart"; onTriggered: root.pageWanted("usage") },
        Command { text: qsTr("Go to Quantize"); keys: "Ctrl+5"; iconName: "scales"; onTriggered: root.pageWanted("quantize") },
        Command { text: qsTr("Open the audit log"); iconName: "log"; onTriggered: root.pageWanted("audit") },
        Command { text: qsTr("Add a provider…"); iconName: "plus"; onTriggered: root.providerWanted() },
        Command {
            text: root.app.privacy.noCloud ? qsTr("Allow the cloud") : qsTr("No cloud: nothing leaves this computer"); iconName: "lock"
            onTriggered: root.app.privacy.noCloud = !root.app.privacy.noCloud
        },
        Command { text: qsTr("Go to Settings"); keys: "Ctrl+,"; iconName: "gear"; onTriggered: root.pageWanted("settings") },
        Command { text: qsTr("Dark theme"); iconName: "moon"; onTriggered: root.app.settings.theme = "dark" },
        Command { text: qsTr("Light theme"); iconName: "sun"; onTriggered: root.app.settings.theme = "light" },
        Command { text: qsTr("Keyboard shortcuts"); keys: "F1"; iconName: "keyboard"; onTriggered: root.shortcutsWanted() },
        Command { text: qsTr("Quit"); keys: "Ctrl+Q"; iconName: "x"; onTriggered: root.quitWanted() },
        Command { text: qsTr("Every command"); keys: "Ctrl+K"; listed: false; onTriggered: root.paletteWanted() }
    ]
}
