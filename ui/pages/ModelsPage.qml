// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The model library: what arrives, what is on this computer, and what one can get.
FocusScope {
    id: root

    required property App app
    property string failedWhat
    property string failedWhy
    signal fileWanted()
    signal cloudWanted()
    signal quantizeWanted(modelId: string)

    function showDetails(name: string, rows: var): void {
        details.name = name;
        details.rows = rows;
        details.open();
    }
    function fail(what: string, why: string): void {
        root.failedWhat = what;
        root.failedWhy = why;
        scroll.contentY = 0;
    }

    onVisibleChanged: if (root.visible) root.app.library.wake()
    Component.onCompleted: if (root.visible) root.app.library.wake()

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Connections {
        target: root.app.models
        function onOpenFailed(what: string, why: string): void { root.fail(what, why); }
        function onOpened(): void { root.failedWhat = ""; }
    }
    Connections {
        target: root.app.library
        function onConvertFailed(what: string, why: string): void { root.fail(what, why); }
        function onSheetWanted(): void { repository.open(); }
        function onStarted(): void { scroll.contentY = 0; }
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
            spacing: 20

            PageHead {
                width: parent.width
                title: qsTr("Models")
                detail: root.app.computer.summary

                Button {
                    focus: true
                    kind: Button.Quiet
                    iconName: "folder-open"
                    text: qsTr("Open a file…")
                    onClicked: root.fileWanted()
                }
                Button {
                    iconName: "link"
                    text: qsTr("Import from Hugging Face…")
                    onClicked: importing.open()
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
            ArrivingView {
                width: parent.width
                arriving: root.app.library.arriving
                settings: root.app.library.settings
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
                                id: row
                                required property var model
                                width: card.width
                                narrow: card.width < 760
                                status: row.model.state
                                models: root.app.models
                                chosen: modelId === root.app.chat.modelId
                                onDetailsRequested: root.showDetails(name, details)
                                onChatRequested: root.app.models.chatWith(modelId)
                                onSmallerRequested: root.quantizeWanted(modelId)
                                onDeleteRequested: {
                                    trash.modelId = row.modelId;
                                    trash.title = qsTr("Delete %1?").arg(row.name);
                                    trash.text = row.duplicateOf !== "" ? qsTr("Its file (%1) goes to the trash. %2 is the same file and stays.").arg(row.sizeText).arg(row.duplicateOf)
                                                                        : qsTr("Its file (%1) goes to the trash, from where you can take it back.").arg(row.sizeText);
                                    trash.open();
                                }
                            }
                        }
                    }
                }
                Row {
                    visible: unfinished.text !== ""
                    spacing: Theme.s8

                    SmallText {
                        id: unfinished
                        height: Theme.control
                        text: root.app.library.leftovers.text
                    }
                    Button {
                        kind: Button.Quiet
                        text: qsTr("Remove…")
                        Accessible.name: qsTr("Remove unfinished files")
                        onClicked: leftovers.open()
                    }
                }
                SmallText {
                    width: parent.width
                    visible: root.app.models.count < 2 && root.app.library.arriving.count === 0
                    text: qsTr("Get one below, or drop a GGUF file anywhere on this window: it stays where it is.")
                    wrapMode: Text.Wrap
                }
            }
            DiscoverView {
                width: parent.width
                library: root.app.library
                onCloudWanted: root.cloudWanted()
                onTalkWanted: modelId => root.app.models.chatWith(modelId)
            }
        }
    }
    ModelDetails { id: details }
    RepositorySheet {
        id: repository
        library: root.app.library
    }
    ImportSheet {
        id: importing
        library: root.app.library
    }
    AskSheet {
        id: leftovers
        title: qsTr("Remove unfinished files?")
        text: root.app.library.leftovers.question
        action: qsTr("Delete for good")
        onAgreed: root.app.library.leftovers.remove()
    }
    AskSheet {
        id: trash
        property string modelId
        action: qsTr("Move to the trash")
        onAgreed: root.app.models.deleteFiles(trash.modelId)
    }
}
