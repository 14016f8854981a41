// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// The name of a section, and a figure in a second voice.
Item {
    id: root

    property string text
    property string detail

    implicitWidth: name.implicitWidth + (more.visible ? Theme.s8 + more.implicitWidth : 0)
    implicitHeight: Theme.readLine
    Accessible.role: Accessible.Heading
    Accessible.name: root.text

    ReadText {
        id: name
        height: parent.height
        text: root.text
        font.bold: true
        Accessible.ignored: true
    }
    UiText {
        id: more
        anchors.left: name.right
        anchors.leftMargin: Theme.s8
        anchors.baseline: name.baseline
        visible: text !== ""
        text: root.detail
        color: Theme.text3
    }
}
