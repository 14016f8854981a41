// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// One private thing: whether it is hidden, and what stands in for it.
Item {
    id: root

    property var finding: ({ text: "", kind: "", placeholder: "", hidden: true, removed: false })
    signal hiddenChosen(bool hidden)

    implicitHeight: 48

    Hairline { width: parent.width }
    CheckBox {
        id: box
        anchors.verticalCenter: parent.verticalCenter
        enabled: !root.finding.removed
        checked: root.finding.hidden
        Accessible.name: qsTr("Hide %1").arg(root.finding.text)
        onClicked: root.hiddenChosen(checked)
    }
    UiText {
        id: text
        x: 34
        y: 6
        width: arrow.x - x - Theme.s8
        text: root.finding.text.replace(/\s+/g, " ")
        textFormat: Text.PlainText
        elide: Text.ElideMiddle
    }
    SmallText {
        x: 34
        anchors.top: text.bottom
        text: root.finding.removed ? qsTr("%1, always removed").arg(root.finding.kind) : root.finding.kind
    }
    Icon {
        id: arrow
        anchors.right: chip.left
        anchors.rightMargin: Theme.s8
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        size: 14
        color: Theme.text3
    }
    Chip {
        id: chip
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        meaning: root.finding.removed ? Chip.Danger : root.finding.hidden ? Chip.Accent : Chip.Plain
        text: !root.finding.hidden ? qsTr("sent as it is") : root.finding.removed ? qsTr("Removed") : root.finding.placeholder
    }
}
