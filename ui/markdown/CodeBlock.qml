// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Controls
import Loquat.Theme
import Loquat.Markdown // its own C++ types are not found without this

/// Code in its own well: language and Copy above, long lines scroll sideways.
Rectangle {
    id: root

    required property string code
    required property string language
    signal copyRequested(text: string)

    implicitHeight: head.height + flick.height + Theme.s12
    radius: Theme.radiusCard
    color: Theme.code
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Code, %1").arg(highlighter.languageTitle)

    Item {
        id: head
        width: parent.width
        height: 36

        SmallText {
            x: Theme.s16
            anchors.verticalCenter: parent.verticalCenter
            text: highlighter.languageTitle
            color: Theme.text3
        }
        Button {
            id: copyButton
            property bool copied: false

            anchors { right: parent.right; rightMargin: 2; verticalCenter: parent.verticalCenter }
            kind: Button.Quiet
            iconName: copied ? "check" : "copy"
            text: copied ? qsTr("Copied") : qsTr("Copy")
            Accessible.name: qsTr("Copy code")
            onClicked: {
                root.copyRequested(root.code);
                copied = true;
                backTimer.restart();
            }
            Timer {
                id: backTimer
                interval: 1500
                onTriggered: copyButton.copied = false
            }
        }
    }

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: head.bottom; margins: 1; topMargin: 0 }
        height: edit.height + (interactive ? bar.implicitHeight : 0)
        contentWidth: edit.width
        contentHeight: edit.height
        clip: true
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        T.ScrollBar.horizontal: ScrollBar {
            id: bar
            visible: flick.interactive
        }

        TextEdit {
            id: edit
            width: Math.max(implicitWidth, flick.width)
            leftPadding: Theme.s16
            rightPadding: Theme.s16
            text: root.code
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.NoWrap
            color: Theme.text
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            font.family: Theme.mono
            font.pixelSize: Theme.codeSize
            activeFocusOnTab: false
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Code")

            LineHeight {
                target: edit.textDocument
                pixels: Theme.codeLine
            }
            CodeHighlighter {
                id: highlighter
                target: edit.textDocument
                language: root.language
                keywordColor: Theme.codeKeyword
                stringColor: Theme.codeString
                functionColor: Theme.codeFunction
                numberColor: Theme.codeNumber
                commentColor: Theme.codeComment
            }
        }
    }
}
