// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.ViewModels

/// The numbers of the answer being written, or of the last one.
InspectorSection {
    id: root

    required property LiveNumbers live

    title: qsTr("Live")
    detail: root.live.device

    Item {
        width: parent.width
        height: Theme.titleLine + Theme.smallLine

        TitleText {
            id: figure
            font.bold: false
            text: root.live.tokensPerSecond > 0 ? root.live.tokensPerSecond.toLocaleString(Qt.locale(), "f", 1) : "–"
        }
        SmallText {
            anchors.top: figure.bottom
            text: qsTr("tok/s")
        }
        Sparkline {
            x: 68
            y: 4
            width: parent.width - x - 8
            height: parent.height - 8
            values: root.live.history
        }
    }
    Item { width: 1; height: Theme.s8 }
    LiveBar {
        label: qsTr("Memory")
        figure: root.live.memoryText
        value: root.live.memoryFraction
        fill: Theme.text2
    }
    LiveBar {
        label: qsTr("KV cache")
        figure: root.live.kvText
        value: root.live.kvFraction
        fill: Theme.localFill
    }
    LiveFact {
        label: qsTr("First token")
        figure: root.live.firstTokenText
    }
    LiveFact {
        label: qsTr("Cost so far")
        figure: root.live.costText
    }
}
