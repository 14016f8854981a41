// SPDX-License-Identifier: MIT
import QtQuick

/// Stats, hints, chips, table heads, section names.
Text {
    font.pixelSize: Theme.smallSize
    lineHeight: Theme.smallLine
    lineHeightMode: Text.FixedHeight
    color: Theme.text3
    linkColor: Theme.accentText
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
