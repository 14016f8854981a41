// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A figure and how much of the whole it is.
Column {
    id: root

    property alias label: fact.label
    property alias figure: fact.figure
    property alias value: bar.value
    property alias fill: bar.fill

    width: parent ? parent.width : 280
    visible: fact.figure !== ""

    LiveFact { id: fact }
    Meter {
        id: bar
        width: parent.width
        Accessible.name: fact.label
    }
    Item { width: 1; height: Theme.s8 }
}
