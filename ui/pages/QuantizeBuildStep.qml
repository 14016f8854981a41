// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Step 3: what is being done, how fast, and the plot as it fills.
Grid {
    id: root

    required property Quantize quantize
    readonly property QuantizeRun run: root.quantize.run
    readonly property bool narrow: root.width < 860

    columns: root.narrow ? 1 : 2
    spacing: Theme.s16

    Column {
        width: root.narrow ? root.width : (root.width - Theme.s16) * 0.42
        spacing: Theme.s16

        Card {
            width: parent.width
            visible: root.run.running

            contentItem: Column {
                spacing: Theme.s8

                Item {
                    width: parent.width
                    height: Theme.readLine

                    ReadText {
                        width: parent.width - elapsed.width - Theme.s8
                        text: root.run.stageText
                        font.bold: true
                        elide: Text.ElideRight
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }
                    UiText {
                        id: elapsed
                        anchors.right: parent.right
                        height: parent.height
                        text: root.run.elapsedText
                        color: Theme.text3
                    }
                }
                Meter {
                    width: parent.width
                    value: root.run.share
                    Accessible.name: root.run.stageText
                    Accessible.description: root.run.detailText
                }
                UiText {
                    width: parent.width
                    text: root.run.detailText === "" ? root.run.leftText
                        : root.run.leftText === "" ? root.run.detailText : qsTr("%1. %2.").arg(root.run.detailText).arg(root.run.leftText)
                    color: Theme.text2
                    wrapMode: Text.Wrap
                }
                SmallText {
                    width: parent.width
                    text: root.run.stagePlain
                    wrapMode: Text.Wrap
                }
            }
        }
        Card {
            width: parent.width
            padding: Theme.s8

            contentItem: Column {
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Candidates")

                Repeater {
                    model: root.run.jobs.length

                    QuantizeJob {
                        required property int index
                        width: parent ? parent.width : 0
                        job: root.run.jobs[index] ?? ({})
                    }
                }
            }
        }
    }
    QuantizeChart {
        width: root.narrow ? root.width : (root.width - Theme.s16) * 0.58
        results: root.quantize.results
    }
}
