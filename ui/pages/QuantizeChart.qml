// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Size to the right, what it cost upward. The line joins what nothing beats; beaten points are hollow; right of the budget
/// is shaded. Arrows walk over the points by size.
Card {
    id: root

    required property QuantizeResults results
    readonly property var points: root.results.points
    readonly property int inset: 52
    readonly property int least: 240 // the plot's height; more where the card is given more
    readonly property bool narrow: root.width < 720

    implicitHeight: head.height + Theme.s8 + root.least + 36 + topPadding + bottomPadding
    topPadding: 12
    bottomPadding: 12

    contentItem: Column {
        spacing: Theme.s8

        Item {
            id: head
            width: parent.width
            height: Theme.control + (root.narrow ? Theme.control + Theme.s4 : 0)

            ReadText {
                id: title
                height: Theme.control
                text: qsTr("Size against quality")
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            UiText {
                anchors.left: title.right
                anchors.leftMargin: Theme.s8
                height: Theme.control
                width: (root.narrow ? parent.width : choice.x) - x - Theme.s8
                text: root.results.caption
                color: Theme.text2
                elide: Text.ElideRight
            }
            Segments {
                id: choice
                anchors.right: root.narrow ? undefined : parent.right
                anchors.bottom: parent.bottom
                value: root.results.metric
                options: [
                    { value: "kl", text: qsTr("KL") },
                    { value: "perplexity", text: qsTr("Perplexity") },
                    { value: "speed", text: qsTr("Speed") }
                ]
                Accessible.name: qsTr("What the plot shows")
                onChosen: value => root.results.metric = value
            }
        }
        Item {
            id: plot
            readonly property real wide: width - root.inset - (root.narrow ? 24 : 52)
            readonly property int high: Math.max(root.least, root.availableHeight - head.height - Theme.s8 - 36)
            readonly property var places: root.points.length > 0 ? root.results.labels(plot.wide, plot.high, Theme.smallSize) : []

            width: parent.width
            height: 8 + high + 28
            activeFocusOnTab: root.results.count > 0
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Size against quality")
            Accessible.description: root.results.caption
            Accessible.focusable: true
            Keys.onLeftPressed: root.results.step(-1)
            Keys.onRightPressed: root.results.step(1)

            FocusRing { visible: plot.activeFocus }
            Rectangle { // over the budget
                x: root.inset + plot.wide * root.results.budgetShare
                y: 0
                width: root.inset + plot.wide - x
                height: 8 + plot.high
                visible: root.results.budget > 0 && root.results.count > 0
                color: Theme.code
            }
            Repeater {
                model: root.results.yAxis

                Item {
                    id: level
                    required property var modelData
                    y: 8 + Math.round(plot.high * (1 - modelData.share))

                    SmallText {
                        y: -height / 2
                        width: root.inset - 8
                        horizontalAlignment: Text.AlignRight
                        text: level.modelData.text
                    }
                    Hairline {
                        x: root.inset
                        width: plot.wide
                    }
                }
            }
            Rectangle {
                x: root.inset
                y: 8 + plot.high
                width: plot.wide
                height: 1
                color: Theme.ctl
            }
            Repeater {
                model: root.results.xAxis

                SmallText {
                    required property var modelData
                    x: Math.min(plot.width - width, root.inset + plot.wide * modelData.share - width / 2)
                    y: 8 + plot.high + 6
                    visible: !root.narrow || Math.round(modelData.share * 100) % 2 === 0
                    text: modelData.text
                }
            }
            QuantizeLine {
                x: root.inset
                y: 8
                width: plot.wide
                height: plot.high
                points: root.results.line
            }
            Rectangle {
                x: root.inset + Math.round(plot.wide * root.results.budgetShare) - 1
                y: 0
                width: 2
                height: 8 + plot.high
                visible: root.results.budget > 0 && root.results.count > 0
                color: Theme.accent

                SmallText {
                    id: budgetLabel
                    x: parent.x + 8 + width > plot.width ? -width - 6 : 8
                    y: 2
                    text: qsTr("budget %1").arg(root.results.budgetText)
                    color: Theme.accentText
                }
            }
            Repeater {
                model: root.points.length

                QuantizePoint {
                    required property int index
                    readonly property var place: plot.places[index] ?? ({ x: 0, y: 0 })
                    point: root.points[index] ?? ({})
                    x: root.inset + plot.wide * (point.x ?? 0)
                    y: 8 + plot.high * (1 - (point.y ?? 0))
                    z: point.selected ? 2 : 1
                    labelX: place.x + root.inset - x
                    labelY: place.y + 8 - y
                    onChosen: root.results.selected = point.id
                }
            }
            UiText {
                anchors.centerIn: parent
                visible: root.results.count === 0
                text: qsTr("The first point appears when the first candidate has been measured.")
                color: Theme.text3
                width: Math.min(implicitWidth, parent.width - 2 * root.inset)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
