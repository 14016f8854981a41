// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// The slim column of pages.
Rectangle {
    id: root

    property string page
    signal chosen(string page)

    implicitWidth: 56
    color: Theme.rail
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Pages")

    Column {
        x: Theme.s8
        y: Theme.s8
        spacing: Theme.s4

        RailButton {
            iconName: "chat"
            text: qsTr("Chat")
            keys: "Ctrl+1"
            current: root.page === "chat"
            onClicked: root.chosen("chat")
        }
        RailButton {
            iconName: "models"
            text: qsTr("Models")
            keys: "Ctrl+2"
            current: root.page === "models"
            onClicked: root.chosen("models")
        }
        RailButton {
            iconName: "scales"
            text: qsTr("Quantize")
            keys: "Ctrl+5"
            current: root.page === "quantize"
            onClicked: root.chosen("quantize")
        }
        RailButton {
            iconName: "cloud"
            text: qsTr("Providers")
            keys: "Ctrl+3"
            current: root.page === "providers"
            onClicked: root.chosen("providers")
        }
        RailButton {
            iconName: "chart"
            text: qsTr("Usage")
            keys: "Ctrl+4"
            current: root.page === "usage" || root.page === "audit"
            onClicked: root.chosen("usage")
        }
    }
    RailButton {
        x: Theme.s8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s8
        iconName: "gear"
        text: qsTr("Settings")
        keys: "Ctrl+,"
        current: root.page === "settings"
        onClicked: root.chosen("settings")
    }
}
