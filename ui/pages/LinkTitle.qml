// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// The name of something that opens; or a small link.
T.AbstractButton {
    id: control

    property bool small: false

    implicitWidth: words.implicitWidth
    implicitHeight: control.small ? Theme.smallLine : Theme.readLine
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: control.text
    Accessible.onPressAction: control.clicked()

    contentItem: ReadText {
        id: words
        text: control.text
        color: control.small ? Theme.accentText : Theme.text
        font.pixelSize: control.small ? Theme.smallSize : Theme.readSize
        lineHeight: control.small ? Theme.smallLine : Theme.readLine
        font.bold: !control.small
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
