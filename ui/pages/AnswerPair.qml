// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.Markdown

/// One question, two answers side by side. Narrow windows put them below each other.
Column {
    id: root

    required property MessageItem message
    readonly property bool stacked: root.width < 640
    readonly property bool running: Array.from(root.message.pair).some(side => side.state === "streaming")
    readonly property bool blind: root.message.pair.length === 2 && root.message.pair[0].blind

    function voteFor(index: int, tie: bool): void {
        const pair = root.message.pair;
        root.message.chat.vote(pair[index].messageId, pair[1 - index].messageId, tie);
    }

    width: parent ? parent.width : implicitWidth
    spacing: Theme.s12

    Grid {
        width: parent.width
        columns: root.stacked ? 1 : 2
        spacing: Theme.s16

        Repeater {
            model: root.message.pair.length

            Rectangle {
                id: card
                required property int index
                readonly property var answer: root.message.pair[card.index] ?? ({ text: "", state: "", name: "", stats: [], side: "", error: "" })

                width: root.stacked ? root.width : (root.width - Theme.s16) / 2
                height: words.height + 32
                radius: Theme.radiusCard
                color: "transparent"
                border.color: Theme.line

                Column {
                    id: words
                    x: 16
                    y: 16
                    width: parent.width - 32
                    spacing: Theme.s8

                    Chip {
                        width: Math.min(implicitWidth, parent.width)
                        meaning: card.answer.side === "cloud" ? Chip.Cloud : card.answer.side === "local" ? Chip.Local : Chip.Neutral
                        iconName: card.answer.side === "cloud" ? "cloud" : card.answer.side === "local" ? "monitor" : "eye"
                        text: card.answer.name
                    }
                    MessageBody {
                        width: parent.width
                        visible: text !== ""
                        text: card.answer.text
                        streaming: card.answer.state === "streaming"
                        onCopyRequested: text => root.message.chat.copyText(text)
                    }
                    SmallText {
                        visible: card.answer.state === "streaming" && card.answer.text === ""
                        text: card.answer.thinking ? qsTr("Thinking…") : qsTr("Waiting for the first word…")
                    }
                    ErrorCard {
                        width: parent.width
                        visible: card.answer.state === "failed"
                        what: card.answer.error
                    }
                    SmallText {
                        width: parent.width
                        visible: text !== ""
                        text: Array.from(card.answer.stats).join("\u2003")
                        elide: Text.ElideRight
                    }
                    Button {
                        visible: !root.running && !root.blind
                        text: qsTr("Go on with this one")
                        onClicked: root.message.chat.keep(card.answer.messageId)
                    }
                }
            }
        }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.s8
        visible: !root.running && root.blind

        Button {
            text: qsTr("A is better")
            onClicked: root.voteFor(0, false)
        }
        Button {
            text: qsTr("Equally good")
            onClicked: root.voteFor(0, true)
        }
        Button {
            text: qsTr("B is better")
            onClicked: root.voteFor(1, false)
        }
    }
    SmallText {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: text !== "" && !root.blind && !root.running
        text: Array.from(root.message.pair).map(side => root.message.chat.scoreText(side.messageId))
                                           .filter(score => score !== "").join("\u2003")
    }
}
