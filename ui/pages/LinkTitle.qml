// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// The name of something that opens.
T.AbstractButton {
    id: control

    implicitWidth: words.implicitWidth
    implicitHeight: Theme.readLine
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: control.text
    Accessible.onPressAction: control.clicked()

    contentItem: ReadText {
        id: words
        text: control.text
        font.bold: true
        font.underline: control.hovered
        elide: Text.ElideRight
    }
    background: Item {
        FocusRing {
            visible: control.visualFocus
            around: 4
        }
    }
    HoverHandler { cursorShape: Qt.PointingHandCursor }
}
