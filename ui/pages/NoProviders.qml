// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// No provider yet: what one is for, and each preset as a first step.
FocusScope {
    id: root

    required property ProviderList providers
    signal addRequested(string presetId)

    implicitHeight: column.height

    Column {
        id: column
        width: parent.width
        spacing: Theme.s24

        EmptyState {
            width: parent.width
            title: qsTr("No cloud yet")
            text: qsTr("A provider answers from its own computers: bring a key of yours, and choose for each question whether it is answered here or there. What leaves is shown to you first, and your key stays in the system keychain.")
        }
        Flow {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, 520)
            spacing: Theme.s8

            Repeater {
                model: root.providers.presets()

                Button {
                    required property var modelData
                    required property int index
                    focus: index === 0
                    kind: index === 0 ? Button.Primary : Button.Standard
                    iconName: modelData.id === "custom" ? "server" : "cloud"
                    text: modelData.name
                    onClicked: root.addRequested(modelData.id)
                }
            }
        }
    }
}
