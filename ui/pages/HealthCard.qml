// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How a provider fared in the last hour: 36 ticks, a sentence, and what the circuit breaker does now.
Card {
    id: root

    required property ProviderHealth health
    readonly property var kinds: [
        { value: "sending", text: qsTr("Sending"), color: Theme.localFill },
        { value: "paused", text: qsTr("Paused"), color: Theme.warnFill },
        { value: "trying", text: qsTr("Trying"), color: Theme.warnFill }
    ]

    contentItem: Column {
        spacing: Theme.s8

        Item {
            width: parent.width
            height: Theme.readLine

            ReadText {
                width: legend.x - Theme.s8
                text: qsTr("Health, last hour")
                font.bold: true
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Row {
                id: legend
                anchors.right: parent.right
                height: parent.height
                spacing: Theme.s12

                Repeater {
                    model: root.kinds

                    Row {
                        id: entry
                        required property var modelData
                        readonly property bool on: modelData.value === root.health.breaker
                        spacing: 4

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: 8
                            height: 8
                            radius: 4
                            color: entry.on ? entry.modelData.color : "transparent"
                            border.width: entry.on ? 0 : 1
                            border.color: Theme.ctl
                        }
                        SmallText {
                            height: Theme.readLine
                            text: entry.modelData.text
                            color: entry.on ? Theme.text : Theme.text3
                        }
                    }
                }
            }
        }
        Item {
            id: ticks
            width: parent.width
            height: 22
            Accessible.role: Accessible.Graphic
            Accessible.name: root.health.sentence

            Repeater {
                model: root.health.ticks

                Rectangle {
                    required property int index
                    required property string modelData
                    x: Math.round(index * (ticks.width - width) / 35)
                    y: 2
                    width: 6
                    height: modelData === "" ? 6 : 18
                    radius: 3
                    anchors.bottom: parent ? parent.bottom : undefined
                    anchors.bottomMargin: 2
                    color: modelData === "ok" ? Theme.cloudFill : modelData === "mixed" ? Theme.warnFill
                         : modelData === "failed" ? Theme.dangerFill : Theme.press
                }
            }
        }
        Item {
            width: parent.width
            height: words.height

            Icon {
                y: 2
                name: "activity"
                size: 16
            }
            UiText {
                id: words
                x: 24
                width: parent.width - x
                text: root.health.sentence
                color: Theme.text2
                wrapMode: Text.Wrap
            }
        }
    }
}
