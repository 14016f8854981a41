// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Address, key, models, and the test of all three.
Card {
    id: root

    required property ProviderEditor editor
    readonly property string auth: root.editor.fields.auth ?? "key"
    readonly property int shown: Math.min(6, root.editor.modelNames.length)

    function focusKey(): void {
        root.auth === "key" ? key.forceActiveFocus(Qt.OtherFocusReason) : address.forceActiveFocus(Qt.OtherFocusReason);
    }

    contentItem: Column {
        spacing: Theme.s12

        LabelledRow {
            text: qsTr("Address")

            TextField {
                id: address
                width: parent.width
                text: root.editor.fields.baseUrl ?? ""
                placeholderText: qsTr("https://…")
                inputMethodHints: Qt.ImhUrlCharactersOnly
                Accessible.name: qsTr("Address")
                onEditingFinished: root.editor.set("baseUrl", address.text)
            }
        }
        LabelledRow {
            text: ""
            visible: root.editor.needsPlainHttp || root.editor.fields.allowPlainHttp === true

            Banner {
                width: parent.width
                text: qsTr("Plain http: your key and your words can be read by everyone on the way.")

                Switch {
                    id: plain
                    checked: root.editor.fields.allowPlainHttp ?? false
                    text: qsTr("Allow")
                    Accessible.name: qsTr("Allow plain http for this provider")
                    onCheckedChanged: root.editor.set("allowPlainHttp", plain.checked)
                }
            }
        }
        LabelledRow {
            text: root.auth === "client-credentials" ? qsTr("Client secret") : qsTr("Key")
            visible: root.auth === "key" || root.auth === "client-credentials"

            SecretLine {
                id: key
                width: parent.width
                secret: root.auth === "key" ? root.editor.key : root.editor.clientSecret
                hint: root.auth === "key" ? root.editor.keyHint : ""
                what: root.auth === "key" ? qsTr("Key") : qsTr("Client secret")
            }
        }
        LabelledRow {
            text: qsTr("Models")

            Flow {
                width: parent.width
                topPadding: Theme.s4
                spacing: Theme.s8

                Repeater {
                    model: root.editor.modelNames.slice(0, root.shown)

                    Chip {
                        required property string modelData
                        text: modelData
                    }
                }
                UiText {
                    height: Theme.chip
                    visible: root.editor.modelNames.length > root.shown
                    text: qsTr("and %1 more").arg(root.editor.modelNames.length - root.shown)
                    color: Theme.text2
                }
                UiText {
                    height: Theme.chip
                    text: root.editor.modelsText
                    color: Theme.text3
                }
                IconButton {
                    height: Theme.chip
                    iconName: "refresh"
                    iconSize: 16
                    text: qsTr("Read the list of models again")
                    onClicked: root.editor.readModels()
                }
            }
        }
        Hairline { width: parent.width }
        TestLine {
            width: parent.width
            editor: root.editor
        }
    }
}
