// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A conversation that has not begun: what it is for, and a few ways to begin.
Item {
    id: root

    required property Chat chat

    Column {
        anchors.centerIn: parent
        width: Math.min(520, parent.width - 64)
        spacing: Theme.s16

        EmptyState {
            width: parent.width
            title: qsTr("What would you like to know?")
            text: root.chat.modelName === "" ? "" : root.chat.modelSide === "cloud"
                  ? qsTr("%1 answers in the cloud. The line under the message box says what leaves this computer.").arg(root.chat.modelName)
                  : qsTr("%1 answers on this computer. Nothing you write leaves it.").arg(root.chat.modelName)
        }
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s8

            Repeater {
                model: root.chat.suggestions

                Button {
                    required property string modelData
                    anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                    text: modelData
                    width: Math.min(implicitWidth, root.width - 64)
                    onClicked: {
                        root.chat.draft = modelData;
                        root.chat.send();
                    }
                }
            }
        }
    }
}
