// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.Markdown
import Loquat.ViewModels

/// Where the next message is written: it grows with the words. Enter sends, Shift+Enter breaks the line, Escape stops.
FocusScope {
    id: root

    required property App app
    readonly property Chat chat: root.app.chat
    property int tallest: 240 // of the words
    signal modelsWanted()
    signal sent()

    function send(): void {
        if (!root.chat.canSend)
            return;
        root.chat.send();
        root.sent();
    }
    function paste(): void {
        if (!root.chat.attachments.paste())
            area.paste();
    }
    function attach(): void {
        files.open();
    }
    function openModelPicker(): void {
        picker.openMenu();
    }

    implicitHeight: box.height + 8 + Theme.smallLine + 10

    Rectangle {
        id: box
        width: parent.width
        height: chips.height + scroll.height + 12 + 8 + Theme.control + 9
        radius: Theme.radiusLarge
        color: Theme.raised
        border.color: area.activeFocus && area.focusReason === Qt.TabFocusReason ? Theme.accent : Theme.line2

        TapHandler {
            onTapped: area.forceActiveFocus(Qt.MouseFocusReason)
        }
        Flow {
            id: chips
            x: Theme.s12
            y: Theme.s12
            width: parent.width - 24
            height: root.chat.attachments.count > 0 ? implicitHeight + Theme.s12 : 0
            spacing: Theme.s8

            Repeater {
                model: root.chat.attachments

                AttachmentChip {
                    required property string attachmentId
                    required property var model
                    name: model.name
                    detail: model.detail
                    thumbnail: model.thumbnail
                    removable: true
                    onClicked: root.chat.showAttachment(attachmentId)
                    onRemoveRequested: {
                        root.chat.attachments.remove(attachmentId);
                        area.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
            }
        }
        Flickable {
            id: scroll
            x: 20
            y: 11 + chips.height
            width: parent.width - 32
            height: Math.min(root.tallest, Math.max(Theme.readLine, area.contentHeight))
            contentHeight: area.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollBar {}
            T.TextArea.flickable: area
        }
        T.TextArea {
            id: area
            focus: true
            padding: 0
            rightPadding: 12
            wrapMode: TextEdit.Wrap
            selectByMouse: true
            font.pixelSize: Theme.readSize
            color: Theme.text
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            text: root.chat.draft
            cursorDelegate: Caret { owner: parent }
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Message")
            Accessible.multiLine: true
            onTextChanged: if (root.chat.draft !== area.text) root.chat.draft = area.text

            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onPressed: event => {
                event.accepted = event.matches(StandardKey.Paste);
                if (event.accepted)
                    root.paste();
            }
            Keys.onReturnPressed: event => {
                event.accepted = !(event.modifiers & Qt.ShiftModifier);
                if (event.accepted)
                    root.send();
            }
            Keys.onEnterPressed: event => {
                event.accepted = !(event.modifiers & Qt.ShiftModifier);
                if (event.accepted)
                    root.send();
            }

            TextMenuArea {
                field: area
                takesPaste: true
                onPasteRequested: root.paste()
            }
            LineHeight {
                target: area.textDocument
                pixels: Theme.readLine
            }
            ReadText {
                visible: area.length === 0 && area.preeditText === ""
                y: 2
                height: area.cursorRectangle.height
                text: root.chat.empty ? qsTr("Ask anything") : qsTr("Ask a follow-up")
                color: Theme.text3
                Accessible.ignored: true
            }
        }
        IconButton {
            id: attacher
            x: Theme.s8
            anchors.bottom: picker.bottom
            iconName: "plus"
            text: qsTr("Attach files or pictures")
            keys: "Ctrl+U"
            onClicked: root.attach()
        }
        ModelPicker {
            id: picker
            x: attacher.x + attacher.width
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.s8
            maximumWidth: sides.x - x - (meter.visible ? meter.width + Theme.s16 : 0) - Theme.s8
            app: root.app
            onModelsWanted: root.modelsWanted()
        }
        ContextMeter {
            id: meter
            anchors.right: sides.left
            anchors.rightMargin: Theme.s12
            anchors.verticalCenter: picker.verticalCenter
            visible: contextShown && root.width >= 520
            chat: root.chat
            barShown: root.width >= 660
        }
        SideSwitch {
            id: sides
            anchors.right: go.left
            anchors.rightMargin: Theme.s12
            anchors.verticalCenter: picker.verticalCenter
            chat: root.chat
            iconsOnly: root.width < 600
        }
        IconButton {
            id: go
            anchors.right: parent.right
            anchors.rightMargin: Theme.s8
            anchors.bottom: picker.bottom
            primary: !root.chat.answering
            outlined: root.chat.answering
            enabled: root.chat.answering || root.chat.canSend
            iconName: root.chat.answering ? "stop" : "send"
            iconStroke: 2
            text: root.chat.answering ? qsTr("Stop") : qsTr("Send message")
            keys: root.chat.answering ? "Esc" : "Enter"
            onClicked: root.chat.answering ? root.chat.stop() : root.send()
        }
    }
    FileDialog {
        id: files
        title: qsTr("Attach files or pictures")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("All files (*)"), qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.gif)")]
        onAccepted: {
            root.chat.attachments.add(files.selectedFiles);
            root.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    NoticeLine {
        x: 20
        width: parent.width - 40
        anchors.top: box.bottom
        anchors.topMargin: 8
        chat: root.chat
    }
}
