// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How much the cloud may cost in a month.
Sheet {
    id: root

    required property UsageModel usage
    property bool unreadable: false

    function openNow(): void {
        amount.text = root.usage.budget.amount ?? "";
        currency.value = root.usage.budget.currency ?? "CNY";
        root.unreadable = false;
        root.open();
        amount.forceActiveFocus(Qt.PopupFocusReason);
    }
    function save(): void {
        root.unreadable = !root.usage.setBudget(amount.text, currency.value);
        if (!root.unreadable)
            root.close();
    }

    title: qsTr("Monthly budget")
    detail: qsTr("At 80 % you are warned, at 100 % the cloud is no longer asked.")

    Column {
        width: parent.width
        spacing: Theme.s12

        LabelledRow {
            text: qsTr("In a month")

            TextField {
                id: amount
                width: 140
                placeholderText: qsTr("no limit")
                Accessible.name: qsTr("Budget of a month")
                onAccepted: root.save()
            }
            Select {
                id: currency
                x: 148
                label: qsTr("Currency")
                options: ["CNY", "USD", "EUR"].map(code => ({ value: code, text: code }))
                onChosen: value => currency.value = value
            }
        }
        UiText {
            width: parent.width
            text: root.unreadable ? qsTr("The budget is a figure, such as 25.") : qsTr("Costs in other currencies are not counted towards it.")
            color: root.unreadable ? Theme.danger : Theme.text3
            wrapMode: Text.Wrap
        }
    }

    buttons: [
        Button {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            kind: Button.Primary
            text: qsTr("Set the budget")
            onClicked: root.save()
        }
    ]
}
