// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Controls
import Loquat.Theme
import Loquat.Markdown // its own C++ types are not found without this

/// A paragraph or heading that can be selected; `showDot` puts the writing mark behind its last character.
TextEdit {
    id: root

    required property string html
    property int lineHeight: Theme.readLine
    property bool showDot: false

    text: root.html
    textFormat: TextEdit.RichText
    readOnly: true
    selectByMouse: true
    persistentSelection: false
    wrapMode: TextEdit.Wrap
    color: Theme.text
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    font.pixelSize: Theme.readSize
    activeFocusOnTab: false
    Accessible.role: Accessible.StaticText
    Accessible.name: root.getText(0, root.length)
    onLinkActivated: link => {
        if (/^(https?|mailto):/i.test(link))
            Qt.openUrlExternally(link);
    }

    LineHeight {
        target: root.textDocument
        pixels: root.lineHeight
    }
    HoverHandler {
        cursorShape: root.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor
    }
    LoquatDot {
        // Naming the text makes this follow it; the layout is done when the position is asked for.
        readonly property rect end: root.showDot && root.text !== "" ? root.positionToRectangle(root.length) : Qt.rect(0, 0, 0, root.lineHeight)

        visible: root.showDot
        x: Math.min(end.x + 4, root.width - width)
        y: end.y + (end.height - height) / 2
    }
}
