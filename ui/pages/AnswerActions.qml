// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// What can be done with an answer.
Row {
    id: root

    required property MessageItem message
    readonly property bool shown: root.message.awake

    leftPadding: -8

    BranchSwitch {
        message: root.message
        rightPadding: Theme.s4
    }
    IconButton {
        opacity: root.shown ? 1 : 0
        iconName: "copy"
        iconSize: 16
        text: qsTr("Copy answer")
        keys: root.message.isLast ? "Ctrl+Shift+C" : ""
        onClicked: root.message.chat.copy(root.message.messageId)
    }
    IconButton {
        opacity: root.shown ? 1 : 0
        iconName: "refresh"
        iconSize: 16
        text: qsTr("Answer again")
        keys: root.message.isLast ? "Ctrl+R" : ""
        enabled: !root.message.chat.answering
        onClicked: root.message.chat.regenerate(root.message.messageId)
    }
    IconButton {
        opacity: root.shown ? 1 : 0
        iconName: "pencil"
        iconSize: 16
        text: qsTr("Edit answer")
        enabled: !root.message.chat.answering
        onClicked: root.message.editRequested()
    }
    Button {
        opacity: root.shown ? 1 : 0
        visible: root.message.canContinue && root.message.status === "stopped"
        kind: Button.Quiet
        leftPadding: Theme.s8
        rightPadding: Theme.s8
        iconName: "play"
        text: qsTr("Continue")
        enabled: !root.message.chat.answering
        onClicked: root.message.chat.continueAnswer(root.message.messageId)
    }
}
