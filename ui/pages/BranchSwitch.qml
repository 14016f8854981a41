// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// Steps through the versions of a message: ‹ 2 / 3 ›.
Row {
    id: root

    required property MessageItem message

    function step(by: int): void {
        root.message.chat.selectBranch(root.message.messageId, root.message.branchIndex + by);
    }

    visible: root.message.branchCount > 1

    IconButton {
        iconName: "chevron-left"
        iconSize: 16
        text: qsTr("Previous version")
        enabled: root.message.branchIndex > 0 && !root.message.chat.answering
        onClicked: root.step(-1)
    }
    UiText {
        height: Theme.control
        text: qsTr("%1 / %2").arg(root.message.branchIndex + 1).arg(root.message.branchCount)
        font.pixelSize: Theme.smallSize
        color: Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    IconButton {
        iconName: "chevron-right"
        iconSize: 16
        text: qsTr("Next version")
        enabled: root.message.branchIndex < root.message.branchCount - 1 && !root.message.chat.answering
        onClicked: root.step(1)
    }
}
