// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A named part of the inspector, with a hairline below.
Item {
    id: root

    property string title
    property string detail
    property bool last: false
    default property alias body: column.data

    width: parent ? parent.width : 312
    implicitHeight: 14 + Theme.uiLine + 6 + column.height + 13

    UiText {
        x: Theme.s16
        y: 14
        text: root.title
        font.bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: root.title
    }
    SmallText {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s16
        y: 14
        height: Theme.uiLine
        text: root.detail
    }
    Column {
        id: column
        x: Theme.s16
        y: 14 + Theme.uiLine + 6
        width: parent.width - 32
    }
    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.last
    }
}
