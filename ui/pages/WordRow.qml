// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A word of the user's list: what happens with it, and in which direction.
Item {
    id: root

    required property int index
    required property string word
    required property string action
    required property bool outgoing
    required property bool incoming
    property WordList words
    readonly property bool narrow: root.width < 520

    implicitHeight: root.narrow ? 2 * Theme.control + 12 : Theme.control + 8
    Accessible.role: Accessible.ListItem
    Accessible.name: root.word

    UiText {
        x: 4
        y: 4
        width: (root.narrow ? remove.x : choice.x) - x - Theme.s8
        height: Theme.control
        text: root.word
        elide: Text.ElideRight
    }
    Row {
        id: choice
        x: root.narrow ? 0 : remove.x - width - Theme.s8
        y: root.narrow ? Theme.control + 8 : 4
        spacing: Theme.s12

        CheckBox {
            id: outgoing
            text: qsTr("sent")
            checked: root.outgoing
            Accessible.name: qsTr("%1, when sent").arg(root.word)
            onCheckedChanged: root.words.setOutgoing(root.index, outgoing.checked)
        }
        CheckBox {
            id: incoming
            text: qsTr("shown")
            checked: root.incoming
            Accessible.name: qsTr("%1, when shown").arg(root.word)
            onCheckedChanged: root.words.setIncoming(root.index, incoming.checked)
        }
        Select {
            label: qsTr("What happens with %1").arg(root.word)
            value: root.action
            options: [
                { value: "mask", text: qsTr("Mask it") },
                { value: "warn", text: qsTr("Warn me") },
                { value: "stop", text: qsTr("Stop it") }
            ]
            onChosen: value => root.words.setAction(root.index, value)
        }
    }
    IconButton {
        id: remove
        anchors.right: parent.right
        y: 4
        iconName: "x"
        iconSize: 16
        text: qsTr("Remove %1").arg(root.word)
        onClicked: root.words.remove(root.index)
    }
}
