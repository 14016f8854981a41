// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// One line for each model.
Column {
    id: root

    required property UsageModel usage

    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Usage by model")

    UsageTableRow {
        width: parent.width
        head: true
        row: ({ name: qsTr("Model"), answers: qsTr("Answers"), tokensIn: qsTr("Tokens in"), tokensOut: qsTr("Tokens out"), speed: qsTr("Median tok/s"), cost: qsTr("Cost"), side: "" })
    }
    Repeater {
        model: root.usage.table

        UsageTableRow {
            required property var modelData
            width: root.width
            row: modelData
        }
    }
}
