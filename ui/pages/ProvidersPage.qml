// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The remote services: the list is the order of Auto, beside it the one being looked at.
FocusScope {
    id: root

    required property App app
    readonly property ProviderList providers: root.app.cloud.providers
    readonly property ProviderEditor editor: root.app.cloud.editor
    readonly property bool narrow: root.width < 720
    property bool looking: false // narrow: at one of them, not at the list
    signal modelsWanted()

    function add(presetId: string): void {
        root.editor.providerId = root.providers.add(presetId);
        root.looking = true;
        detail.focusFirst();
    }
    function addWithKey(presetId: string, key: string): void {
        root.add(presetId);
        root.editor.key.store(key);
    }
    function openAddMenu(): void {
        menu.popup(adder, adder.width - menu.width, adder.height + 4);
    }

    onVisibleChanged: if (root.visible) root.editor.refresh()

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    FocusScope {
        id: side
        width: root.narrow ? parent.width : 264
        height: parent.height
        visible: root.providers.count > 0 && !(root.narrow && root.looking)
        focus: visible
        Accessible.role: Accessible.Pane
        Accessible.name: qsTr("Providers")

        Rectangle {
            anchors.fill: parent
            color: Theme.side
        }
        UiText {
            x: 20
            height: 52
            text: qsTr("Providers")
            font.bold: true
            font.pixelSize: Theme.readSize
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        IconButton {
            id: adder
            anchors.right: parent.right
            anchors.rightMargin: 12
            y: 10
            iconName: "plus"
            text: qsTr("Add a provider")
            onClicked: root.openAddMenu()
        }
        ProviderListView {
            id: list
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: hint.top; topMargin: 52; bottomMargin: 8 }
            focus: true
            providers: root.providers
            selectedId: root.editor.providerId
            onChosen: id => {
                root.editor.providerId = id;
                root.looking = true;
            }
            onHereChosen: root.modelsWanted()
        }
        SmallText {
            id: hint
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 20; rightMargin: 20; bottomMargin: 16 }
            text: qsTr("Auto tries them from top to bottom. Drag to change the order.")
            wrapMode: Text.Wrap
        }
        Hairline {
            anchors.right: parent.right
            height: parent.height
        }
    }
    ProviderDetail {
        id: detail
        anchors { top: parent.top; bottom: parent.bottom; left: root.narrow ? parent.left : side.right; right: parent.right }
        visible: root.providers.count > 0 && (!root.narrow || root.looking)
        app: root.app
        backable: root.narrow
        onBackRequested: {
            root.looking = false;
            list.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    NoProviders {
        anchors.centerIn: parent
        width: Math.min(560, parent.width - 64)
        visible: root.providers.count === 0
        focus: visible
        providers: root.providers
        onAddRequested: presetId => root.add(presetId)
    }
    Menu {
        id: menu

        Repeater {
            model: root.providers.presets()

            MenuItem {
                required property var modelData
                text: modelData.name
                detail: modelData.host
                iconName: modelData.id === "custom" ? "server" : "cloud"
                onTriggered: root.add(modelData.id)
            }
        }
    }
}
