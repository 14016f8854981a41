// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Markdown // its own C++ types are not found without this

/// Markdown drawn block by block. While `streaming` the writing mark follows the last word.
Column {
    id: root

    required property string text
    property bool streaming: false
    signal copyRequested(text: string)

    MarkdownBlocks {
        id: blocks
        text: root.text
        streaming: root.streaming
        linkColor: Theme.accentText
        codeBackground: Theme.hover
        monoFamily: Theme.mono
        codePixels: Theme.codeSize
    }
    Repeater {
        id: repeater
        model: blocks

        delegate: MarkdownRow {
            width: root.width
            showDot: root.streaming && index === repeater.count - 1
            onCopyRequested: text => root.copyRequested(text)
        }
    }
}
