// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Tokens or cost, bar beside bar: local below, cloud above. Arrows walk over the bars.
Card {
    id: root

    required property UsageModel usage
    readonly property var bars: root.usage.bars
    readonly property bool byCost: root.usage.measure === "cost"
    property int pointed: -1 // the bar under the pointer or the keyboard

    padding: 20
    topPadding: 14
    bottomPadding: 12

    contentItem: Column {
        spacing: Theme.s8

        UsageChartHead {
            width: parent.width
            usage: root.usage
        }
        Item {
            id: plot
            readonly property int inset: 52
            readonly property int high: 164
            readonly property real slot: (width - inset) / Math.max(1, root.bars.length)

            width: parent.width
            height: 12 + high + 28
            activeFocusOnTab: true
            Accessible.role: Accessible.Chart
            Accessible.name: root.byCost ? qsTr("Cost over time") : qsTr("Tokens over time")
            Accessible.description: root.pointed >= 0 && root.pointed < root.bars.length
                                    ? qsTr("%1: here %2, cloud %3, cost %4").arg(root.bars[root.pointed].title).arg(root.bars[root.pointed].localText).arg(root.bars[root.pointed].cloudText).arg(root.bars[root.pointed].costText) : ""
            onActiveFocusChanged: root.pointed = activeFocus ? root.bars.length - 1 : -1
            Keys.onLeftPressed: root.pointed = Math.max(0, root.pointed - 1)
            Keys.onRightPressed: root.pointed = Math.min(root.bars.length - 1, root.pointed + 1)

            FocusRing { visible: plot.activeFocus }
            Repeater {
                model: root.usage.axis

                Item {
                    id: mark
                    required property var modelData
                    y: 12 + Math.round(plot.high * (1 - modelData.share))

                    SmallText {
                        x: 0
                        y: -height / 2
                        width: plot.inset - 8
                        horizontalAlignment: Text.AlignRight
                        text: mark.modelData.text
                    }
                    Rectangle {
                        x: plot.inset
                        width: plot.width - plot.inset
                        height: 1
                        color: mark.modelData.share === 0 ? Theme.ctl : Theme.line
                    }
                }
            }
            Repeater {
                model: root.bars.length

                UsageBar {
                    required property int index
                    x: plot.inset + index * plot.slot
                    y: 4
                    width: plot.slot
                    height: plot.high + 8
                    bar: root.bars[index] ?? ({})
                    pointed: index === root.pointed
                    onEntered: root.pointed = index
                    onExited: if (root.pointed === index) root.pointed = -1
                }
            }
            Repeater {
                model: root.bars.length

                SmallText {
                    required property int index
                    readonly property real middle: plot.inset + (index + 0.5) * plot.slot
                    x: Math.min(plot.width - width, Math.max(plot.inset - 8, middle - width / 2))
                    y: 12 + plot.high + 6
                    text: (root.bars[index] ?? {}).label ?? ""
                }
            }
            UsageTip {
                readonly property real at: plot.inset + (root.pointed + 0.5) * plot.slot
                visible: root.pointed >= 0 && root.pointed < root.bars.length
                x: at > plot.width / 2 ? at - plot.slot / 2 - width - 4 : at + plot.slot / 2 + 4
                y: 8
                z: 2
                bar: root.bars[root.pointed] ?? ({})
            }
        }
    }
}
