// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A word or figure in a table; small and quiet in its head.
UiText {
    property bool head: false
    property bool strong: false

    height: parent ? parent.height : 32
    font.pixelSize: head ? Theme.smallSize : Theme.uiSize
    color: head ? Theme.text3 : strong ? Theme.text : Theme.text2
    elide: Text.ElideRight
    Accessible.ignored: true
}
