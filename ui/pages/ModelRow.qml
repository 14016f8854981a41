// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A model in the table: name, type, size, fit, speed, state, menu. Narrow tables take two lines.
Item {
    id: root

    required property int index
    required property string modelId
    required property string name
    required property string quantization
    required property string sizeText
    required property string fit
    required property string fitText
    required property string speedText
    required property string stateText
    required property bool builtIn
    required property string problem
    required property var details
    required property string originText
    required property string duplicateOf
    property string status // "ready", "loading", "idle", "missing", "unsupported"
    property ModelList models
    property bool chosen: false
    property bool narrow: false
    readonly property bool usable: root.status !== "missing" && root.status !== "unsupported"
    signal detailsRequested()
    readonly property string note: root.problem !== "" ? root.problem : root.duplicateOf !== "" ? qsTr("The same file as %1.").arg(root.duplicateOf) : ""
    signal chatRequested()
    signal smallerRequested()
    signal deleteRequested()

    function joined(words: var, between: string): string {
        return words.filter(word => word !== "").join(between);
    }
    function openMenu(): void {
        menu.popup(more, more.width - menu.width, more.height + 4);
    }

    implicitHeight: (root.narrow || root.note !== "" ? Theme.rowTwo + 8 : Theme.rowTable)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.joined([root.quantization, root.sizeText, root.fitText, root.stateText], ", ")

    Hairline {
        width: parent.width
        visible: root.index > 0
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.openMenu()
    }
    Column {
        x: Theme.s16
        width: root.narrow ? chip.x - x - 8 : 250
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            width: parent.width
            text: root.name
            font.bold: true
            elide: Text.ElideRight
        }
        SmallText {
            visible: root.narrow || root.note !== ""
            width: root.narrow ? parent.width : root.problem !== "" ? root.width - 240 : parent.width
            text: root.problem !== "" || (root.note !== "" && !root.narrow) ? root.note : root.joined([root.quantization, root.sizeText, root.speedText], " · ")
            color: root.status === "missing" ? Theme.warn : root.problem !== "" ? Theme.danger : Theme.text3
            elide: Text.ElideRight
        }
    }
    UiText {
        x: 282
        visible: !root.narrow && root.problem === ""
        height: parent.height
        width: 88
        text: root.quantization
        color: Theme.text2
        elide: Text.ElideRight
    }
    UiText {
        x: 370
        width: 80
        visible: !root.narrow && root.problem === ""
        height: parent.height
        text: root.sizeText
        color: Theme.text2
    }
    FitChip {
        id: chip
        x: root.narrow ? state.x - width - 8 : 464
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== "" && root.problem === "" && (!root.narrow || root.width > 420)
        fit: root.fit
        text: root.fitText
    }
    UiText {
        x: 600
        width: state.x - x - 8
        visible: !root.narrow && root.problem === ""
        height: parent.height
        text: root.speedText
        color: Theme.text2
        elide: Text.ElideRight
    }
    Item {
        id: state
        anchors.right: more.left
        anchors.rightMargin: Theme.s8
        width: Math.max(badge.visible ? badge.implicitWidth : 0, load.visible ? load.implicitWidth : 0)
        height: parent.height

        Chip {
            id: badge
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.status !== "idle" && text !== ""
            meaning: root.status === "ready" ? Chip.Local : root.usable ? Chip.Neutral : root.status === "missing" ? Chip.Warn : Chip.Danger
            text: root.stateText
        }
        Button {
            id: load
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.status === "idle"
            kind: Button.Quiet
            text: qsTr("Load")
            Accessible.name: qsTr("Load %1").arg(root.name)
            onClicked: root.models.load(root.modelId)
        }
    }
    IconButton {
        id: more
        anchors.right: parent.right
        anchors.rightMargin: Theme.s8
        anchors.verticalCenter: parent.verticalCenter
        iconName: "dots"
        text: qsTr("More about %1").arg(root.name)
        onClicked: root.openMenu()
    }
    Menu {
        id: menu

        MenuItem {
            text: qsTr("Talk to it")
            iconName: "chat"
            enabled: root.usable
            onTriggered: root.chatRequested()
        }
        MenuItem {
            text: root.status === "ready" || root.status === "loading" ? qsTr("Unload") : qsTr("Load")
            iconName: root.status === "ready" || root.status === "loading" ? "eject" : "play"
            enabled: root.usable
            onTriggered: root.status === "ready" || root.status === "loading" ? root.models.unload() : root.models.load(root.modelId)
        }
        MenuItem {
            text: qsTr("Details")
            iconName: "info"
            onTriggered: root.detailsRequested()
        }
        MenuItem {
            text: qsTr("Make a smaller one…")
            iconName: "scales"
            enabled: root.usable
            onTriggered: root.smallerRequested()
        }
        MenuItem {
            text: qsTr("Show its folder")
            iconName: "folder-open"
            enabled: root.status !== "missing"
            onTriggered: root.models.showFolder(root.modelId)
        }
        MenuSeparator {}
        MenuItem {
            text: qsTr("Remove from the list")
            iconName: "x"
            enabled: !root.builtIn
            onTriggered: root.models.remove(root.modelId)
        }
        MenuItem {
            text: qsTr("Delete its file…")
            iconName: "trash"
            danger: true
            enabled: !root.builtIn && root.status !== "missing"
            onTriggered: root.deleteRequested()
        }
    }
}
