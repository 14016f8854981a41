// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The files of a model: sizes, fit and speed on this computer, what it asks for, and what cannot run, before anything is fetched.
Sheet {
    id: root

    required property ModelLibrary library
    readonly property RepositoryModel repository: root.library.repository

    title: root.repository.title
    detail: root.repository.byline
    wide: 680

    Column {
        width: parent.width
        spacing: Theme.s12

        Banner {
            width: parent.width
            visible: root.library.noCloud
            iconName: "lock"
            text: qsTr("“No cloud” is on, so nothing can be fetched.")

            Button {
                text: qsTr("Allow the network")
                onClicked: {
                    root.library.allowCloud();
                    root.repository.tryAgain();
                }
            }
        }
        ErrorCard {
            width: parent.width
            visible: root.repository.cannotRun !== ""
            what: qsTr("Loquat cannot run this model yet")
            why: root.repository.cannotRun
        }
        Column {
            width: parent.width
            spacing: Theme.s8
            visible: root.repository.wantsToken

            UiText {
                width: parent.width
                text: root.repository.tokenHelp
                color: Theme.text2
                wrapMode: Text.Wrap
            }
            SecretLine {
                width: parent.width
                secret: root.repository.token
                what: qsTr("Token")
                hint: qsTr("hf_…")
            }
            UiText {
                width: parent.width
                visible: text !== "" && root.library.settings.tokenState !== ""
                text: root.library.settings.tokenText
                color: root.library.settings.tokenState === "good" ? Theme.local : root.library.settings.tokenState === "bad" ? Theme.danger : Theme.text3
                wrapMode: Text.Wrap
            }
            Row {
                spacing: Theme.s8

                Button {
                    iconName: "globe"
                    text: qsTr("Accept the terms on its page")
                    onClicked: root.repository.openPage()
                }
                Button {
                    visible: root.library.settings.token.state === "keychain" || root.library.settings.token.state === "run"
                    enabled: !root.repository.asking
                    text: qsTr("Try again")
                    onClicked: root.repository.tryAgain()
                }
            }
        }
        Row {
            visible: (root.repository.state === "reading" || root.repository.asking) && !root.library.noCloud
            spacing: Theme.s8

            Meter {
                anchors.verticalCenter: parent.verticalCenter
                value: -1
                Accessible.name: reading.text
            }
            UiText {
                id: reading
                text: qsTr("Reading what it holds…")
                color: Theme.text3
            }
        }
        ErrorCard {
            width: parent.width
            visible: root.repository.state === "failed" && !root.repository.wantsToken && !root.library.noCloud
            what: qsTr("Its files could not be listed")
            why: root.repository.problem

            Button {
                text: qsTr("Try again")
                onClicked: root.repository.tryAgain()
            }
        }
        UiText {
            width: parent.width
            visible: root.repository.state === "empty"
            text: qsTr("This repository holds no GGUF files. Look for one whose name ends in GGUF, or fetch its folder yourself and convert it under Import.")
            color: Theme.text2
            wrapMode: Text.Wrap
        }
        Column {
            width: parent.width
            visible: root.repository.count > 0

            Repeater {
                model: root.repository

                RepositoryRow {
                    id: row
                    width: parent.width
                    blocked: root.library.noCloud || root.repository.wantsToken
                    onWanted: {
                        root.library.getFile(row.index);
                        root.close();
                    }
                }
            }
        }
        SmallText {
            width: parent.width
            visible: root.repository.count > 0
            text: [root.repository.companionText, root.repository.contextText].filter(word => word !== "").join(" ")
            wrapMode: Text.Wrap
        }
    }

    buttons: [
        Button {
            visible: !root.repository.wantsToken // the way there stands above
            kind: Button.Quiet
            iconName: "globe"
            text: qsTr("Open its page")
            onClicked: root.repository.openPage()
        },
        Button {
            focus: true
            text: qsTr("Close")
            onClicked: root.close()
        }
    ]
}
