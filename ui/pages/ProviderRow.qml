// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A provider in the list: how it fares, its name, where it is.
Item {
    id: root

    required property int index
    required property string providerId
    required property string name
    required property string status
    required property string statusText
    required property string symbol
    property ProviderList providers
    property bool selected: false
    property bool current: false // the keyboard is on it
    readonly property bool here: root.providerId === ""
    signal chosen()

    implicitWidth: 264
    implicitHeight: Theme.rowTwo
    z: drag.active ? 2 : 0
    transform: Translate { y: drag.offset }

    ListRow {
        id: row
        x: Theme.s8
        width: parent.width - 16
        leftPadding: 32
        focusPolicy: Qt.NoFocus
        text: root.name
        detail: root.statusText
        selected: root.selected || drag.active
        current: root.current
        Accessible.description: root.here ? root.statusText : qsTr("%1; place %2 in Auto").arg(root.statusText).arg(root.index + 1)
        onClicked: root.chosen()

        trailing: Icon {
            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            name: root.symbol
            size: 16
            color: Theme.text3
        }
    }
    StatusDot {
        x: 20
        anchors.verticalCenter: parent.verticalCenter
        status: root.status
    }
    DragToReorder {
        id: drag
        enabled: !root.here
        row: root.index
        count: root.providers.count
        rowHeight: root.height
        onMoveRequested: (from, to) => root.providers.move(from, to)
    }
}
