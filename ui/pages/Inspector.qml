// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How the next answer is made, and the numbers of the last one.
FocusScope {
    id: root

    required property Chat chat
    signal closed()

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Inspector")

    Rectangle {
        anchors.fill: parent
        color: Theme.side
    }
    Hairline {
        height: parent.height
    }
    UiText {
        x: Theme.s16
        height: 52
        text: qsTr("Inspector")
        font.bold: true
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 9
        y: 10
        iconName: "x"
        text: qsTr("Close")
        keys: "Ctrl+I"
        focus: true
        onClicked: root.closed()
    }
    Hairline {
        y: 51
        width: parent.width
    }
    Flickable {
        id: scroll
        y: 52
        width: parent.width
        height: parent.height - y
        contentHeight: sections.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: sections
            width: parent.width

            InspectorSection {
                title: qsTr("System prompt")
                detail: root.chat.systemPromptTokens > 0 ? qsTr("tokens: %1").arg(root.chat.systemPromptTokens.toLocaleString(Qt.locale(), "f", 0)) : ""

                TextArea {
                    id: prompt
                    width: parent.width
                    text: root.chat.systemPrompt
                    placeholderText: qsTr("How it should answer, in your words")
                    Accessible.name: qsTr("System prompt")
                    onEditingFinished: root.chat.systemPrompt = prompt.text
                }
            }
            SamplingSection {
                sampling: root.chat.sampling
            }
            AnswerFormSection {
                chat: root.chat
            }
            LiveSection {
                live: root.chat.live
            }
            InspectorSection {
                title: qsTr("Why here?")
                last: true
                visible: root.chat.live.whyText !== ""

                Item {
                    width: parent.width
                    height: why.height

                    Icon {
                        y: 2
                        name: root.chat.live.whySide === "cloud" ? "cloud" : "monitor"
                        size: 16
                        color: root.chat.live.whySide === "cloud" ? Theme.cloud : Theme.local
                    }
                    UiText {
                        id: why
                        x: 24
                        width: parent.width - x
                        text: root.chat.live.whyText
                        color: Theme.text2
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
