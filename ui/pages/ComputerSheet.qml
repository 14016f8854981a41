// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What this computer has, and what each part of it means for the models one can run.
Sheet {
    id: root

    required property Computer computer

    title: qsTr("What this computer can run")
    wide: 560

    Column {
        width: parent.width
        spacing: Theme.s16

        Repeater {
            model: root.computer.meaning

            Item {
                id: part
                required property var modelData

                width: parent.width
                height: words.height

                Icon {
                    y: 2
                    name: part.modelData.iconName
                    size: 16
                }
                Column {
                    id: words
                    x: 28
                    width: parent.width - x

                    UiText {
                        width: parent.width
                        text: part.modelData.title
                        font.bold: true
                        wrapMode: Text.Wrap
                    }
                    UiText {
                        width: parent.width
                        text: part.modelData.text
                        color: Theme.text2
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }

    buttons: [
        Button {
            text: qsTr("Close")
            onClicked: root.close()
        }
    ]
}
