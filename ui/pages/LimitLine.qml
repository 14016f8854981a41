// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A named figure, and a bar under it where there is a limit.
Item {
    id: root

    property string text
    property string value
    property real share: -1 // -1: no limit

    width: parent ? parent.width : 240
    implicitHeight: Theme.smallLine + 12
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(root.text).arg(root.value)

    SmallText {
        width: figure.x - Theme.s8
        text: root.text
        color: Theme.text2
        elide: Text.ElideRight
    }
    SmallText {
        id: figure
        anchors.right: parent.right
        text: root.value
        color: Theme.text
    }
    Meter {
        y: Theme.smallLine + 4
        width: parent.width
        visible: root.share >= 0
        value: Math.max(0, root.share)
        fill: root.share >= 1 ? Theme.dangerFill : root.share >= 0.8 ? Theme.warnFill : Theme.cloudFill
        Accessible.ignored: true
    }
}
