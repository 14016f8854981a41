// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.Markdown

/// The reasoning before an answer, folded into one line.
Column {
    id: root

    property string label
    property string text
    property bool thinking: false
    property bool open: false

    T.AbstractButton {
        id: fold

        leftPadding: 0
        implicitWidth: content.implicitWidth + 8
        implicitHeight: Theme.control
        hoverEnabled: true
        text: root.label
        Accessible.role: Accessible.Button
        Accessible.name: fold.text
        Accessible.description: root.open ? qsTr("Hide the thinking") : qsTr("Show the thinking")
        Accessible.onPressAction: fold.clicked()
        onClicked: root.open = !root.open

        contentItem: Item {
            Row {
                id: content
                anchors.verticalCenter: parent.verticalCenter
                spacing: 6

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.open ? "chevron-down" : "chevron-right"
                    size: 14
                    color: fold.hovered ? Theme.text : Theme.text3
                }
                UiText {
                    text: fold.text
                    color: fold.hovered ? Theme.text : Theme.text3
                }
                LoquatDot {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: root.thinking
                }
            }
        }
        background: Item {
            FocusRing {
                visible: fold.visualFocus
                inset: true
            }
        }
    }
    Item {
        width: parent.width
        height: words.height + Theme.s8
        visible: root.open

        Rectangle {
            x: 6
            width: 2
            height: words.height
            radius: 1
            color: Theme.line2
        }
        TextEdit {
            id: words
            x: 20
            width: parent.width - 20
            text: root.open ? root.text : ""
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            font.pixelSize: Theme.uiSize
            color: Theme.text2
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            Accessible.role: Accessible.EditableText
            Accessible.readOnly: true
            Accessible.name: qsTr("Thinking")

            LineHeight {
                target: words.textDocument
                pixels: Theme.uiLine
            }
        }
    }
}
