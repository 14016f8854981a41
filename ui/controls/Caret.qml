// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// The cursor of a text that can be written: 2 px of accent. `owner` is its TextInput or TextEdit.
Rectangle {
    id: root

    required property Item owner

    width: 2
    color: Theme.accent
    visible: root.owner.activeFocus

    SequentialAnimation on opacity {
        running: root.visible && !Theme.reduceMotion
        loops: Animation.Infinite
        PropertyAction { value: 1 }
        PauseAnimation { duration: 600 }
        PropertyAction { value: 0 }
        PauseAnimation { duration: 500 }
    }
}
