// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The provider's name, how it fares, whether Auto may use it, and its menu.
Item {
    id: root

    required property ProviderList providers
    required property ProviderEditor editor
    property bool backable: false
    property bool renaming: false
    readonly property bool narrow: root.width < 560
    signal backRequested()

    implicitHeight: Theme.s40 + (root.narrow ? Theme.control + 4 : 0)

    IconButton {
        id: back
        y: 4
        width: visible ? implicitWidth : 0
        visible: root.backable
        iconName: "chevron-left"
        text: qsTr("Back to the list")
        onClicked: root.backRequested()
    }
    TitleText {
        id: title
        anchors.left: back.right
        anchors.leftMargin: back.visible ? Theme.s8 : 0
        height: Theme.s40
        width: Math.min(implicitWidth, (root.narrow ? parent.width : auto.x) - x - chip.width - Theme.s24)
        visible: !root.renaming
        text: root.editor.fields.name
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text

        TapHandler { onDoubleTapped: root.renaming = true }
    }
    TextField {
        id: field
        anchors.left: back.right
        anchors.leftMargin: back.visible ? Theme.s8 : 0
        y: 4
        width: 240
        visible: root.renaming
        text: root.editor.fields.name
        placeholderText: qsTr("Name of the provider")
        onVisibleChanged: {
            if (!field.visible)
                return;
            field.forceActiveFocus(Qt.OtherFocusReason);
            field.selectAll();
        }
        Keys.onEscapePressed: root.renaming = false
        onEditingFinished: {
            if (root.renaming && field.text.trim() !== "")
                root.editor.set("name", field.text);
            root.renaming = false;
        }
    }
    Chip {
        id: chip
        anchors.left: title.right
        anchors.leftMargin: Theme.s12
        y: 8
        visible: !root.renaming && text !== ""
        readonly property string status: root.editor.status
        meaning: status === "working" ? Chip.Local : status === "paused" ? Chip.Warn : status === "failing" ? Chip.Danger : Chip.Neutral
        iconName: status === "working" ? "circle-check" : status === "paused" ? "gauge" : status === "failing" ? "circle-alert" : "info"
        text: status === "working" ? qsTr("Working") : status === "failing" ? qsTr("Not working") : root.editor.statusText
    }
    Row {
        id: auto
        anchors.right: more.left
        anchors.rightMargin: Theme.s8
        y: root.narrow ? Theme.s40 : 4
        spacing: Theme.s12

        UiText {
            height: Theme.control
            text: qsTr("Use in Auto")
            color: Theme.text2
        }
        Switch {
            id: inAuto
            checked: root.editor.fields.inAuto
            Accessible.name: qsTr("Use in Auto")
            onCheckedChanged: root.editor.set("inAuto", inAuto.checked)
        }
    }
    IconButton {
        id: more
        anchors.right: parent.right
        y: root.narrow ? Theme.s40 : 4
        iconName: "dots"
        text: qsTr("More about %1").arg(root.editor.fields.name)
        onClicked: menu.popup(more, more.width - menu.width, more.height + 4)
    }
    Menu {
        id: menu

        MenuItem {
            text: qsTr("Rename")
            iconName: "pencil"
            onTriggered: root.renaming = true
        }
        MenuItem {
            text: qsTr("Get a key")
            iconName: "globe"
            enabled: root.editor.keyPage !== ""
            onTriggered: Qt.openUrlExternally(root.editor.keyPage)
        }
        MenuSeparator {}
        MenuItem {
            text: qsTr("Remove")
            iconName: "trash"
            danger: true
            onTriggered: root.providers.remove(root.editor.providerId)
        }
    }
}
