// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The parameters that presets leave alone.
Column {
    id: root

    required property SamplingModel sampling

    NumberSlider {
        width: parent.width
        text: qsTr("Top K")
        to: 200
        stepSize: 1
        decimals: 0
        value: root.sampling.topK
        onEdited: value => root.sampling.topK = Math.round(value)
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Typical P")
        value: root.sampling.typicalP
        onEdited: value => root.sampling.typicalP = value
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Repetition")
        from: 1
        to: 2
        value: root.sampling.repetitionPenalty
        onEdited: value => root.sampling.repetitionPenalty = value
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Frequency")
        from: -2
        to: 2
        value: root.sampling.frequencyPenalty
        onEdited: value => root.sampling.frequencyPenalty = value
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Presence")
        from: -2
        to: 2
        value: root.sampling.presencePenalty
        onEdited: value => root.sampling.presencePenalty = value
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Longest answer")
        to: 8192
        stepSize: 64
        decimals: 0
        value: root.sampling.maxTokens
        onEdited: value => root.sampling.maxTokens = Math.round(value)
    }
    Item {
        width: parent.width
        height: Theme.control + 8

        UiText {
            height: Theme.control
            text: qsTr("Seed")
            color: Theme.text2
        }
        TextField {
            id: seed
            x: 108
            width: parent.width - x
            text: root.sampling.seed
            placeholderText: qsTr("random")
            inputMethodHints: Qt.ImhDigitsOnly
            Accessible.name: qsTr("Seed")
            onEditingFinished: root.sampling.seed = seed.text
        }
    }
    Item {
        width: parent.width
        height: stops.height + 8

        UiText {
            height: Theme.control
            text: qsTr("Stop at")
            color: Theme.text2
        }
        TextArea {
            id: stops
            x: 108
            width: parent.width - x
            text: root.sampling.stop
            placeholderText: qsTr("one per line")
            Accessible.name: qsTr("Stop at these words, one per line")
            onEditingFinished: root.sampling.stop = stops.text
        }
    }
    Button {
        x: 108
        text: qsTr("Reset")
        onClicked: root.sampling.reset()
    }
}
