// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme

/// The figures of one bar.
Rectangle {
    id: root

    property var bar: ({})

    width: 156
    height: rows.height + 20
    radius: Theme.radiusCard
    color: Theme.over
    border.color: Theme.line2

    Column {
        id: rows
        x: 12
        y: 10
        width: parent.width - 24
        spacing: 4

        SmallText {
            text: root.bar.title ?? ""
            color: Theme.text
            font.bold: true
        }
        Repeater {
            model: [
                { name: qsTr("Local"), value: root.bar.localText ?? "", color: Theme.localFill },
                { name: qsTr("Cloud"), value: root.bar.cloudText ?? "", color: Theme.cloudFill },
                { name: qsTr("Cost"), value: root.bar.costText ?? "", color: "transparent" }
            ]

            Item {
                id: row
                required property var modelData
                required property int index
                width: rows.width
                height: Theme.smallLine

                Rectangle {
                    y: (parent.height - height) / 2
                    width: 8
                    height: 8
                    radius: 2
                    visible: row.index < 2
                    color: row.modelData.color
                }
                SmallText {
                    x: row.index < 2 ? 16 : 0
                    text: row.modelData.name
                    color: Theme.text2
                }
                SmallText {
                    anchors.right: parent.right
                    text: row.modelData.value
                    color: Theme.text
                }
            }
        }
    }
}
