// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtCore
import QtQuick
import QtQuick.Dialogs
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Models from elsewhere: an address on a hub, a Hugging Face folder to convert, and what other programs keep here.
Sheet {
    id: root

    required property ModelLibrary library
    readonly property ImportModel found: root.library.importing
    property bool misread: false
    property string convertWhy

    function openAddress(): void {
        root.misread = !root.library.openAddress(address.text);
        if (!root.misread)
            root.close();
    }

    title: qsTr("Import models")
    wide: 640
    onOpened: {
        root.misread = false;
        root.convertWhy = "";
        address.forceActiveFocus(Qt.OtherFocusReason);
    }

    Column {
        width: parent.width
        spacing: Theme.s16

        Column {
            width: parent.width
            spacing: Theme.s4

            UiText {
                text: qsTr("From Hugging Face or ModelScope")
                font.bold: true
            }
            Item {
                width: parent.width
                height: Theme.control + (root.misread ? 24 : 0)

                TextField {
                    id: address
                    width: parent.width - look.width - 8
                    iconName: "link"
                    placeholderText: qsTr("like %1").arg("Qwen/Qwen3-4B-GGUF")
                    error: root.misread ? qsTr("This is neither “owner/name” nor the address of a model.") : ""
                    inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
                    Accessible.name: qsTr("Repository or address")
                    onTextEdited: root.misread = false
                    onAccepted: root.openAddress()
                }
                Button {
                    id: look
                    anchors.right: parent.right
                    enabled: address.text.trim() !== ""
                    text: qsTr("See its files")
                    onClicked: root.openAddress()
                }
            }
            SmallText {
                width: parent.width
                text: qsTr("Paste “owner/name” or the address of its page. You see sizes and fit before anything is fetched.")
                wrapMode: Text.Wrap
            }
        }
        Hairline { width: parent.width }
        Column {
            width: parent.width
            spacing: Theme.s4

            Item {
                width: parent.width
                height: Theme.control

                UiText {
                    height: parent.height
                    text: qsTr("A Hugging Face folder on this computer")
                    font.bold: true
                }
                Button {
                    anchors.right: parent.right
                    iconName: "folder-open"
                    text: qsTr("Convert a folder…")
                    onClicked: convertDialog.open()
                }
            }
            Item {
                width: parent.width
                height: refusal.height + Theme.s4
                visible: root.convertWhy !== ""

                Icon {
                    y: 1
                    name: "circle-alert"
                    size: 14
                    color: Theme.danger
                }
                SmallText {
                    id: refusal
                    x: 22
                    width: parent.width - x
                    text: root.convertWhy
                    color: Theme.danger
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: root.convertWhy
                }
            }
            SmallText {
                width: parent.width
                text: qsTr("With config.json, tokenizer.json and *.safetensors. Loquat makes a GGUF file of it, the form it runs; the folder stays as it is.")
                wrapMode: Text.Wrap
            }
        }
        Hairline { width: parent.width }
        Column {
            width: parent.width
            spacing: Theme.s4

            Item {
                width: parent.width
                height: Theme.control

                UiText {
                    height: parent.height
                    text: qsTr("Already on this computer")
                    font.bold: true
                }
                Row {
                    anchors.right: parent.right
                    spacing: Theme.s8

                    Button {
                        kind: Button.Quiet
                        iconName: "folder-open"
                        text: qsTr("Look in a folder…")
                        onClicked: scanDialog.open()
                    }
                    Button {
                        text: root.found.scanning ? qsTr("Stop") : qsTr("Look for models")
                        onClicked: root.found.scanning ? root.found.stop() : root.found.scan()
                    }
                }
            }
            SmallText {
                width: parent.width
                text: root.found.scanText !== "" ? root.found.scanText
                    : qsTr("What LM Studio, Jan, GPT4All, Ollama and the Hugging Face cache keep here can be used where it lies, without a copy.")
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.found

                FoundRow {
                    id: row
                    width: parent.width
                    onToggled: chosen => root.found.choose(row.index, chosen)
                }
            }
            SmallText {
                width: parent.width
                visible: text !== ""
                text: root.found.leftOutText
                wrapMode: Text.Wrap
            }
        }
    }

    buttons: [
        Button {
            text: qsTr("Close")
            onClicked: root.close()
        },
        Button {
            kind: Button.Primary
            visible: root.found.count > 0
            enabled: root.found.chosenCount > 0
            text: qsTr("Add %n model(s)", "", root.found.chosenCount)
            onClicked: {
                root.found.adopt();
                root.close();
            }
        }
    ]

    FolderDialog {
        id: convertDialog
        title: qsTr("A Hugging Face folder")
        acceptLabel: qsTr("Convert")
        currentFolder: StandardPaths.writableLocation(StandardPaths.HomeLocation)
        onAccepted: {
            root.convertWhy = root.library.convertProblem(convertDialog.selectedFolder);
            if (root.convertWhy !== "")
                return;
            root.library.convert(convertDialog.selectedFolder);
            root.close();
        }
    }
    FolderDialog {
        id: scanDialog
        title: qsTr("A folder with models")
        currentFolder: StandardPaths.writableLocation(StandardPaths.HomeLocation)
        onAccepted: root.found.scanFolder(scanDialog.selectedFolder)
    }
}
