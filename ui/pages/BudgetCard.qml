// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The month's money: what is spent, where it warns and stops, and the pace.
Card {
    id: root

    required property UsageModel usage
    readonly property var budget: root.usage.budget
    readonly property string level: root.budget.state ?? ""

    padding: 20
    topPadding: 12
    bottomPadding: Theme.s12

    contentItem: Column {
        Item {
            width: parent.width
            height: Math.max(Theme.control, words.y + words.height + Theme.s4)

            ReadText {
                id: title
                height: Theme.control
                text: qsTr("Budget")
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            UiText {
                id: words
                anchors.left: title.right
                anchors.leftMargin: Theme.s12
                anchors.right: change.left
                anchors.rightMargin: Theme.s12
                y: (Theme.control - Theme.uiLine) / 2
                text: root.budget.text ?? ""
                color: root.level === "stop" ? Theme.danger : root.level === "warn" ? Theme.warn : Theme.text2
                wrapMode: Text.Wrap
            }
            Button {
                id: change
                anchors.right: parent.right
                kind: Button.Quiet
                text: root.budget.set ? qsTr("Change") : qsTr("Set a limit")
                onClicked: sheet.openNow()
            }
        }
        Item {
            width: parent.width
            height: 8 + 8 + Theme.smallLine
            visible: root.budget.set === true

            Meter {
                id: meter
                y: 4
                width: parent.width
                height: 8
                value: root.budget.share ?? 0
                fill: root.level === "stop" ? Theme.dangerFill : root.level === "warn" ? Theme.warnFill : Theme.cloudFill
                Accessible.name: root.budget.text ?? ""
            }
            Rectangle {
                x: Math.round(meter.width * (root.budget.warnShare ?? 0.8)) - 1
                y: 1
                width: 2
                height: 14
                color: Theme.warn
            }
            SmallText {
                y: 16
                text: root.budget.zeroText ?? ""
            }
            SmallText {
                x: Math.min(stop.x - width - 8, Math.round(meter.width * 0.8 - width / 2))
                y: 16
                visible: x > 40
                text: root.budget.warnText ?? ""
            }
            SmallText {
                id: stop
                anchors.right: parent.right
                y: 16
                text: root.budget.stopText ?? ""
            }
        }
    }

    BudgetSheet {
        id: sheet
        usage: root.usage
    }
}
