// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// Where the words came from, and how fast.
Flow {
    id: root

    required property MessageItem message
    readonly property bool isCloud: root.message.side === "cloud"

    spacing: Theme.s12
    Accessible.role: Accessible.StaticText
    Accessible.name: chip.text + ", " + Array.from(root.message.statsText).join(", ")

    Chip {
        id: chip
        width: Math.min(implicitWidth, root.width)
        meaning: root.isCloud ? Chip.Cloud : Chip.Local
        iconName: root.isCloud ? "cloud" : "monitor"

        HoverHandler { id: over }
        ToolTip {
            visible: over.hovered && root.message.whyText !== ""
            text: root.message.whyText
        }
        Accessible.description: root.message.whyText
        text: (root.isCloud ? qsTr("Cloud · %1") : qsTr("On this computer · %1")).arg(root.message.modelName)
    }
    SmallText {
        height: Theme.chip
        visible: root.message.status === "stopped"
        text: qsTr("stopped")
        color: Theme.text2
    }
    SmallText {
        width: Math.min(implicitWidth, root.width)
        height: Theme.chip
        visible: text !== ""
        text: Array.from(root.message.statsText).join("\u2003") // a space as wide as the gap of the row
        elide: Text.ElideRight
    }
}
