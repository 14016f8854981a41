// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A name at the left, its figure at the right.
Item {
    id: root

    property string label
    property string figure

    width: parent ? parent.width : 280
    implicitHeight: Theme.smallLine + 8
    visible: root.figure !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: root.label + ": " + root.figure

    SmallText {
        y: 4
        text: root.label
        color: Theme.text2
        Accessible.ignored: true
    }
    SmallText {
        anchors.right: parent.right
        y: 4
        text: root.figure
        color: Theme.text
        Accessible.ignored: true
    }
}
