// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// One attachment, whole: the picture as it is sent, or the text.
Sheet {
    id: root

    required property Chat chat
    property var attachment: ({})

    wide: 864
    title: root.attachment.name ?? ""
    detail: root.attachment.detail ?? ""

    Connections {
        target: root.chat
        function onAttachmentRequested(id: string): void {
            root.attachment = root.chat.attachment(id);
            root.open();
        }
    }
    Image {
        width: Math.min(parent.width, implicitWidth)
        height: visible ? Math.min(520, width * implicitHeight / Math.max(1, implicitWidth)) : 0
        visible: (root.attachment.picture ?? "") !== ""
        source: root.attachment.picture ?? ""
        fillMode: Image.PreserveAspectFit
        horizontalAlignment: Image.AlignLeft
        Accessible.role: Accessible.Graphic
        Accessible.name: root.title
    }
    TextArea {
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: (root.attachment.text ?? "") !== ""
        readOnly: true
        text: root.attachment.text ?? ""
        font.family: Theme.mono
        Accessible.name: root.title
    }
}
