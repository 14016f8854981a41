// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// Who answers, what he said, how fast.
Column {
    id: root

    property string label
    property var options: []
    property string value
    property string text
    property string stats
    signal chosen(string value)

    spacing: Theme.s8

    Item {
        width: parent.width
        height: Theme.control

        Select {
            id: who
            label: root.label
            options: root.options
            value: root.value
            onChosen: value => root.chosen(value)
        }
        SmallText {
            anchors.right: parent.right
            width: parent.width - who.width - Theme.s8
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: root.stats
            elide: Text.ElideRight
        }
    }
    UiText {
        width: parent.width
        visible: root.text !== ""
        text: root.text
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: root.text
    }
}
