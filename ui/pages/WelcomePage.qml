// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The first start: something to talk to at once, a model that fits this computer, and a way into the cloud.
FocusScope {
    id: root

    required property App app
    property bool stacked: root.width < 860
    readonly property var best: root.app.library.recommended
    readonly property bool hasBest: root.best.key !== undefined
    signal talkWanted()
    signal fileWanted()
    signal modelsWanted()
    signal connectWanted(string presetId, string key)

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: Math.max(height, column.height + 64)
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(32, (scroll.contentHeight - height) * 0.42)
            width: Math.min(1032, scroll.width - 64)
            spacing: Theme.s24

            Item {
                width: parent.width
                height: Math.max(64, greeting.height)

                Mark {
                    y: 4
                    size: 52
                }
                Column {
                    id: greeting
                    x: 64
                    width: parent.width - x

                    TitleText {
                        width: parent.width
                        text: qsTr("Welcome to Loquat")
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }
                    ReadText {
                        width: parent.width
                        text: qsTr("Talk to a model on this computer, or to one in the cloud. You always see which.")
                        color: Theme.text2
                        wrapMode: Text.Wrap
                    }
                }
            }
            Grid {
                id: cards
                readonly property real share: root.stacked ? width : (width - 32) / 3
                readonly property real tallest: Math.max(guideCard.implicitHeight, modelCard.implicitHeight, cloudCard.implicitHeight, 328)
                width: parent.width
                columns: root.stacked ? 1 : 3
                spacing: Theme.s16

                WelcomeCard {
                    id: guideCard
                    width: cards.share
                    height: root.stacked ? implicitHeight : cards.tallest
                    iconName: "chat"
                    title: qsTr("Talk to the Guide now")
                    text: qsTr("A small model that came with Loquat. It knows this app and answers simple questions.")
                    sample: qsTr("What can you do without a network?")
                    hint: qsTr("no account, no download")

                    Button {
                        focus: true
                        large: true
                        kind: Button.Primary
                        text: qsTr("Start talking")
                        onClicked: root.talkWanted()
                    }
                }
                WelcomeCard {
                    id: modelCard
                    width: cards.share
                    height: root.stacked ? implicitHeight : cards.tallest
                    local: true
                    iconName: "monitor"
                    title: qsTr("Get a model that fits")
                    text: root.hasBest ? qsTr("One download, then it works offline. This one suits your computer best.")
                                       : qsTr("One download, then it works offline. See which ones run on this computer.")
                    hint: root.hasBest ? qsTr("works offline afterwards") : qsTr("nothing is fetched yet")
                    middle: Rectangle {
                        width: parent.width
                        height: 16 + Theme.chip + Theme.smallLine + 8
                        visible: root.hasBest
                        radius: Theme.radiusCard
                        color: "transparent"
                        border.color: Theme.line2

                        UiText {
                            x: 12
                            y: 10
                            width: fit.x - x - 8
                            height: Theme.chip
                            text: root.best.name ?? ""
                            font.bold: true
                            elide: Text.ElideRight
                        }
                        FitChip {
                            id: fit
                            anchors.right: parent.right
                            anchors.rightMargin: 12
                            y: 10
                            fit: root.best.fit ?? ""
                            text: root.best.fitText ?? ""
                        }
                        SmallText {
                            x: 12
                            y: 12 + Theme.chip
                            width: parent.width - 24
                            text: root.best.factsText ?? ""
                            elide: Text.ElideRight
                        }
                    }

                    Button {
                        large: true
                        text: !root.hasBest || root.best.present ? qsTr("See the models") : root.best.actionText
                        onClicked: {
                            if (root.hasBest && !root.best.present)
                                root.app.library.get(root.best.key);
                            root.modelsWanted();
                        }
                    }
                }
                WelcomeConnect {
                    id: cloudCard
                    width: cards.share
                    height: root.stacked ? implicitHeight : cards.tallest
                    providers: root.app.cloud.providers
                    onConnectWanted: (presetId, key) => root.connectWanted(presetId, key)
                }
            }
            Row {
                width: parent.width
                spacing: Theme.s12

                Icon {
                    y: 2
                    name: "cpu"
                    size: 16
                }
                Flow {
                    width: parent.width - 28
                    spacing: Theme.s12

                    UiText {
                        width: Math.min(implicitWidth, parent.width)
                        text: qsTr("This computer: %1").arg(root.app.computer.summary)
                        color: Theme.text2
                        wrapMode: Text.Wrap
                    }
                    Item {
                        width: meaning.width
                        height: Theme.uiLine

                        LinkTitle {
                            id: meaning
                            anchors.verticalCenter: parent.verticalCenter
                            small: true
                            text: qsTr("What this means")
                            onClicked: computerSheet.open()
                        }
                    }
                }
            }
            Hairline { width: parent.width }
            Flow {
                width: parent.width
                spacing: Theme.s12

                LanguageSelect { settings: root.app.settings }
                ThemeChooser { settings: root.app.settings }
                Button {
                    kind: Button.Quiet
                    iconName: "folder-open"
                    text: qsTr("Open a model file…")
                    onClicked: root.fileWanted()
                }
            }
        }
    }
    ComputerSheet {
        id: computerSheet
        computer: root.app.computer
    }
}
