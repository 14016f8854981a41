// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What verifying the log found.
Rectangle {
    id: root

    required property AuditLogModel log
    readonly property bool whole: root.log.verdict === "whole"
    readonly property bool running: root.log.verdict === "running"

    height: visible ? words.height + 20 : 0
    visible: root.log.verdict !== ""
    radius: Theme.radiusCard
    color: root.whole ? Theme.localSoft : root.running ? Theme.hover : Theme.dangerSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.log.verdictText

    Icon {
        x: 16
        y: 12
        name: root.whole ? "circle-check" : root.running ? "log" : "circle-alert"
        size: 16
        color: root.whole ? Theme.local : root.running ? Theme.text2 : Theme.danger
    }
    UiText {
        id: words
        x: 44
        y: 10
        width: parent.width - x - 16
        text: root.log.verdictText
        wrapMode: Text.Wrap
    }
}
