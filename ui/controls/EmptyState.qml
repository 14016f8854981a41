// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// What an empty place is for, and its first action (children).
Column {
    id: root

    property string title
    property string text
    default property alias buttons: row.data

    spacing: Theme.s4
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    Mark {
        anchors.horizontalCenter: parent.horizontalCenter
    }
    Item { width: 1; height: Theme.s4 }
    ReadText {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.title
        font.bold: true
        wrapMode: Text.Wrap
    }
    UiText {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        color: Theme.text2
        wrapMode: Text.Wrap
    }
    Item { width: 1; height: Theme.s4 }
    Row {
        id: row
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.s8
    }
}
