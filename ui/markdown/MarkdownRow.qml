// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// One block of an answer with its place: list depth and marker, quote bars, the gap above it.
Item {
    id: root

    required property int index
    required property string kind
    required property string html
    required property string code
    required property string language
    required property int level
    required property int depth
    required property int quote
    required property string marker
    required property bool tight
    required property list<var> rows
    required property list<var> align
    property bool showDot: false
    signal copyRequested(text: string)

    readonly property bool isHeading: root.kind === "heading"
    readonly property int gap: root.index === 0 ? 0 : root.tight ? 2 : root.isHeading ? Theme.s16 : 10
    readonly property int inset: root.depth * 22 + root.quote * Theme.s16

    implicitHeight: root.gap + loader.height

    // The Loader of Qt 6.4 refuses bound components, so the whole file does without them.
    // qmllint disable unqualified
    Repeater {
        model: root.quote

        delegate: Rectangle {
            required property int index

            x: index * Theme.s16
            y: root.tight ? 0 : root.gap / 2
            width: 3
            height: root.height - y
            radius: 1
            color: Theme.line2
        }
    }
    Text {
        visible: root.marker !== ""
        x: root.inset - 22
        y: root.gap
        width: 18
        height: Theme.readLine
        horizontalAlignment: root.marker.length > 1 ? Text.AlignRight : Text.AlignHCenter
        verticalAlignment: Text.AlignBottom // where a line of fixed height has its words
        text: root.marker
        color: Theme.text3
        font.pixelSize: Theme.readSize
    }
    Loader {
        id: loader
        x: root.inset
        y: root.gap
        width: root.width - root.inset
        height: (item as Item)?.implicitHeight ?? 0
        sourceComponent: root.kind === "code" ? codeBlock : root.kind === "table" ? tableBlock : root.kind === "rule" ? ruleBlock
                       : root.kind === "math" ? mathBlock : richBlock
    }

    Component {
        id: richBlock
        RichBlock {
            html: root.html
            showDot: root.showDot
            lineHeight: root.isHeading && root.level <= 2 ? Theme.headLine : Theme.readLine
            font.pixelSize: root.isHeading && root.level <= 2 ? Theme.headSize : Theme.readSize
            font.weight: root.isHeading ? Font.Bold : Font.Normal
            color: root.quote > 0 ? Theme.text2 : Theme.text
            Accessible.role: root.isHeading ? Accessible.Heading : Accessible.StaticText
        }
    }
    Component {
        id: codeBlock
        CodeBlock {
            code: root.code
            language: root.language
            onCopyRequested: text => root.copyRequested(text)
        }
    }
    Component {
        id: tableBlock
        TableBlock {
            rows: root.rows
            align: root.align
        }
    }
    Component {
        id: mathBlock
        MathBlock { code: root.code }
    }
    Component {
        id: ruleBlock
        Item {
            implicitHeight: Theme.s16
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
    }
    // qmllint enable unqualified
}
