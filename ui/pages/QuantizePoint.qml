// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A candidate in the plot around its x and y; hollow when another beats it, ringed when it is the chosen one.
Item {
    id: root

    property var point: ({})
    property real labelX
    property real labelY
    readonly property bool current: root.point.selected ?? false
    readonly property bool hollow: (root.point.beaten ?? false) && !root.current
    readonly property int size: root.current ? 13 : 11
    signal chosen()

    Item {
        id: target
        anchors.centerIn: parent
        width: 32
        height: 32
        Accessible.role: Accessible.RadioButton
        Accessible.name: root.point.name ?? ""
        Accessible.description: root.point.text ?? ""
        Accessible.checkable: true
        Accessible.checked: root.current
        Accessible.onPressAction: root.chosen()
        Accessible.onToggleAction: root.chosen()

        TapHandler { onTapped: root.chosen() }
        HoverHandler { id: hover }
        Rectangle {
            anchors.centerIn: parent
            width: 21
            height: 21
            radius: 10.5
            visible: root.current || hover.hovered
            color: "transparent"
            border.width: root.current ? 1.5 : 1
            border.color: root.current ? Theme.accent : Theme.ctl
        }
        Rectangle {
            anchors.centerIn: parent
            width: root.size
            height: root.size
            radius: root.size / 2
            color: root.hollow ? Theme.raised : root.current ? Theme.accent : Theme.text2
            border.width: root.hollow ? 1.5 : 0
            border.color: Theme.text2
        }

        ToolTip {
            text: qsTr("%1: %2").arg(root.point.name ?? "").arg(root.point.text ?? "")
            visible: hover.hovered
        }
    }
    SmallText {
        x: root.labelX
        y: root.labelY
        text: root.point.name ?? ""
        font.bold: root.current
        color: root.current ? Theme.text : Theme.text2
        Accessible.ignored: true
    }
}
