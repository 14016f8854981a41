// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What happens before the first token. The dot alone for a second, then words, figures and a bar.
Item {
    id: root

    required property Chat chat
    readonly property bool told: patience.late && root.chat.phaseText !== ""

    implicitHeight: root.told ? Theme.uiLine + 16 : Theme.readLine

    Timer {
        id: patience
        property bool late: false
        interval: 1000
        running: root.visible
        onTriggered: late = true
    }
    LoquatDot {
        y: (Theme.readLine - height) / 2
        visible: !root.told
    }
    UiText {
        id: words
        visible: root.told
        text: root.chat.phaseText
        color: Theme.text2
    }
    UiText {
        anchors.right: bar.right
        visible: root.told
        text: root.chat.phaseDetail
        font.pixelSize: Theme.smallSize
        color: Theme.text3
    }
    Meter {
        id: bar
        y: Theme.uiLine + 4
        width: Math.min(360, parent.width)
        visible: root.told
        value: root.chat.phaseProgress
        Accessible.name: root.chat.phaseText
    }
}
