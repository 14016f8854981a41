// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A rule of Auto: its place, its sentence, its number if it has one, and whether it holds.
Item {
    id: root

    required property int index
    required property string sentence
    required property string side
    required property bool active
    required property int tokens
    property RuleList rules
    property bool current: false // the keyboard is on it

    function toggle(): void {
        root.rules.setActive(root.index, !root.active);
    }

    implicitHeight: Theme.control + 8
    z: drag.active ? 2 : 0
    transform: Translate { y: drag.offset }
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1. %2").arg(root.index + 1).arg(root.sentence)
    Accessible.description: root.active ? qsTr("on; Ctrl+Shift+Up and Down change its place") : qsTr("off")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: drag.active ? Theme.sel : "transparent"

        FocusRing {
            inset: true
            visible: root.current
        }
    }
    Icon {
        id: grip
        x: 4
        anchors.verticalCenter: parent.verticalCenter
        name: "grip"
        size: 16
        color: Theme.text3
    }
    Icon {
        id: sign
        x: 28
        anchors.verticalCenter: parent.verticalCenter
        name: root.side === "cloud" ? "cloud" : "monitor"
        size: 16
        color: !root.active ? Theme.dis : root.side === "cloud" ? Theme.cloud : Theme.local
    }
    UiText {
        x: 52
        width: (number.visible ? number.x : toggle.x) - x - Theme.s8
        height: parent.height
        text: root.sentence
        color: root.active ? Theme.text : Theme.text3
        elide: Text.ElideRight
    }
    TextField {
        id: number
        anchors.right: toggle.left
        anchors.rightMargin: Theme.s12
        anchors.verticalCenter: parent.verticalCenter
        width: 88
        visible: root.tokens >= 0
        horizontalAlignment: TextInput.AlignRight
        inputMethodHints: Qt.ImhDigitsOnly
        validator: IntValidator { bottom: 1; top: 10000000 }
        text: String(root.tokens)
        Accessible.name: qsTr("Tokens from which the cloud answers")
        onEditingFinished: root.rules.setTokens(root.index, Number(number.text))
    }
    Switch {
        id: toggle
        anchors.right: parent.right
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        checked: root.active
        Accessible.name: root.sentence
        onCheckedChanged: root.rules.setActive(root.index, toggle.checked)
    }
    DragToReorder {
        id: drag
        row: root.index
        count: root.rules.count
        rowHeight: root.height
        onMoveRequested: (from, to) => root.rules.move(from, to)
    }
}
