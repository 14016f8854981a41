// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Step 5: what it is called and where it goes; then, that it is there.
Column {
    id: root

    required property Quantize quantize
    readonly property QuantizeResults results: root.quantize.results
    readonly property bool kept: root.quantize.keptPath !== ""

    spacing: Theme.s16

    Card {
        width: Math.min(parent.width, 720)
        visible: !root.kept

        contentItem: Column {
            spacing: Theme.s8

            ReadText {
                width: parent.width
                text: qsTr("Keep %1, %2").arg(root.results.selectedName).arg(root.results.selectedSize)
                font.bold: true
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            UiText {
                width: parent.width
                text: root.results.selectedWords
                color: Theme.text2
                wrapMode: Text.Wrap
            }
            LabelledRow {
                width: parent.width
                text: qsTr("File name")

                TextField {
                    id: field
                    width: parent.width
                    text: root.quantize.keepName
                    error: root.quantize.keepProblem
                    placeholderText: qsTr("File name")
                    onTextEdited: root.quantize.keepName = field.text
                }
            }
            Item {
                width: 1
                height: Theme.s8
                visible: root.quantize.keepProblem !== ""
            }
            LabelledRow {
                width: parent.width
                text: qsTr("Folder")

                UiText {
                    width: parent.width
                    height: Theme.control
                    text: root.quantize.keepFolder
                    color: Theme.text2
                    elide: Text.ElideMiddle
                }
            }
            UiText {
                width: parent.width
                text: qsTr("%1 The original stays where it is, as it is.").arg(root.quantize.keepText)
                color: Theme.text2
                wrapMode: Text.Wrap
            }
        }
    }
    EmptyState {
        width: Math.min(parent.width, 720)
        anchors.horizontalCenter: parent.horizontalCenter
        topPadding: 48
        visible: root.kept
        title: qsTr("It is in your library")
        text: qsTr("%1 is ready to answer. You find it among your models.").arg(root.quantize.keepName)
    }
}
