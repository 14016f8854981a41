// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What is on its way: the queue, its speed limit, and a question before anything that is here is thrown away.
Column {
    id: root

    required property ArrivingList arriving
    required property LibrarySettings settings

    function limits(): var {
        const choices = [{ value: "0", text: qsTr("No speed limit") }];
        for (const megabytes of [1, 2, 5, 10, 20, 50])
            choices.push({ value: String(megabytes), text: qsTr("At most %1 MB/s").arg(megabytes) });
        if (!choices.some(choice => Number(choice.value) === root.settings.limit))
            choices.push({ value: String(root.settings.limit), text: qsTr("At most %1 MB/s").arg(root.settings.limit.toLocaleString(Qt.locale(), "f", 1)) });
        return choices;
    }
    function askToCancel(rowId: string, title: string, partial: string): void {
        if (partial === "") {
            root.arriving.cancel(rowId);
            return;
        }
        ask.rowId = rowId;
        ask.title = qsTr("Stop fetching %1?").arg(title);
        ask.text = qsTr("The %1 that are here will be deleted. Pausing keeps them.").arg(partial);
        ask.open();
    }

    spacing: Theme.s8
    visible: root.arriving.count > 0

    Item {
        width: parent.width
        height: Theme.control

        SectionHead {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Arriving")
            detail: root.arriving.totalText
        }
        Select {
            anchors.right: parent.right
            visible: root.arriving.downloading
            kind: Button.Quiet
            label: qsTr("Speed limit")
            value: String(root.settings.limit)
            options: root.limits()
            onChosen: value => root.settings.limit = Number(value)
        }
    }
    Card {
        id: card
        width: parent.width
        padding: 0

        contentItem: Column {
            Repeater {
                model: root.arriving

                ArrivingRow {
                    id: row
                    required property var model
                    width: card.width
                    status: row.model.state
                    arriving: root.arriving
                    onCancelWanted: root.askToCancel(row.rowId, row.title, row.partialText)
                }
            }
        }
    }
    AskSheet {
        id: ask
        property string rowId
        action: qsTr("Delete what is here")
        otherwise: qsTr("Pause instead")
        onAgreed: root.arriving.cancel(ask.rowId)
        onOther: root.arriving.pause(ask.rowId)
    }
}
