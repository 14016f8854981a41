// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What was used and what it cost.
FocusScope {
    id: root

    required property App app
    readonly property UsageModel usage: root.app.cloud.usage
    readonly property bool narrow: root.width < 760
    signal auditWanted()
    signal chatWanted()

    onVisibleChanged: if (root.visible) root.usage.refresh()

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: column.height + 56
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            x: Math.max(16, Math.min(32, scroll.width / 24))
            y: Theme.s24
            width: scroll.width - 2 * x
            spacing: Theme.s12

            UsageHead {
                width: parent.width
                usage: root.usage
                onAuditRequested: root.auditWanted()
                onExportRequested: files.open()
            }
            Grid {
                id: tiles
                width: parent.width
                topPadding: Theme.s8
                bottomPadding: Theme.s8
                columns: root.narrow ? 2 : 4
                rowSpacing: Theme.s16
                visible: !root.usage.empty

                Repeater {
                    model: root.usage.tiles

                    UsageTile {
                        width: tiles.width / tiles.columns
                        first: index % tiles.columns === 0
                    }
                }
            }
            UsageChart {
                width: parent.width
                usage: root.usage
                visible: !root.usage.empty
            }
            BudgetCard {
                width: parent.width
                usage: root.usage
            }
            UsageTable {
                width: parent.width
                usage: root.usage
                visible: !root.usage.empty
            }
            Column {
                width: parent.width
                spacing: Theme.s4
                visible: !root.usage.empty

                Repeater {
                    model: root.usage.otherSide

                    UiText {
                        required property string modelData
                        width: parent ? parent.width : 0
                        text: modelData
                        color: Theme.text2
                        wrapMode: Text.Wrap
                    }
                }
                SmallText {
                    width: parent.width
                    visible: root.usage.priceDate !== ""
                    text: qsTr("Prices as published on %1, with your own figures over them. What is not known is left out, not guessed.").arg(root.usage.priceDate)
                    wrapMode: Text.Wrap
                }
            }
            EmptyState {
                width: parent.width
                topPadding: 48
                visible: root.usage.empty
                title: qsTr("Nothing was used in this time")
                text: qsTr("Each answer is counted here: its tokens, its speed, its cost, and on which side it was written.")

                Button {
                    kind: Button.Primary
                    iconName: "chat"
                    text: qsTr("Ask something")
                    onClicked: root.chatWanted()
                }
            }
        }
    }
    FileDialog {
        id: files
        title: qsTr("Export the usage")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "csv"
        nameFilters: [qsTr("Tables (*.csv)")]
        onAccepted: root.usage.exportCsv(files.selectedFile)
    }
}
