// SPDX-License-Identifier: MIT
import QtQuick

/// Page titles; font.bold: false for big figures.
Text {
    font.pixelSize: Theme.titleSize
    font.bold: true
    lineHeight: Theme.titleLine
    lineHeightMode: Text.FixedHeight
    color: Theme.text
    linkColor: Theme.accentText
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
