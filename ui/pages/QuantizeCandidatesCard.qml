// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What is made and measured, each with a plain line.
Card {
    id: root

    required property QuantizeRecipe recipe
    property bool all: false

    contentItem: Column {
        spacing: Theme.s4

        ReadText {
            width: parent.width
            text: qsTr("Candidates")
            font.bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        UiText {
            width: parent.width
            text: qsTr("These fit what you said. Each is made and measured, then you choose. The names say how many bits a weight takes.")
            color: Theme.text2
            wrapMode: Text.Wrap
        }
        Item { width: 1; height: Theme.s4 }
        QuantizeCandidate {
            width: parent.width
            name: qsTr("Loquat mix")
            plain: qsTr("Picks a type for each layer by what it would lose, within this size. Takes longer: every layer is tried.")
            sizeText: root.recipe.mixSizeText
            chosen: root.recipe.mix
            onToggled: chosen => root.recipe.mix = chosen
        }
        Repeater {
            model: root.recipe.candidates.length

            QuantizeCandidate {
                required property int index
                readonly property var candidate: root.recipe.candidates[index] ?? ({})
                width: parent ? parent.width : 0
                visible: candidate.usual || candidate.chosen || root.all
                name: candidate.name ?? ""
                plain: candidate.plain ?? ""
                sizeText: candidate.sizeText ?? ""
                bitsText: candidate.bitsText ?? ""
                chosen: candidate.chosen ?? false
                onToggled: chosen => root.recipe.setChosen(candidate.name, chosen)
            }
        }
        Button {
            kind: Button.Quiet
            text: root.all ? qsTr("Fewer kinds") : qsTr("More kinds")
            trailingIcon: "chevron-down"
            onClicked: root.all = !root.all
        }
    }
}
