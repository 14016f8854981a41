// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A candidate that may be made: a box, its name, a plain line, the size it will have.
Item {
    id: root

    property string name
    property string plain
    property string sizeText
    property string bitsText
    property bool chosen: false
    signal toggled(bool chosen)

    implicitHeight: Math.max(Theme.rowTwo, words.y + words.height + Theme.s8)

    Hairline {
        width: parent.width
    }
    CheckBox {
        id: box
        y: Theme.s4
        text: root.name
        font.bold: root.chosen
        checked: root.chosen
        Accessible.description: qsTr("%1 %2").arg(root.sizeText).arg(root.plain)
        onCheckedChanged: if (box.checked !== root.chosen) root.toggled(box.checked)

        Connections {
            target: root
            function onChosenChanged(): void {
                box.checked = root.chosen;
            }
        }
    }
    UiText {
        anchors.right: parent.right
        y: Theme.s4
        height: Theme.control
        text: root.bitsText === "" ? root.sizeText : qsTr("%1 · %2").arg(root.bitsText).arg(root.sizeText)
        color: Theme.text2
        Accessible.ignored: true
    }
    SmallText {
        id: words
        x: 26
        y: Theme.s4 + Theme.control - 4
        width: parent.width - x
        text: root.plain
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
