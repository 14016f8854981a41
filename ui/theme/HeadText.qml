// SPDX-License-Identifier: MIT
import QtQuick

/// Headings and sheet titles.
Text {
    font.pixelSize: Theme.headSize
    font.bold: true
    lineHeight: Theme.headLine
    lineHeightMode: Text.FixedHeight
    color: Theme.text
    linkColor: Theme.accentText
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
