// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What it is for, in plain words.
Card {
    id: root

    required property QuantizeRecipe recipe
    readonly property bool measured: root.recipe.goal !== "quality"

    contentItem: Column {
        spacing: Theme.s8

        ReadText {
            width: parent.width
            text: qsTr("What matters to you?")
            font.bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Segments {
            width: parent.width
            fill: true
            value: root.recipe.goal
            options: [
                { value: "quality", text: qsTr("Quality") },
                { value: "size", text: qsTr("Size") },
                { value: "memory", text: qsTr("Memory") }
            ]
            Accessible.name: qsTr("What matters")
            onChosen: value => root.recipe.goal = value
        }
        Segments {
            width: parent.width
            visible: !root.measured
            fill: true
            value: root.recipe.level
            options: [
                { value: "close", text: qsTr("Closest") },
                { value: "balanced", text: qsTr("Balanced") },
                { value: "small", text: qsTr("Smallest") }
            ]
            Accessible.name: qsTr("How close to the original")
            onChosen: value => root.recipe.level = value
        }
        Item {
            width: parent.width
            height: Theme.control
            visible: root.measured

            Slider {
                id: slider
                width: parent.width - figure.width - Theme.s12
                from: root.recipe.limitFrom
                to: root.recipe.limitTo
                stepSize: Math.max(1, (root.recipe.limitTo - root.recipe.limitFrom) / 100)
                value: root.recipe.limit
                Accessible.name: root.recipe.goal === "size" ? qsTr("Size of the file") : qsTr("Memory to run in")
                Accessible.description: root.recipe.limitText
                onMoved: root.recipe.limit = slider.value
            }
            ReadText {
                id: figure
                anchors.right: parent.right
                height: parent.height
                width: Math.max(implicitWidth, 72)
                horizontalAlignment: Text.AlignRight
                text: root.recipe.limitText
                font.bold: true
            }
        }
        UiText {
            width: parent.width
            text: root.recipe.goalText
            color: Theme.text2
            wrapMode: Text.Wrap
        }
    }
}
