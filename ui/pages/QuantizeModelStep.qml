// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Step 1: which model is to be made smaller.
Column {
    id: root

    required property Quantize quantize
    signal fileWanted()
    signal modelsWanted()

    spacing: Theme.s16

    Banner {
        width: parent.width
        visible: root.quantize.leftoverText !== ""
        iconName: "warning"
        text: root.quantize.leftoverText

        Button {
            kind: Button.Quiet
            text: qsTr("Remove them")
            onClicked: root.quantize.forgetLeftover()
        }
        Button {
            text: qsTr("Go on")
            onClicked: root.quantize.resume()
        }
    }
    Card {
        width: parent.width

        contentItem: Column {
            spacing: Theme.s4

            ReadText {
                width: parent.width
                text: qsTr("What quantizing is")
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            UiText {
                width: parent.width
                wrapMode: Text.Wrap
                color: Theme.text2
                text: qsTr("A model is billions of numbers, its weights. Written with fewer digits, they take a third of the disk and memory and answer faster, and the model gets a little less exact. How much depends on the model: so several sizes are made here, measured on this computer against the original, and you keep the one you like. Nothing leaves this computer.")
            }
        }
    }
    Item {
        width: parent.width
        height: Theme.control

        SectionHead {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Which model?")
        }
        Button {
            anchors.right: parent.right
            iconName: "folder-open"
            text: qsTr("Open a file…")
            onClicked: root.fileWanted()
        }
    }
    Card {
        width: parent.width
        padding: 4

        contentItem: Column {
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Models on this computer")

            Repeater {
                model: root.quantize.sources.length

                ListRow {
                    id: row
                    required property int index
                    readonly property var source: root.quantize.sources[index] ?? ({})
                    width: parent ? parent.width : 0
                    enabled: row.source.problem === ""
                    iconName: "models"
                    text: row.source.name ?? ""
                    detail: (row.source.problem ?? "") === "" ? row.source.detail ?? "" : row.source.problem
                    strong: row.selected
                    selected: row.source.id === root.quantize.sourceId
                    onClicked: root.quantize.choose(row.source.id)

                    trailing: Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: row.selected
                        name: "check"
                        size: 16
                        color: Theme.accentText
                    }
                }
            }
        }
    }
    UiText {
        width: parent.width
        visible: root.quantize.looking
        text: qsTr("Reading the file…")
        color: Theme.text3
    }
    Banner {
        width: parent.width
        visible: root.quantize.sourceNote !== ""
        iconName: "info"
        text: root.quantize.sourceNote

        Button {
            kind: Button.Quiet
            text: qsTr("Find models")
            onClicked: root.modelsWanted()
        }
    }
    ErrorCard {
        width: parent.width
        visible: root.quantize.sourceProblem !== ""
        what: qsTr("This file cannot be made smaller here.")
        why: root.quantize.sourceProblem

        Button {
            text: qsTr("Open another file…")
            onClicked: root.fileWanted()
        }
    }
}
