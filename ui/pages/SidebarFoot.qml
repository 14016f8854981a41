// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The loaded model and the memory it takes.
Item {
    id: root

    required property Computer computer

    implicitHeight: 29 + Theme.uiLine + Theme.uiLine

    Hairline {
        x: Theme.s12
        width: parent.width - 24
    }
    Icon {
        x: 20
        y: 13 + (Theme.uiLine - 16) / 2
        name: "cpu"
        size: 16
    }
    UiText {
        x: 44
        y: 13
        width: parent.width - 64
        text: root.computer.loadedModelText
        elide: Text.ElideRight
    }
    Meter {
        x: 20
        y: 37 + (Theme.uiLine - 4) / 2
        width: 64
        value: root.computer.memoryFraction
        fill: Theme.text2
        Accessible.name: root.computer.memoryText
    }
    SmallText {
        x: 92
        y: 37
        height: Theme.uiLine
        width: parent.width - 112
        text: root.computer.memoryText
        elide: Text.ElideRight
    }
}
