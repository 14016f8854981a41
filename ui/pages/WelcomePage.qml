// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The first start: something to talk to at once, and a way to bring a model.
FocusScope {
    id: root

    required property App app
    property bool stacked: root.width < 760
    signal talkWanted()
    signal fileWanted()

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
            width: Math.min(820, scroll.width - 64)
            spacing: Theme.s24

            Item {
                width: parent.width
                height: 64

                Mark {
                    y: 4
                    size: 52
                }
                Column {
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
                        text: qsTr("Talk to a model on this computer. What you write stays here.")
                        color: Theme.text2
                        elide: Text.ElideRight
                    }
                }
            }
            Grid {
                id: cards
                readonly property real share: root.stacked ? width : (width - 16) / 2
                width: parent.width
                columns: root.stacked ? 1 : 2
                spacing: Theme.s16

                WelcomeCard {
                    id: guideCard
                    width: cards.share
                    height: root.stacked ? implicitHeight : Math.max(implicitHeight, fileCard.implicitHeight)
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
                    id: fileCard
                    width: cards.share
                    height: root.stacked ? implicitHeight : guideCard.height
                    local: true
                    iconName: "monitor"
                    title: qsTr("Open a model file")
                    text: qsTr("A GGUF file you already have. Loquat reads it where it lies and tells you how well it fits.")
                    hint: qsTr("works offline")

                    Button {
                        large: true
                        iconName: "folder-open"
                        text: qsTr("Open a file…")
                        onClicked: root.fileWanted()
                    }
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
                UiText {
                    width: parent.width - 28
                    text: qsTr("This computer: %1").arg(root.app.computer.summary)
                    color: Theme.text2
                    wrapMode: Text.Wrap
                }
            }
            Hairline { width: parent.width }
            Flow {
                width: parent.width
                spacing: Theme.s12

                LanguageSelect { settings: root.app.settings }
                ThemeChooser { settings: root.app.settings }
            }
        }
    }
}
