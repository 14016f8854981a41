// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What the bars show, what their colours mean, and the choice between tokens and cost.
Item {
    id: root

    required property UsageModel usage
    readonly property bool byCost: root.usage.measure === "cost"
    readonly property bool byMonth: root.usage.period === "year"

    implicitHeight: Theme.control

    ReadText {
        id: title
        height: parent.height
        text: root.byCost ? root.byMonth ? qsTr("Cost per month") : qsTr("Cost per day")
                          : root.byMonth ? qsTr("Tokens per month") : qsTr("Tokens per day")
        font.bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Row {
        anchors.left: title.right
        anchors.leftMargin: 20
        height: parent.height
        spacing: Theme.s16
        visible: x + width < choice.x

        Repeater {
            model: root.byCost ? [{ text: qsTr("Cloud"), color: Theme.cloudFill }]
                               : [{ text: qsTr("Local"), color: Theme.localFill }, { text: qsTr("Cloud"), color: Theme.cloudFill }]

            Row {
                id: entry
                required property var modelData
                height: parent ? parent.height : 32
                spacing: Theme.s8

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 10
                    height: 10
                    radius: 3
                    color: entry.modelData.color
                }
                UiText {
                    height: parent.height
                    text: entry.modelData.text
                    color: Theme.text2
                }
            }
        }
    }
    Row {
        id: choice
        anchors.right: parent.right
        spacing: Theme.s8

        Segments {
            visible: root.byCost && root.usage.currencies.length > 1
            value: root.usage.currency
            options: root.usage.currencies.map(code => ({ value: code, text: code }))
            Accessible.name: qsTr("Currency")
            onChosen: value => root.usage.currency = value
        }
        Segments {
            value: root.usage.measure
            options: [{ value: "tokens", text: qsTr("Tokens") }, { value: "cost", text: qsTr("Cost") }]
            Accessible.name: qsTr("What the bars show")
            onChosen: value => root.usage.measure = value
        }
    }
}
