// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A candidate on its way: waiting, being made, done, or why not.
Item {
    id: root

    property var job: ({})
    readonly property string phase: root.job.state ?? ""
    readonly property bool busy: root.phase === "making" || root.phase === "measuring"

    implicitHeight: Math.max(Theme.control, words.height + 12) + (root.busy ? 6 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.job.name ?? ""
    Accessible.description: root.job.text ?? ""

    Icon {
        x: Theme.s8
        y: 8
        name: root.phase === "done" ? "circle-check" : root.phase === "failed" ? "circle-alert" : root.busy ? "activity" : "dots"
        size: 16
        color: root.phase === "done" ? Theme.local : root.phase === "failed" ? Theme.danger : root.busy ? Theme.accentText : Theme.text3
    }
    UiText {
        x: 32
        y: 6
        width: 104
        text: root.job.name ?? ""
        font.bold: root.busy
        color: root.phase === "waiting" ? Theme.text3 : Theme.text
        elide: Text.ElideRight
    }
    UiText {
        id: words
        x: 140
        y: 6
        width: parent.width - x - Theme.s8
        text: root.job.text ?? ""
        horizontalAlignment: root.phase === "failed" ? Text.AlignLeft : Text.AlignRight
        color: root.phase === "failed" ? Theme.danger : root.phase === "waiting" ? Theme.text3 : Theme.text2
        wrapMode: Text.Wrap
    }
    Meter {
        x: 32
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 2
        width: parent.width - x - Theme.s8
        visible: root.busy
        value: root.job.share ?? -1
        Accessible.ignored: true
    }
}
