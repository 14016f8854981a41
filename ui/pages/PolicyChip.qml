// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Controls
import Loquat.ViewModels

/// What of this conversation may leave the computer; opens the choice.
Button {
    id: root

    required property Chat chat
    readonly property var policies: [
        { value: "local", text: qsTr("Local only"), detail: qsTr("nothing leaves"), icon: "lock" },
        { value: "redacted", text: qsTr("Redacted"), detail: qsTr("private parts hidden"), icon: "shield-check" },
        { value: "open", text: qsTr("Open"), detail: qsTr("sent as written"), icon: "shield" }
    ]
    readonly property var now: root.policies.find(policy => policy.value === root.chat.policy) ?? root.policies[0]

    kind: Button.Quiet
    iconName: root.now.icon
    text: root.now.text
    Accessible.name: qsTr("What may leave this computer: %1").arg(root.text)
    Accessible.role: Accessible.ButtonMenu
    onClicked: menu.popup(root, root.width - menu.width, root.height + 4)

    Menu {
        id: menu
        least: 280

        Repeater {
            model: root.policies

            MenuItem {
                required property var modelData

                text: modelData.text
                detail: modelData.detail
                iconName: modelData.icon
                checkable: true
                checked: modelData.value === root.chat.policy
                onTriggered: root.chat.policy = modelData.value
            }
        }
    }
}
