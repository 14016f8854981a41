// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// One stacked bar, at most 16 wide: local below, cloud above, 2 px between.
Item {
    id: root

    property var bar: ({})
    property bool pointed: false
    readonly property real full: root.height - 8
    readonly property int localHeight: root.bar.local > 0 ? Math.max(3, Math.round(root.full * root.bar.local)) : 0
    readonly property int cloudHeight: root.bar.cloud > 0 ? Math.max(3, Math.round(root.full * root.bar.cloud) - (root.localHeight > 0 ? 2 : 0)) : 0
    readonly property int thick: Math.max(3, Math.min(16, Math.round(root.width * 0.62)))
    signal entered()
    signal exited()

    HoverHandler { onHoveredChanged: hovered ? root.entered() : root.exited() }
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Math.min(4, root.width / 12)
        anchors.rightMargin: anchors.leftMargin
        radius: Theme.radius
        visible: root.pointed
        color: Theme.hover
    }
    Rectangle {
        id: local
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.height - height
        width: root.thick
        height: root.localHeight
        radius: 3
        color: Theme.localFill
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.height - root.localHeight - (root.localHeight > 0 ? 2 : 0) - height
        width: root.thick
        height: root.cloudHeight
        radius: 3
        color: Theme.cloudFill
    }
}
