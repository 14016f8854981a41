// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A displayed formula, shown as it was written.
Rectangle {
    id: root

    required property string code

    implicitHeight: formula.implicitHeight + Theme.s16
    radius: Theme.radius
    color: Theme.code

    TextEdit {
        id: formula
        anchors { fill: parent; margins: Theme.s8; leftMargin: Theme.s16 }
        text: root.code.trim()
        readOnly: true
        selectByMouse: true
        wrapMode: TextEdit.Wrap
        color: Theme.text
        selectionColor: Theme.selection
        font.family: Theme.mono
        font.pixelSize: Theme.codeSize
        activeFocusOnTab: false
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Formula")
    }
}
