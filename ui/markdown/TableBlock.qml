// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Loquat.Controls
import Loquat.Theme

/// A table with hairlines; one wider than the page scrolls sideways.
Flickable {
    id: root

    required property list<var> rows // of lists of rich text, head first
    required property list<var> align // per column
    readonly property int columns: root.rows.length > 0 ? root.rows[0].length : 0

    implicitHeight: grid.implicitHeight
    contentWidth: grid.width
    contentHeight: grid.implicitHeight
    clip: true
    flickableDirection: Flickable.HorizontalFlick
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentWidth > width
    T.ScrollBar.horizontal: ScrollBar { visible: root.interactive }
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Table, %1 rows").arg(Math.max(0, root.rows.length - 1))

    GridLayout {
        id: grid
        width: Math.max(root.width, implicitWidth)
        columns: Math.max(1, root.columns)
        columnSpacing: 0
        rowSpacing: 0

        Repeater {
            model: root.rows.length * root.columns

            delegate: Item {
                id: cell
                required property int index
                readonly property int row: Math.floor(cell.index / root.columns)
                readonly property int column: cell.index % root.columns

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumWidth: 420
                implicitWidth: Math.min(label.implicitWidth + 20, 320)
                implicitHeight: Math.max(cell.row === 0 ? 28 : 32, label.implicitHeight + 12)

                Text {
                    id: label
                    anchors { fill: parent; leftMargin: 10; rightMargin: 10 }
                    text: root.rows[cell.row]?.[cell.column] ?? ""
                    textFormat: Text.RichText
                    wrapMode: Text.Wrap
                    verticalAlignment: Text.AlignVCenter
                    horizontalAlignment: root.align[cell.column] ?? Text.AlignLeft
                    font.pixelSize: cell.row === 0 ? Theme.smallSize : Theme.uiSize
                    color: cell.row === 0 ? Theme.text3 : Theme.text
                    onLinkActivated: link => Qt.openUrlExternally(link)
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
            }
        }
    }
}
