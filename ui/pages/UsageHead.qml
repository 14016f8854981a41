// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The name of the page, the time it speaks of, and what can be done with it.
Item {
    id: root

    required property UsageModel usage
    readonly property bool wraps: root.width < 860
    signal auditRequested()
    signal exportRequested()

    implicitHeight: words.height + (root.wraps ? row.height + Theme.s12 : 0)

    Column {
        id: words
        width: root.wraps ? parent.width : row.x - Theme.s16

        TitleText {
            width: parent.width
            text: qsTr("Usage")
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        UiText {
            width: parent.width
            text: qsTr("Counted on this computer. Nothing about your use is sent anywhere.")
            color: Theme.text2
            wrapMode: Text.Wrap
        }
    }
    Flow {
        id: row
        x: root.wraps ? 0 : parent.width - width
        y: root.wraps ? words.height + Theme.s12 : 8
        width: root.wraps ? parent.width : time.width + log.width + table.width + 2 * spacing
        spacing: Theme.s8

        Segments {
            id: time
            focus: true
            value: root.usage.period
            options: [
                { value: "week", text: qsTr("7 days") },
                { value: "month", text: root.usage.monthName },
                { value: "year", text: qsTr("Year") }
            ]
            Accessible.name: qsTr("Time")
            onChosen: value => root.usage.period = value
        }
        Button {
            id: log
            iconName: "log"
            text: qsTr("Audit log")
            onClicked: root.auditRequested()
        }
        Button {
            id: table
            iconName: "download"
            text: qsTr("Export CSV")
            enabled: !root.usage.empty
            onClicked: root.exportRequested()
        }
    }
}
