// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// One message: a question in its bubble at the right, or an answer on the page.
MessageItem {
    id: root

    hovered: hover.hovered
    implicitHeight: content.y + content.height + (root.isLast ? Theme.s16 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: (root.asked ? qsTr("You") : root.modelName) + ": " + root.text

    HoverHandler {
        id: hover
    }
    Rectangle {
        anchors { fill: content; margins: -8 }
        radius: Theme.radiusCard
        color: Theme.accentSoft
        opacity: root.found ? 1 : 0
        visible: opacity > 0

        Behavior on opacity { NumberAnimation { duration: Theme.slide } }
    }
    SwitchLine {
        id: switchLine
        width: parent.width
        visible: root.switchText !== ""
        text: root.switchText
        side: root.side
    }
    Loader {
        id: content
        width: parent.width
        y: switchLine.visible ? switchLine.height : root.index === 0 ? Theme.s40 : root.asked ? Theme.s24
         : root.reasoningText !== "" ? Theme.s8 : Theme.s12
        sourceComponent: root.editing ? editor : root.asked ? question : root.pair.length === 2 ? pairView : answer
    }
    // The Loader of Qt 6.4 refuses bound components.
    // qmllint disable unqualified
    Component {
        id: question
        Question { message: root }
    }
    Component {
        id: answer
        Answer { message: root }
    }
    Component {
        id: pairView
        AnswerPair { message: root }
    }
    Component {
        id: editor
        MessageEditor {
            question: root.asked
            original: root.text
            onDone: text => root.edited(text)
        }
    }
    // qmllint enable unqualified
}
