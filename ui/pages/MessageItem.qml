// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.ViewModels

/// What a message is, for the parts that show it.
FocusScope {
    id: root

    required property int index
    required property string messageId
    required property string role
    required property string text
    required property string reasoning
    required property string reasoningText
    required property bool thinking
    required property string modelName
    required property string side
    required property var statsText
    required property string errorWhat
    required property string errorWhy
    required property int branchIndex
    required property int branchCount
    required property bool isLast
    required property string switchText
    required property bool canContinue
    required property string whyText
    required property var seams // {at, text, side}: where another model took over
    required property var pair // the two answers of "Ask both": {messageId, text, name, side, state, …}
    required property var attachments // {attachmentId, name, detail, thumbnail}: files that went with a question
    property string status // "complete", "streaming", "stopped", "interrupted", "failed"
    property Chat chat
    property bool editing: false
    property bool hovered: false
    property bool found: false // a search led here
    signal editRequested()
    signal edited(string text)

    readonly property bool asked: root.role === "user"
    readonly property bool awake: root.hovered || root.activeFocus || (root.isLast && !root.asked)
}
