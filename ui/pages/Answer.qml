// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.Markdown

/// What a model wrote: thought line, body, where it came from, what can be done with it.
Column {
    id: root

    required property MessageItem message
    readonly property bool streaming: root.message.status === "streaming"

    width: parent ? parent.width : implicitWidth

    Thought {
        width: parent.width
        visible: root.message.reasoningText !== ""
        label: root.message.reasoningText
        text: root.message.reasoning
        thinking: root.message.thinking
    }
    MessageBody {
        width: parent.width
        visible: root.message.text !== ""
        text: root.message.text
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
            text: qsTr("Try again")
            onClicked: root.message.chat.retry(root.message.messageId)
        }
        Button {
            visible: root.message.canContinue
            kind: Button.Quiet
            text: qsTr("Continue")
            onClicked: root.message.chat.continueAnswer(root.message.messageId)
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
