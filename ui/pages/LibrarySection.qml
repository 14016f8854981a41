// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Where models are fetched from and kept, and how fast.
SettingsGroup {
    id: root

    required property LibrarySettings library

    title: qsTr("Models")
    onVisibleChanged: if (root.visible) root.library.showToken()

    SettingRow {
        text: qsTr("Folder for models")
        help: root.library.folderProblem !== "" ? root.library.folderProblem : root.library.folder
        failed: root.library.folderProblem !== ""

        Button {
            kind: Button.Quiet
            text: qsTr("Show")
            Accessible.name: qsTr("Show the folder for models")
            onClicked: root.library.openFolder()
        }
        Button {
            iconName: "folder-open"
            text: qsTr("Choose…")
            Accessible.name: qsTr("Choose the folder for models")
            onClicked: folders.open()
        }
    }
    SettingRow {
        text: qsTr("Mirror of Hugging Face")
        help: root.library.mirrorProblem !== "" ? root.library.mirrorProblem
            : qsTr("Another address that serves the same files. In mainland China huggingface.co is often out of reach: use https://hf-mirror.com. Your token never goes to a mirror.")
        failed: root.library.mirrorProblem !== ""

        TextField {
            id: mirror
            width: 240
            text: root.library.mirror
            placeholderText: qsTr("like %1").arg("https://hf-mirror.com")
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            Accessible.name: qsTr("Mirror of Hugging Face")
            onEditingFinished: root.library.setMirror(mirror.text)
        }
    }
    SettingRow {
        text: qsTr("Ask ModelScope too")
        help: qsTr("A second hub with many of the same files, quick in mainland China. A download takes from both.")

        Switch {
            id: scope
            checked: root.library.modelScope
            Accessible.name: qsTr("Ask ModelScope too")
            onCheckedChanged: root.library.modelScope = scope.checked
        }
    }
    SettingRow {
        text: qsTr("Hugging Face token")
        help: qsTr("Only for models whose makers ask who you are (“gated”). Make one with read access at huggingface.co/settings/tokens.")
    }
    SecretLine {
        width: parent.width
        secret: root.library.token
        what: qsTr("Token")
        hint: qsTr("hf_…")
    }
    Row {
        width: parent.width
        height: Theme.control
        spacing: Theme.s8
        visible: root.library.token.state === "keychain" || root.library.token.state === "run"

        Button {
            id: check
            kind: Button.Quiet
            text: qsTr("Test the token")
            enabled: root.library.tokenState !== "checking"
            onClicked: root.library.checkToken()
        }
        UiText {
            height: parent.height
            width: parent.width - check.width - Theme.s8
            text: root.library.tokenText
            color: root.library.tokenState === "good" ? Theme.local : root.library.tokenState === "bad" ? Theme.danger : Theme.text3
            elide: Text.ElideRight
        }
    }
    SettingRow {
        text: qsTr("Connections for each file")
        help: qsTr("Several fetch parts of one file side by side, which is faster on most lines.")

        NumberSlider {
            width: 240
            labelWidth: 0
            from: 1
            to: 16
            stepSize: 1
            decimals: 0
            text: qsTr("Connections for each file")
            value: root.library.connections
            onEdited: value => root.library.connections = Math.round(value)
        }
    }
    SettingRow {
        text: qsTr("Downloads at once")
        help: qsTr("The others wait for their turn.")

        NumberSlider {
            width: 240
            labelWidth: 0
            from: 1
            to: 4
            stepSize: 1
            decimals: 0
            text: qsTr("Downloads at once")
            value: root.library.atOnce
            onEdited: value => root.library.atOnce = Math.round(value)
        }
    }
    SettingRow {
        text: qsTr("Speed limit")
        help: qsTr("Megabytes per second, of all downloads together. 0 is no limit.")

        NumberSlider {
            width: 240
            labelWidth: 0
            to: 100
            stepSize: 1
            decimals: 0
            text: qsTr("Speed limit")
            value: root.library.limit
            onEdited: value => root.library.limit = Math.round(value)
        }
    }

    FolderDialog {
        id: folders
        title: qsTr("Folder for models")
        onAccepted: root.library.setFolderUrl(folders.selectedFolder)
    }
}
