// SPDX-License-Identifier: MIT
import QtQuick

/// Everything that is not read at length.
Text {
    font.pixelSize: Theme.uiSize
    lineHeight: Theme.uiLine
    lineHeightMode: Text.FixedHeight
    color: Theme.text
    linkColor: Theme.accentText
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
