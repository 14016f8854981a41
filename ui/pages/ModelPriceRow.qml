// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// A model in the table of a provider; as the head it names the columns.
T.AbstractButton {
    id: root

    required property string name
    required property string windowText
    required property string inputText
    required property string outputText
    required property string canText
    required property string usedText
    property bool edited: false
    property string note // what the figures leave out
    property bool head: false
    property bool narrow: false
    property bool current: false
    property var ends: [0.29, 0.41, 0.55, 0.57]
    signal opened()

    implicitHeight: Theme.uiLine + 13
    focusPolicy: Qt.NoFocus
    hoverEnabled: !root.head
    enabled: !root.head
    Accessible.role: root.head ? Accessible.RowHeader : Accessible.Row
    Accessible.name: root.name
    Accessible.description: [root.windowText, root.inputText, root.outputText, root.canText, root.usedText, root.note].filter(t => t !== "").join(", ")
    Accessible.onPressAction: root.opened()
    onClicked: root.opened()

    contentItem: Item {
        id: cells
        readonly property real inner: root.width - 32

        TableCell {
            x: 16
            width: cells.inner * root.ends[0] - (root.narrow ? 0 : 76)
            head: root.head
            strong: true
            text: root.name
            elide: Text.ElideMiddle
        }
        TableCell {
            x: 16 + cells.inner * root.ends[0] - 72
            width: 72
            visible: !root.narrow
            horizontalAlignment: Text.AlignRight
            head: root.head
            text: root.windowText
        }
        TableCell {
            x: 16 + cells.inner * root.ends[0] + 4
            width: cells.inner * (root.ends[1] - root.ends[0]) - 4
            horizontalAlignment: Text.AlignRight
            head: root.head
            text: root.inputText
        }
        TableCell {
            x: 16 + cells.inner * root.ends[1] + 4
            width: cells.inner * (root.ends[2] - root.ends[1]) - 4
            horizontalAlignment: Text.AlignRight
            head: root.head
            text: root.edited && root.outputText !== "" ? qsTr("%1 (yours)").arg(root.outputText) : root.outputText
        }
        TableCell {
            x: 16 + cells.inner * root.ends[3] + 8
            width: cells.inner * (0.84 - root.ends[3]) - 8
            visible: !root.narrow
            head: root.head
            text: root.canText
        }
        TableCell {
            x: 16 + cells.inner * 0.84
            width: cells.inner * 0.16
            visible: !root.narrow
            horizontalAlignment: Text.AlignRight
            head: root.head
            strong: true
            text: root.usedText
        }
    }

    ToolTip {
        text: root.note
        visible: root.note !== "" && (root.hovered || root.current)
    }

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: 8
            anchors.rightMargin: 8
            radius: Theme.radius
            color: root.hovered && !root.head ? Theme.hover : "transparent"

            FocusRing {
                inset: true
                visible: root.current
            }
        }
        Hairline {
            x: 8
            width: parent.width - 16
            anchors.bottom: root.head ? parent.bottom : undefined
        }
    }
}
