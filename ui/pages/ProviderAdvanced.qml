// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Everything that most people never need: other ways to sign in, proxies, certificates, patience.
Card {
    id: root

    required property ProviderEditor editor
    property bool open: false
    readonly property string auth: root.editor.fields.auth ?? "key"

    topPadding: Theme.s8
    bottomPadding: root.open ? Theme.s16 : Theme.s8

    contentItem: Column {
        spacing: Theme.s12

        Button {
            kind: Button.Quiet
            leftPadding: 0
            iconName: root.open ? "chevron-down" : "chevron-right"
            text: qsTr("Advanced")
            Accessible.description: root.open ? qsTr("open") : qsTr("folded")
            onClicked: root.open = !root.open
        }
        Column {
            width: parent.width
            visible: root.open
            spacing: Theme.s12

            LabelledRow {
                text: qsTr("Sign in with")

                Segments {
                    value: root.auth
                    options: [
                        { value: "key", text: qsTr("Key") },
                        { value: "client-credentials", text: qsTr("OAuth") },
                        { value: "command", text: qsTr("Command") },
                        { value: "none", text: qsTr("Nothing") }
                    ]
                    Accessible.name: qsTr("Sign in with")
                    onChosen: value => root.editor.set("auth", value)
                }
            }
            LabelledRow {
                text: qsTr("Key goes as")
                visible: root.auth === "key"

                Segments {
                    value: root.editor.fields.keyHeader ?? ""
                    options: [{ value: "", text: qsTr("Bearer") }].concat(["api-key", "x-api-key"].map(name => ({ value: name, text: name })))
                    Accessible.name: qsTr("Header that carries the key")
                    onChosen: value => root.editor.set("keyHeader", value)
                }
                SmallText {
                    y: Theme.control + 2
                    width: parent.width
                    height: implicitHeight
                    text: qsTr("Most services read “Authorization: Bearer”; Azure and some gateways want a header of their own.")
                    wrapMode: Text.Wrap
                }
            }
            EditorField { editor: root.editor; visible: root.auth === "client-credentials"; field: "tokenUrl"; text: qsTr("Token address"); hint: qsTr("https://…/oauth/token") }
            EditorField { editor: root.editor; visible: root.auth === "client-credentials"; field: "clientId"; text: qsTr("Client ID") }
            EditorField { editor: root.editor; visible: root.auth === "client-credentials"; field: "scope"; text: qsTr("Scope"); hint: qsTr("as the service asks for it") }
            EditorField { editor: root.editor; visible: root.auth === "command"; field: "tokenCommand"; text: qsTr("Command"); hint: qsTr("prints a token on its first line") }
            EditorField { editor: root.editor; field: "chatPath"; text: qsTr("Path") }
            EditorField { editor: root.editor; field: "pinnedModels"; text: qsTr("More models"); hint: qsTr("names that the service does not list") }
            LabelledRow {
                text: qsTr("Headers")

                TextArea {
                    id: headers
                    width: parent.width
                    text: root.editor.headers
                    placeholderText: qsTr("Name: value, one on each line; no secrets")
                    Accessible.name: qsTr("Headers")
                    onEditingFinished: root.editor.setHeaders(headers.text)
                }
            }
            EditorField { editor: root.editor; field: "proxy"; text: qsTr("Proxy"); hint: qsTr("http://host:port or socks5://host:port; empty: the system's") }
            EditorField { editor: root.editor; visible: (root.editor.fields.proxy ?? "") !== ""; field: "proxyUser"; text: qsTr("Proxy login"); hint: qsTr("name; empty: it asks for none") }
            LabelledRow {
                text: qsTr("Its password")
                visible: (root.editor.fields.proxy ?? "") !== "" && (root.editor.fields.proxyUser ?? "") !== ""

                SecretLine {
                    width: parent.width
                    secret: root.editor.proxyPassword
                    what: qsTr("Proxy password")
                }
            }
            EditorField { editor: root.editor; field: "caFile"; text: qsTr("Authority"); hint: qsTr("a PEM file that is trusted besides the system's"); isFile: true }
            EditorField { editor: root.editor; field: "clientCertificateFile"; text: qsTr("Certificate"); hint: qsTr("a PEM file that says who you are"); isFile: true }
            EditorField { editor: root.editor; visible: (root.editor.fields.clientCertificateFile ?? "") !== ""; field: "clientKeyFile"; text: qsTr("Its key"); hint: qsTr("a PEM file"); isFile: true }
            LabelledRow {
                text: qsTr("Its passphrase")
                visible: (root.editor.fields.clientKeyFile ?? "") !== ""

                SecretLine {
                    width: parent.width
                    secret: root.editor.passphrase
                    what: qsTr("Passphrase")
                }
            }
            Hairline { width: parent.width }
            LabelledRow {
                text: qsTr("Patience")

                Flow {
                    width: parent.width
                    spacing: Theme.s12

                    EditorNumber { editor: root.editor; field: "connectTimeoutMs"; factor: 1000; text: qsTr("connect, s") }
                    EditorNumber { editor: root.editor; field: "firstTokenTimeoutMs"; factor: 1000; text: qsTr("first word, s") }
                    EditorNumber { editor: root.editor; field: "silenceTimeoutMs"; factor: 1000; text: qsTr("silence, s") }
                    EditorNumber { editor: root.editor; field: "maxAttempts"; text: qsTr("attempts") }
                }
            }
            LabelledRow {
                text: qsTr("Pause")

                Flow {
                    width: parent.width
                    spacing: Theme.s12

                    EditorNumber { editor: root.editor; field: "breakerFailures"; text: qsTr("after failures") }
                    EditorNumber { editor: root.editor; field: "breakerPauseMs"; factor: 1000; text: qsTr("for, s") }
                }
            }
            LabelledRow {
                text: qsTr("Per minute")

                Flow {
                    width: parent.width
                    spacing: Theme.s12

                    EditorNumber { editor: root.editor; field: "requestsPerMinute"; text: qsTr("requests") }
                    EditorNumber { editor: root.editor; field: "tokensPerMinute"; text: qsTr("tokens") }
                    SmallText {
                        height: Theme.control
                        text: qsTr("0 sets no limit")
                    }
                }
            }
        }
    }
}
