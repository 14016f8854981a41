// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// How a provider fares, beside the words that say it: filled when it was tried, a ring when not.
Rectangle {
    id: root

    property string status // "working", "paused", "failing", "unknown", "off"
    readonly property bool tried: root.status !== "unknown" && root.status !== "off"

    width: 8
    height: 8
    radius: 4
    color: root.status === "working" ? Theme.localFill : root.status === "paused" ? Theme.warnFill
         : root.status === "failing" ? Theme.dangerFill : "transparent"
    border.width: root.tried ? 0 : 1
    border.color: Theme.ctl
}
