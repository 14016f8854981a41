// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// Every shortcut, by group.
Sheet {
    id: root

    property var shortcuts: []
    readonly property var groups: root.shortcuts.map(row => row.group).filter((group, i, all) => all.indexOf(group) === i)

    title: qsTr("Keyboard shortcuts")
    wide: 720

    Grid {
        id: grid
        width: parent.width
        columns: width > 560 ? 2 : 1
        columnSpacing: Theme.s40
        rowSpacing: Theme.s16

        Repeater {
            model: root.groups

            Column {
                id: group
                required property string modelData

                width: grid.columns === 2 ? (grid.width - grid.columnSpacing) / 2 : grid.width

                UiText {
                    text: group.modelData
                    font.bold: true
                    bottomPadding: 4
                    height: Theme.uiLine + 4
                }
                Repeater {
                    model: root.shortcuts.filter(row => row.group === group.modelData)

                    Item {
                        id: row
                        required property var modelData

                        width: parent.width
                        height: Theme.uiLine + 8
                        Accessible.role: Accessible.StaticText
                        Accessible.name: row.modelData.what + ": " + row.modelData.keys

                        UiText {
                            width: parent.width - keys.width - 8
                            height: parent.height
                            text: row.modelData.what
                            color: Theme.text2
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        SmallText {
                            id: keys
                            anchors.right: parent.right
                            height: parent.height
                            text: row.modelData.keys
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
