// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A label, a line of help, and the control at the right (a child).
Item {
    id: root

    property string text
    property string help
    property bool failed: false // the help says what is wrong
    default property alias control: holder.data
    readonly property bool wraps: root.width < 440

    width: parent ? parent.width : 680
    implicitHeight: Math.max(Theme.control, words.height) + 12 + (root.wraps ? holder.height + 8 : 0)

    Column {
        id: words
        y: root.wraps ? 6 : (parent.height - height) / 2
        width: root.wraps ? parent.width : parent.width - holder.width - Theme.s24

        UiText {
            text: root.text
        }
        SmallText {
            width: parent.width
            visible: text !== ""
            text: root.help
            color: root.failed ? Theme.danger : Theme.text3
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: holder
        x: root.wraps ? 0 : parent.width - width
        y: root.wraps ? words.height + 12 : (parent.height - height) / 2
        spacing: Theme.s8
    }
}
