// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A card of labelled rows under a name.
Column {
    id: root

    property string title
    default property alias rows: column.data

    width: parent ? parent.width : 720
    spacing: Theme.s8

    SectionHead { text: root.title }
    Card {
        width: parent.width
        topPadding: Theme.s8
        bottomPadding: Theme.s8

        contentItem: Column {
            id: column
        }
    }
}
