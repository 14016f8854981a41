// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// The name of a page, a line about it, and its buttons at the right (children).
Item {
    id: root

    property string title
    property string detail
    default property alias buttons: row.data
    readonly property bool wraps: width < 560

    implicitHeight: words.height + (root.wraps && row.children.length > 0 ? row.height + 12 : 0)

    Column {
        id: words
        width: root.wraps ? parent.width : row.x - 16

        TitleText {
            width: parent.width
            text: root.title
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: root.title
        }
        UiText {
            width: parent.width
            visible: text !== ""
            text: root.detail
            color: Theme.text2
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: row
        x: root.wraps ? 0 : parent.width - width
        y: root.wraps ? words.height + 12 : (words.height - height) / 2
        spacing: Theme.s8
    }
}
