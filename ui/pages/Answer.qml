// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.Markdown

/// What a model wrote: thought line, body, where it came from, what can be done with it.
Column {
    id: root

    required property MessageItem message
    readonly property bool streaming: root.message.status === "streaming"
    readonly property string otherSide: root.message.side === "cloud" ? "local" : "cloud"
    readonly property bool otherSideCan: root.otherSide === "local" ? root.message.chat.localUsable
                                                                     : root.message.chat.cloudUsable

    function partStart(index: int): int {
        return index > 0 ? root.message.seams[index - 1].at : 0;
    }

    width: parent ? parent.width : implicitWidth

    Thought {
        width: parent.width
        visible: root.message.reasoningText !== ""
        label: root.message.reasoningText
        text: root.message.reasoning
        thinking: root.message.thinking
    }
    Repeater {
        model: root.message.seams.length

        Column {
            id: part
            required property int index
            readonly property var seam: root.message.seams[part.index]

            width: root.width

            MessageBody {
                width: parent.width
                visible: text !== ""
                text: root.message.text.substring(root.partStart(part.index), part.seam.at)
                onCopyRequested: text => root.message.chat.copyText(text)
            }
            SwitchLine {
                width: parent.width
                text: part.seam.text
                side: part.seam.side
            }
        }
    }
    MessageBody {
        width: parent.width
        visible: text !== ""
        text: root.message.text.substring(root.partStart(root.message.seams.length))
        streaming: root.streaming
        onCopyRequested: text => root.message.chat.copyText(text)
    }
    PhaseLine {
        width: parent.width
        visible: root.streaming && root.message.text === "" && !root.message.thinking
        chat: root.message.chat
    }
    Item { width: 1; height: Theme.s8; visible: root.message.text !== "" }
    ErrorCard {
        width: parent.width
        visible: root.message.status === "failed"
        what: root.message.errorWhat
        why: root.message.errorWhy

        Button {
            visible: root.message.text === ""
            text: qsTr("Try again")
            onClicked: root.message.chat.retry(root.message.messageId)
        }
        Button {
            visible: root.message.canContinue
            kind: Button.Quiet
            text: qsTr("Continue")
            onClicked: root.message.chat.continueAnswer(root.message.messageId)
        }
        Button {
            visible: root.otherSideCan
            kind: Button.Quiet
            iconName: root.otherSide === "local" ? "monitor" : "cloud"
            text: root.otherSide === "local" ? (root.message.text === "" ? qsTr("Answer on this computer") : qsTr("Continue on this computer"))
                                             : (root.message.text === "" ? qsTr("Answer in the cloud") : qsTr("Continue in the cloud"))
            onClicked: root.message.chat.continueOn(root.message.messageId, root.otherSide)
        }
    }
    Banner {
        width: parent.width
        visible: root.message.status === "interrupted"
        text: qsTr("The answer broke off. What was written is kept.")

        Button {
            text: qsTr("Continue")
            enabled: !root.message.chat.answering
            onClicked: root.message.chat.continueAnswer(root.message.messageId)
        }
    }
    Item { width: 1; height: Theme.s8; visible: root.message.status === "failed" || root.message.status === "interrupted" }
    SourceLine {
        width: parent.width
        visible: root.message.modelName !== "" && (root.message.text !== "" || !root.streaming)
        message: root.message
    }
    AnswerActions {
        visible: !root.streaming
        opacity: root.message.awake ? 1 : root.message.branchCount > 1 ? 0.999 : 0
        message: root.message
    }
}
