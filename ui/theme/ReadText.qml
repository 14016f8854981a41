// SPDX-License-Identifier: MIT
import QtQuick

/// Answers, messages; bold for card titles.
Text {
    font.pixelSize: Theme.readSize
    lineHeight: Theme.readLine
    lineHeightMode: Text.FixedHeight
    color: Theme.text
    linkColor: Theme.accentText
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
