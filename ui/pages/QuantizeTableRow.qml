// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// A candidate's figures, or the names of the columns.
T.AbstractButton {
    id: root

    required property string name
    required property string sizeText
    required property string bitsText
    required property string klText
    required property string agreementText
    required property string perplexityText
    required property string speedText
    required property string memoryText
    property string words // all of them, for screen readers
    property string verdict
    property string verdictText
    property bool selected: false
    property bool head: false
    property bool focusRing: false
    readonly property bool narrow: root.width < 760
    // Right edges of the columns, as shares of the width; what has none is left out on a narrow page.
    readonly property var columns: root.narrow
        ? [{ text: root.sizeText, end: 0.44 }, { text: root.klText, end: 0.62 }, { text: root.speedText, end: 0.8 }]
        : [{ text: root.sizeText, end: 0.226 }, { text: root.bitsText, end: 0.346 }, { text: root.klText, end: 0.436 }, { text: root.agreementText, end: 0.528 },
           { text: root.perplexityText, end: 0.622 }, { text: root.speedText, end: 0.708 }, { text: root.memoryText, end: 0.79 }]
    signal chosen()

    implicitHeight: root.head ? 28 : Theme.uiLine + 11
    enabled: !root.head
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: root.head ? Accessible.RowHeader : Accessible.Row
    Accessible.name: root.name
    Accessible.description: root.words
    Accessible.selectable: !root.head
    Accessible.selected: root.selected
    Accessible.onPressAction: root.chosen()
    onClicked: root.chosen()

    contentItem: Item {
        TableCell {
            x: 10
            width: root.width * (root.narrow ? 0.26 : 0.14)
            head: root.head
            strong: true
            font.bold: root.selected && !root.head
            text: root.name
        }
        Repeater {
            model: root.columns

            TableCell {
                required property var modelData
                x: root.width * modelData.end - width
                width: root.width * 0.12
                head: root.head
                strong: true
                horizontalAlignment: Text.AlignRight
                text: modelData.text
            }
        }
        Chip {
            x: root.width * 0.807
            width: Math.min(implicitWidth, root.width - x)
            anchors.verticalCenter: parent.verticalCenter
            visible: root.verdictText !== ""
            meaning: root.verdict === "best" ? Chip.Accent : Chip.Neutral
            iconName: root.verdict === "best" ? "check" : ""
            text: root.narrow && root.verdict !== "best" ? root.verdictText.split(" ")[0] : root.verdictText
        }
    }

    background: Rectangle {
        color: root.head ? "transparent" : root.selected ? Theme.accentSoft : root.hovered ? Theme.hover : "transparent"

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
        FocusRing {
            inset: true
            visible: root.focusRing
        }
    }
}
