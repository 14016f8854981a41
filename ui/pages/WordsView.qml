// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The user's words that must not be sent or shown, and a field for another.
Column {
    id: root

    required property WordList words

    function add(): void {
        if (root.words.add(field.text))
            field.clear();
    }

    width: parent ? parent.width : 680

    SmallText {
        width: parent.width
        topPadding: 6
        bottomPadding: 6
        text: qsTr("Names, projects, anything of your own. Found as whole words, in capitals or not.")
        wrapMode: Text.Wrap
    }
    Repeater {
        model: root.words

        WordRow {
            width: root.width
            words: root.words
        }
    }
    Item {
        width: parent.width
        height: Theme.control + 8

        TextField {
            id: field
            y: 4
            width: Math.min(320, add.x - Theme.s8)
            placeholderText: qsTr("A word or a name")
            onAccepted: root.add()
        }
        Button {
            id: add
            x: Math.min(328, parent.width - width)
            y: 4
            iconName: "plus"
            text: qsTr("Add")
            enabled: field.text.trim() !== ""
            onClicked: root.add()
        }
    }
}
