// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// "Test connection" and what came of it: a sentence, and the particulars on demand.
Item {
    id: root

    required property ProviderEditor editor
    readonly property ConnectionTest test: root.editor.test
    property bool open: false

    implicitHeight: particulars.visible ? particulars.y + particulars.height : Math.max(Theme.control, words.y + words.height)

    Button {
        id: button
        iconName: "plug"
        text: qsTr("Test connection")
        enabled: !root.test.running && root.editor.problem === ""
        onClicked: root.editor.testConnection()
    }
    Icon {
        id: sign
        anchors.left: button.right
        anchors.leftMargin: Theme.s12
        y: (Theme.control - height) / 2
        width: visible ? 16 : 0
        size: 16
        name: root.test.outcome === "good" ? "circle-check" : root.test.outcome === "bad" ? "circle-alert" : ""
        color: root.test.outcome === "good" ? Theme.local : Theme.danger
    }
    UiText {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: sign.visible ? Theme.s12 : 0
        anchors.right: when.left
        anchors.rightMargin: Theme.s8
        y: (Theme.control - Theme.uiLine) / 2
        text: root.test.outcome === "" && !root.test.running ? qsTr("Asks for the list of models and a single word.") : root.test.sentence
        color: root.test.outcome === "" ? Theme.text3 : Theme.text
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    SmallText {
        id: when
        anchors.right: more.left
        anchors.rightMargin: more.visible ? Theme.s8 : 0
        height: Theme.control
        text: root.test.whenText
    }
    IconButton {
        id: more
        anchors.right: parent.right
        width: visible ? implicitWidth : 0
        visible: root.test.details.length > 0
        iconName: "chevron-down"
        iconSize: 16
        text: root.open ? qsTr("Hide the particulars") : qsTr("Show the particulars")
        rotation: root.open ? 180 : 0
        onClicked: root.open = !root.open
    }
    Column {
        id: particulars
        y: Math.max(Theme.control, words.y + words.height) + 8
        width: parent.width
        visible: root.open && root.test.details.length > 0

        Repeater {
            model: root.test.details

            Item {
                id: fact
                required property var modelData
                width: particulars.width
                height: value.height + 4

                UiText {
                    width: 124
                    text: fact.modelData.name
                    color: Theme.text3
                    elide: Text.ElideRight
                }
                UiText {
                    id: value
                    x: 132
                    width: parent.width - x
                    text: fact.modelData.value
                    color: Theme.text2
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
