// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A model's use: where, how often, how much, how fast, what it cost.
Item {
    id: root

    property var row: ({})
    property bool head: false
    readonly property bool narrow: root.width < 640
    // Right edges of the columns, as shares of the width.
    readonly property var ends: root.narrow ? [0, 0.62, 0.8, 0] : [0.46, 0.59, 0.74, 0.9]

    implicitHeight: root.head ? 28 : Theme.uiLine + 13
    Accessible.role: root.head ? Accessible.RowHeader : Accessible.Row
    Accessible.name: root.row.name
    Accessible.description: [root.row.answers, root.row.tokensIn, root.row.tokensOut, root.row.speed, root.row.cost].join(", ")

    Icon {
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        name: root.row.side === "cloud" ? "cloud" : root.row.side === "local" ? "monitor" : ""
        size: 16
        color: root.row.side === "cloud" ? Theme.cloud : Theme.local
    }
    TableCell {
        x: root.head ? 10 : 34
        width: root.width * (root.narrow ? 0.44 : 0.36) - x
        head: root.head
        strong: true
        text: root.row.name
    }
    TableCell { x: root.width * root.ends[0] - width; width: 100; visible: !root.narrow; head: root.head; strong: true; horizontalAlignment: Text.AlignRight; text: root.row.answers }
    TableCell { x: root.width * root.ends[1] - width; width: 100; head: root.head; strong: true; horizontalAlignment: Text.AlignRight; text: root.row.tokensIn }
    TableCell { x: root.width * root.ends[2] - width; width: 100; head: root.head; strong: true; horizontalAlignment: Text.AlignRight; text: root.row.tokensOut }
    TableCell { x: root.width * root.ends[3] - width; width: 120; visible: !root.narrow; head: root.head; strong: true; horizontalAlignment: Text.AlignRight; text: root.row.speed }
    TableCell { x: root.width - 10 - width; width: root.width * (root.narrow ? 0.18 : 0.1) - 10; head: root.head; strong: true; horizontalAlignment: Text.AlignRight; text: root.row.cost }
    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
