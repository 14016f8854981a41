// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// Where the words came from, and how fast.
Flow {
    id: root

    required property MessageItem message
    readonly property bool isCloud: root.message.side === "cloud"

    spacing: Theme.s12

    Chip {
        width: Math.min(implicitWidth, root.width)
        meaning: root.isCloud ? Chip.Cloud : Chip.Local
        iconName: root.isCloud ? "cloud" : "monitor"
        text: (root.isCloud ? qsTr("Cloud · %1") : qsTr("On this computer · %1")).arg(root.message.modelName)
    }
    SmallText {
        height: Theme.chip
        visible: root.message.status === "stopped"
        text: qsTr("stopped")
        color: Theme.text2
    }
    Repeater {
        model: root.message.statsText

        SmallText {
            required property string modelData
            height: Theme.chip
            text: modelData
        }
    }
}
