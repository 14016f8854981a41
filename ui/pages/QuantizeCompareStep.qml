// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.ViewModels

/// Step 4: plot, budget, table over one selection; where the chosen one went wrong; two answers side by side.
Column {
    id: root

    required property Quantize quantize
    readonly property QuantizeResults results: root.quantize.results
    readonly property bool narrow: root.width < 900
    readonly property int aside: root.narrow ? root.width : 384

    spacing: Theme.s16

    Grid {
        width: parent.width
        columns: root.narrow ? 1 : 2
        spacing: Theme.s16

        QuantizeChart {
            id: chart
            width: root.narrow ? root.width : root.width - root.aside - Theme.s16
            height: root.narrow ? implicitHeight : Math.max(implicitHeight, cards.implicitHeight)
            results: root.results
        }
        Column {
            id: cards
            width: root.aside
            spacing: Theme.s16

            QuantizeBudgetCard {
                id: budget
                width: parent.width
                quantize: root.quantize
            }
            QuantizeWorstCard {
                width: parent.width
                height: root.narrow ? implicitHeight : Math.max(implicitHeight, chart.implicitHeight - budget.height - Theme.s16)
                results: root.results
            }
        }
    }
    QuantizeTable {
        width: parent.width
        results: root.results
    }
    QuantizeAnswersCard {
        width: parent.width
        answers: root.quantize.answers
    }
    QuantizeWords {
        width: parent.width
    }
}
