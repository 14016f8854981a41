// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The way into the cloud: a key, whose it is, and the page where it is tested.
WelcomeCard {
    id: root

    required property ProviderList providers
    signal connectWanted(string presetId, string key)

    function connect(presetId: string): void {
        const key = field.text.trim();
        field.clear();
        root.connectWanted(presetId, key);
    }

    cloud: true
    iconName: "cloud"
    title: qsTr("Connect a cloud model")
    text: qsTr("The strongest models, when you choose them. You pay the provider directly.")
    hint: qsTr("nothing is sent until you ask")
    middle: [
        TextField {
            id: field
            width: parent.width
            iconName: "key"
            echoMode: TextInput.Password
            placeholderText: qsTr("Paste a key")
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            Accessible.name: qsTr("Key of a cloud service")
            Accessible.passwordEdit: true
            onAccepted: if (connect.enabled) menu.popup(connect, 0, connect.height + 4)
        },
        SmallText {
            width: parent.width
            text: qsTr("DeepSeek, SiliconFlow, or any OpenAI-compatible address. The key goes into the system keychain.")
            wrapMode: Text.Wrap
        }
    ]

    Button {
        id: connect
        large: true
        enabled: field.text.trim() !== ""
        text: qsTr("Connect")
        onClicked: menu.popup(connect, 0, connect.height + 4)

        Menu {
            id: menu

            Repeater {
                model: root.providers.presets()

                MenuItem {
                    required property var modelData
                    text: qsTr("It is a key of %1").arg(modelData.name)
                    onTriggered: root.connect(modelData.id)
                }
            }
        }
    }
}
