// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A labelled choice with what it means and what the present one is.
Column {
    id: root

    property string label
    property string plain
    property string detail
    property var options: []
    property string value
    signal chosen(string value)

    spacing: 2
    topPadding: Theme.s4

    Flow {
        width: parent.width
        spacing: Theme.s8

        UiText {
            height: Theme.control
            width: Math.max(implicitWidth, 112)
            text: root.label
            color: Theme.text2
        }
        Select {
            label: root.label
            options: root.options
            value: root.value
            onChosen: value => root.chosen(value)
        }
    }
    SmallText {
        width: parent.width
        text: root.detail === "" ? root.plain : qsTr("%1 %2").arg(root.plain).arg(root.detail)
        wrapMode: Text.Wrap
    }
}
