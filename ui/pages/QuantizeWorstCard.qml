// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Where the chosen candidate strayed furthest from the original.
Card {
    id: root

    required property QuantizeResults results

    contentItem: Column {
        spacing: Theme.s8

        Item {
            width: parent.width
            height: Theme.readLine

            ReadText {
                id: title
                text: qsTr("Worst passages")
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            UiText {
                anchors.right: parent.right
                width: Math.min(implicitWidth, parent.width - title.width - Theme.s8)
                height: parent.height
                textFormat: Text.StyledText
                text: qsTr("<font color=\"%1\">original</font> against <font color=\"%2\">quantized</font>").arg(Theme.local).arg(Theme.danger)
                color: Theme.text3
                elide: Text.ElideRight
            }
        }
        SmallText {
            width: parent.width
            visible: text !== ""
            text: root.results.selectedWords
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.results.worst

            Column {
                id: passage
                required property var modelData
                width: parent ? parent.width : 0
                spacing: Theme.s4
                Accessible.role: Accessible.Grouping
                Accessible.name: qsTr("%1: original %2, quantized %3").arg(passage.modelData.title).arg(passage.modelData.original).arg(passage.modelData.quantized)
                Accessible.description: passage.modelData.before

                Hairline { width: parent.width }
                Item {
                    width: parent.width
                    height: Theme.smallLine

                    SmallText {
                        width: parent.width - kl.width - Theme.s8
                        text: passage.modelData.title
                        elide: Text.ElideRight
                    }
                    SmallText {
                        id: kl
                        anchors.right: parent.right
                        text: passage.modelData.klText
                    }
                }
                Flow {
                    width: parent.width
                    spacing: Theme.s4

                    UiText {
                        height: Theme.chip
                        width: Math.min(implicitWidth, parent.width - Math.min(180, first.width + second.width + 40))
                        text: passage.modelData.before
                        elide: Text.ElideLeft
                    }
                    Chip {
                        id: first
                        meaning: Chip.Local
                        text: passage.modelData.original
                    }
                    Item {
                        width: 16
                        height: Theme.chip

                        Icon {
                            anchors.centerIn: parent
                            name: "arrow-right"
                            size: 16
                            color: Theme.text2
                        }
                    }
                    Chip {
                        id: second
                        meaning: Chip.Danger
                        text: passage.modelData.quantized
                    }
                }
            }
        }
    }
}
