// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// One prompt, two answers.
Card {
    id: root

    required property QuantizeAnswers answers
    readonly property bool narrow: root.width < 640

    contentItem: Column {
        spacing: Theme.s8

        ReadText {
            width: parent.width
            text: qsTr("Ask two of them the same")
            font.bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Item {
            width: parent.width
            height: Theme.control

            TextField {
                id: field
                width: parent.width - ask.width - Theme.s8
                placeholderText: qsTr("A question for both")
                text: root.answers.prompt
                onTextEdited: root.answers.prompt = field.text
                onAccepted: root.answers.ask()
            }
            Button {
                id: ask
                anchors.right: parent.right
                enabled: root.answers.answering || root.answers.canAsk
                text: root.answers.answering ? qsTr("Stop") : qsTr("Ask both")
                onClicked: root.answers.answering ? root.answers.stop() : root.answers.ask()
            }
        }
        Grid {
            width: parent.width
            columns: root.narrow ? 1 : 2
            spacing: Theme.s16

            QuantizeAnswer {
                width: root.narrow ? parent.width : (parent.width - Theme.s16) / 2
                label: qsTr("Left answer")
                options: root.answers.options
                value: root.answers.leftId
                text: root.answers.leftText
                stats: root.answers.leftStats
                onChosen: value => root.answers.leftId = value
            }
            QuantizeAnswer {
                width: root.narrow ? parent.width : (parent.width - Theme.s16) / 2
                label: qsTr("Right answer")
                options: root.answers.options
                value: root.answers.rightId
                text: root.answers.rightText
                stats: root.answers.rightStats
                onChosen: value => root.answers.rightId = value
            }
        }
        UiText {
            width: parent.width
            visible: text !== ""
            text: root.answers.verdict
            color: Theme.text2
        }
    }
}
