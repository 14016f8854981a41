// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What an answer from the cloud is to be like; only what the model can be told is shown.
InspectorSection {
    id: root

    required property Chat chat

    title: qsTr("Answer")
    visible: root.chat.canAnswerJson || root.chat.hasThinkingSwitch

    Item {
        width: parent.width
        height: Theme.control
        visible: root.chat.hasThinkingSwitch

        UiText {
            height: parent.height
            text: qsTr("Thinking")
            color: Theme.text2
        }
        Segments {
            anchors.right: parent.right
            value: root.chat.sampling.thinking
            options: [
                { value: "", text: qsTr("As it likes") },
                { value: "off", text: qsTr("Off") },
                { value: "on", text: qsTr("On") }
            ]
            Accessible.name: qsTr("Thinking before the answer")
            onChosen: value => root.chat.sampling.thinking = value
        }
    }
    SmallText {
        width: parent.width
        height: implicitHeight + Theme.s8
        visible: root.chat.hasThinkingSwitch
        text: qsTr("The model works the question out before it answers: slower, often better, and paid for.")
        wrapMode: Text.Wrap
    }
    Switch {
        id: json
        visible: root.chat.canAnswerJson
        checked: root.chat.sampling.json
        text: qsTr("Answer as JSON")
        onCheckedChanged: if (root.chat.sampling.json !== checked) root.chat.sampling.json = checked
    }
    SmallText {
        width: parent.width
        height: implicitHeight
        visible: root.chat.canAnswerJson
        text: qsTr("One JSON object that programs can read. Say in your words which fields you want.")
        wrapMode: Text.Wrap
    }
}
