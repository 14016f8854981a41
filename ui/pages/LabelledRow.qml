// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A label 132 wide and what it names (children) beside it; above it where there is no room.
Item {
    id: root

    property string text
    default property alias body: holder.data
    readonly property bool narrow: root.width < 520

    width: parent ? parent.width : 640
    implicitHeight: holder.y + holder.childrenRect.height

    UiText {
        id: label
        width: root.narrow ? parent.width : 124
        height: Theme.control
        text: root.text
        color: Theme.text2
        elide: Text.ElideRight
    }
    Item {
        id: holder
        x: root.narrow ? 0 : 132
        y: root.narrow ? Theme.control : 0
        width: parent.width - x
        height: childrenRect.height
    }
}
