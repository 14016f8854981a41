// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.ViewModels

/// The figures of every candidate; up and down choose.
FocusScope {
    id: root

    required property QuantizeResults results

    implicitHeight: rows.height
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Candidates, measured on this computer")
    Accessible.focusable: true
    Keys.onUpPressed: root.results.step(1)
    Keys.onDownPressed: root.results.step(-1)

    Column {
        id: rows
        width: parent.width

        QuantizeTableRow {
            width: parent.width
            head: true
            name: qsTr("Type")
            sizeText: qsTr("Size")
            bitsText: qsTr("Bits per weight")
            klText: qsTr("KL")
            agreementText: qsTr("Same word")
            perplexityText: qsTr("Perplexity")
            speedText: qsTr("tok/s here")
            memoryText: qsTr("Memory")
        }
        Repeater {
            model: root.results

            QuantizeTableRow {
                required property string candidateId
                required property var model
                words: model.words
                verdict: model.verdict
                verdictText: model.verdictText
                selected: model.selected
                width: rows.width
                focusRing: selected && root.activeFocus
                onChosen: {
                    root.forceActiveFocus(Qt.MouseFocusReason);
                    root.results.selected = candidateId;
                }
            }
        }
    }
}
