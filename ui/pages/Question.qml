// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.Markdown

/// What the user wrote, in a soft bubble at the right.
Item {
    id: root

    required property MessageItem message

    width: parent ? parent.width : implicitWidth
    implicitHeight: bubble.y + bubble.height + (branches.visible ? branches.height : 0)

    Flow {
        id: chips
        width: parent.width - 40
        anchors.right: parent.right
        layoutDirection: Qt.RightToLeft
        spacing: Theme.s8

        Repeater {
            model: root.message.attachments

            AttachmentChip {
                required property var modelData
                name: modelData.name
                detail: modelData.detail
                thumbnail: modelData.thumbnail
                onClicked: root.message.chat.showAttachment(modelData.attachmentId)
            }
        }
    }
    Rectangle {
        id: bubble
        y: root.message.attachments.length === 0 ? 0 : chips.height + (visible ? Theme.s8 : 0)
        visible: root.message.text !== "" || root.message.attachments.length === 0
        anchors.right: parent.right
        width: Math.min(520, root.width - 40, words.implicitWidth + 33)
        height: visible ? words.height + 16 : 0
        radius: Theme.radiusLarge
        color: Theme.bubble

        TextEdit {
            id: words
            x: Theme.s16
            y: Theme.s8 - 2 // a fixed line keeps its spare pixels above the letters
            width: parent.width - 32
            text: root.message.text
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            activeFocusOnPress: true
            wrapMode: TextEdit.Wrap
            font.pixelSize: Theme.readSize
            color: Theme.text
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            Accessible.role: Accessible.EditableText
            Accessible.readOnly: true
            Accessible.name: qsTr("Your message")

            TextMenuArea { field: words }
            LineHeight {
                target: words.textDocument
                pixels: Theme.readLine
            }
        }
    }
    Row {
        anchors.right: bubble.left
        anchors.rightMargin: Theme.s4
        anchors.bottom: bubble.bottom
        anchors.bottomMargin: 4
        opacity: root.message.awake ? 1 : 0

        IconButton {
            iconName: "copy"
            iconSize: 16
            text: qsTr("Copy")
            onClicked: root.message.chat.copy(root.message.messageId)
        }
        IconButton {
            iconName: "pencil"
            iconSize: 16
            text: qsTr("Edit and ask again")
            enabled: !root.message.chat.answering
            onClicked: root.message.editRequested()
        }
    }
    BranchSwitch {
        id: branches
        anchors.right: parent.right
        anchors.top: bubble.bottom
        message: root.message
    }
}
