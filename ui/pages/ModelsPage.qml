// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The models on this computer: what they need, how they fit, and a way to add one.
FocusScope {
    id: root

    required property App app
    property string failedWhat
    property string failedWhy
    signal fileWanted()
    signal chatWanted()

    function showDetails(name: string, rows: var): void {
        details.name = name;
        details.rows = rows;
        details.open();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Connections {
        target: root.app.models
        function onOpenFailed(what: string, why: string): void {
            root.failedWhat = what;
            root.failedWhy = why;
        }
        function onOpened(): void {
            root.failedWhat = "";
        }
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
            x: Math.min(32, scroll.width / 20)
            y: Theme.s24
            width: scroll.width - 2 * x
            spacing: Theme.s24

            PageHead {
                width: parent.width
                title: qsTr("Models")
                detail: root.app.computer.summary

                Button {
                    focus: true
                    kind: Button.Primary
                    iconName: "folder-open"
                    text: qsTr("Open a file…")
                    onClicked: root.fileWanted()
                }
            }
            ErrorCard {
                width: parent.width
                visible: root.failedWhat !== ""
                what: root.failedWhat
                why: root.failedWhy
                closable: true
                onClosed: root.failedWhat = ""

                Button {
                    text: qsTr("Choose another file…")
                    onClicked: root.fileWanted()
                }
            }
            Column {
                width: parent.width
                spacing: Theme.s8

                SectionHead {
                    text: qsTr("On this computer")
                    detail: root.app.models.totalText
                }
                Card {
                    id: card
                    width: parent.width
                    padding: 0
                    visible: root.app.models.count > 0

                    contentItem: Column {
                        Repeater {
                            model: root.app.models

                            ModelRow {
                                required property var model
                                width: card.width
                                narrow: card.width < 760
                                status: model.state
                                models: root.app.models
                                chosen: modelId === root.app.chat.modelId
                                onDetailsRequested: root.showDetails(name, details)
                                onChatRequested: {
                                    root.app.models.chatWith(modelId);
                                    root.chatWanted();
                                }
                            }
                        }
                    }
                }
            }
            UiText {
                width: parent.width
                wrapMode: Text.Wrap
                color: Theme.text3
                text: qsTr("Loquat reads GGUF files. Drop one anywhere on this window, or open it here: the file stays where it is.")
            }
        }
    }
    ModelDetails { id: details }
}
