// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How much of the model's window the conversation fills.
Row {
    id: root

    required property Chat chat
    property bool barShown: true
    readonly property bool contextShown: root.chat.contextSize > 0 || root.chat.contextUsed > 0

    spacing: Theme.s8
    visible: root.contextShown
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Context: %1").arg(root.chat.contextText)

    Meter {
        anchors.verticalCenter: parent.verticalCenter
        width: 40
        visible: root.barShown && root.chat.contextSize > 0
        value: root.chat.contextUsed / Math.max(1, root.chat.contextSize)
        fill: root.chat.contextNearlyFull ? Theme.warnFill : Theme.text2
        Accessible.ignored: true
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.chat.contextNearlyFull
        name: "gauge"
        size: 14
        color: Theme.warn
    }
    SmallText {
        anchors.verticalCenter: parent.verticalCenter
        text: root.chat.contextText
        color: root.chat.contextNearlyFull ? Theme.warn : Theme.text2
    }
}
