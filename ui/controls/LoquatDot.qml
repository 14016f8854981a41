// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// The caret of an answer being written.
Rectangle {
    id: root

    width: 10
    height: 10
    radius: 5
    color: Theme.accent
    Accessible.ignored: true

    SequentialAnimation on opacity {
        running: root.visible && !Theme.reduceMotion
        loops: Animation.Infinite
        NumberAnimation { from: 1; to: 0.45; duration: 600; easing.type: Easing.OutQuad }
        NumberAnimation { from: 0.45; to: 1; duration: 600; easing.type: Easing.OutQuad }
    }
}
