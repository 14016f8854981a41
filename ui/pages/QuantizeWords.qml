// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme

/// What the figures mean, a line each.
Column {
    id: root

    spacing: Theme.s4

    Repeater {
        model: [
            { word: qsTr("Type"), means: qsTr("how the weights are written: the figure is the bits for each, K and IQ are newer ways, S, M and L how many layers get more.") },
            { word: qsTr("KL"), means: qsTr("how far its guesses for the next word stray from the original's. 0 is not at all.") },
            { word: qsTr("Same word"), means: qsTr("how often both would go on with the same word.") },
            { word: qsTr("Perplexity"), means: qsTr("between how many words it wavers, on average, in a text it has not seen. Lower is surer.") },
            { word: qsTr("tok/s here"), means: qsTr("tokens, about three quarters of a word, that it writes in a second on this computer. With a * an answer was being written meanwhile.") },
            { word: qsTr("Memory"), means: qsTr("what it takes of this computer's memory while it runs.") },
            { word: qsTr("Beaten"), means: qsTr("another one is no larger and closer to the original.") }
        ]

        SmallText {
            required property var modelData
            width: root.width
            text: qsTr("<b>%1</b>: %2").arg(modelData.word).arg(modelData.means)
            textFormat: Text.StyledText
            wrapMode: Text.Wrap
        }
    }
}
