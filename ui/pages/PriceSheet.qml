// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What a model costs: from the dated table, or the user's own figures.
Sheet {
    id: root

    required property ProviderModels models
    property string model
    property bool unreadable: false
    property var facts: ({})

    function openFor(model: string): void {
        root.model = model;
        root.facts = root.models.facts(model);
        root.unreadable = false;
        input.text = root.facts.input ?? "";
        cached.text = root.facts.cached ?? "";
        output.text = root.facts.output ?? "";
        currency.text = root.facts.currency ?? "";
        size.text = root.facts.window ?? "";
        root.open();
        input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function save(): void {
        root.unreadable = !root.models.setPrices(root.model, input.text, cached.text, output.text, currency.text, size.text);
        if (!root.unreadable)
            root.close();
    }

    title: root.model
    detail: root.facts.edited ? qsTr("These are your own figures.")
          : root.facts.source ? qsTr("As published on %1: %2").arg(root.facts.date).arg(root.facts.source)
          : qsTr("Nothing is known of its price. What you write here is used for costs and the budget.")

    Column {
        width: parent.width
        spacing: Theme.s8

        LabelledRow {
            text: qsTr("Prompt")

            TextField {
                id: input
                width: 160
                placeholderText: qsTr("per million tokens")
                Accessible.name: qsTr("Price of a million prompt tokens")
            }
        }
        LabelledRow {
            text: qsTr("Prompt, cached")

            TextField {
                id: cached
                width: 160
                placeholderText: qsTr("per million tokens")
                Accessible.name: qsTr("Price of a million prompt tokens found in the cache")
            }
        }
        LabelledRow {
            text: qsTr("Answer")

            TextField {
                id: output
                width: 160
                placeholderText: qsTr("per million tokens")
                Accessible.name: qsTr("Price of a million tokens of an answer")
            }
        }
        LabelledRow {
            text: qsTr("Currency")

            TextField {
                id: currency
                width: 80
                maximumLength: 3
                Accessible.name: qsTr("Currency")
            }
        }
        LabelledRow {
            text: qsTr("Window")

            TextField {
                id: size
                width: 160
                placeholderText: qsTr("tokens")
                inputMethodHints: Qt.ImhDigitsOnly
                Accessible.name: qsTr("Tokens that the window holds")
            }
        }
        SmallText {
            width: parent.width
            height: implicitHeight
            visible: !root.facts.edited && (root.facts.note ?? "") !== ""
            text: root.facts.note ?? ""
            wrapMode: Text.Wrap
        }
        UiText {
            width: parent.width
            visible: root.unreadable
            text: qsTr("A price is a figure, such as 2.5. Leave it empty when it is not known.")
            color: Theme.danger
            wrapMode: Text.Wrap
        }
    }

    buttons: [
        Button {
            visible: root.facts.edited === true
            kind: Button.Quiet
            text: qsTr("As published")
            onClicked: {
                root.models.resetPrices(root.model);
                root.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            kind: Button.Primary
            text: qsTr("Use these")
            onClicked: root.save()
        }
    ]
}
