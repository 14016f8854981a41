// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How large the file may be; the best within it is chosen.
Card {
    id: root

    required property Quantize quantize
    readonly property QuantizeResults results: root.quantize.results

    contentItem: Column {
        spacing: Theme.s4

        Item {
            width: parent.width
            height: Theme.readLine

            ReadText {
                text: qsTr("Byte budget")
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            ReadText {
                anchors.right: parent.right
                text: root.results.budgetText
                font.bold: true
                Accessible.ignored: true
            }
        }
        Slider {
            id: slider
            width: parent.width
            from: root.results.budgetFrom
            to: root.results.budgetTo
            stepSize: Math.max(1, (slider.to - slider.from) / 200)
            value: root.results.budget
            Accessible.name: qsTr("Byte budget")
            Accessible.description: root.results.budgetText
            onMoved: root.results.budget = Math.round(slider.value)
        }
        Item {
            width: parent.width
            height: Theme.smallLine

            SmallText { text: root.results.budgetFromText }
            SmallText {
                anchors.right: parent.right
                text: root.results.budgetToText
            }
        }
        UiText {
            width: parent.width
            text: qsTr("A Loquat mix gives the sensitive layers more bits and stays within the budget.")
            color: Theme.text2
            wrapMode: Text.Wrap
        }
        Button {
            visible: root.quantize.canBuildBudget
            text: qsTr("Build a mix for %1").arg(root.results.budgetText)
            onClicked: root.quantize.buildBudget()
        }
    }
}
