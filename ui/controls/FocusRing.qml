// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// Keyboard focus around its parent: 2 px of accent, 2 px off the edge; inside lists it lies within.
Rectangle {
    id: root

    property bool inset: false
    property real around: Theme.radius // the parent's radius

    anchors.fill: parent
    anchors.margins: root.inset ? 0 : -4
    radius: root.inset ? root.around : root.around + 4
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
}
