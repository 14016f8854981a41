// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Every request that left, newest first: browse, filter, verify, export.
FocusScope {
    id: root

    required property App app
    readonly property AuditLogModel log: root.app.cloud.audit
    readonly property bool narrow: root.width < 760
    signal backRequested()

    onVisibleChanged: root.log.watching = root.visible
    Component.onCompleted: root.log.watching = root.visible
    Keys.onEscapePressed: root.backRequested()

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Item {
        id: body
        x: Math.max(16, Math.min(32, root.width / 24))
        y: Theme.s24
        width: root.width - 2 * x
        height: root.height - y - 16

        PageHead {
            id: head
            width: parent.width
            title: qsTr("Audit log")
            detail: qsTr("Every request that left this computer: when, to whom, how much. Never the words themselves.")

            Button {
                iconName: "chevron-left"
                text: qsTr("Usage")
                onClicked: root.backRequested()
            }
            Button {
                iconName: "shield-check"
                text: qsTr("Verify")
                enabled: root.log.verdict !== "running"
                onClicked: root.log.verify()
            }
            Button {
                iconName: "download"
                text: qsTr("Export")
                onClicked: files.open()
            }
        }
        AuditFilters {
            id: filters
            anchors.top: head.bottom
            anchors.topMargin: Theme.s12
            width: parent.width
            focus: true
            log: root.log
        }
        AuditVerdict {
            id: verdict
            anchors.top: filters.bottom
            anchors.topMargin: visible ? Theme.s12 : 0
            width: parent.width
            log: root.log
        }
        AuditRow {
            id: columns
            anchors.top: verdict.bottom
            anchors.topMargin: Theme.s8
            width: parent.width
            head: true
            narrow: root.narrow
            seq: 0
            status: ""
            local: false
            bad: false
            timeText: qsTr("Time")
            provider: qsTr("Provider")
            modelName: qsTr("Model")
            purposeText: qsTr("Purpose")
            statusText: qsTr("Outcome")
            tokensText: qsTr("Tokens")
            bytesText: qsTr("Sent")
            durationText: qsTr("Took")
        }
        ListView {
            id: list
            anchors { left: parent.left; right: parent.right; top: columns.bottom; bottom: parent.bottom }
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: root.log
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Audit log")
            T.ScrollBar.vertical: ScrollBar { // beside the rows, whose last column goes to the edge
                parent: list.parent
                anchors { left: list.right; top: list.top; bottom: list.bottom }
            }
            Keys.onReturnPressed: if (currentItem) (currentItem as AuditRow).opened()
            Keys.onEnterPressed: if (currentItem) (currentItem as AuditRow).opened()
            Keys.onSpacePressed: if (currentItem) (currentItem as AuditRow).opened()

            delegate: AuditRow {
                required property int index
                width: ListView.view.width
                narrow: root.narrow
                current: ListView.isCurrentItem && list.activeFocus
                onOpened: {
                    list.currentIndex = index;
                    details.name = qsTr("Request %1").arg(seq);
                    details.rows = root.log.details(index);
                    details.open();
                }
            }
        }
        EmptyState {
            anchors.centerIn: list
            width: Math.min(480, parent.width - 48)
            visible: root.log.count === 0 && !root.log.reading
            title: root.log.filtered ? qsTr("Nothing in the log is so") : qsTr("Nothing has left this computer")
            text: root.log.filtered ? qsTr("No request matches these filters.") : qsTr("When a question goes to a provider, a row here keeps what went where. Each row is sealed with the one before it, so that a missing one shows.")

            Button {
                visible: root.log.filtered
                kind: Button.Primary
                text: qsTr("Show all")
                onClicked: root.log.clearFilter()
            }
        }
    }
    ModelDetails {
        id: details
        wide: 760
    }
    FileDialog {
        id: files
        title: qsTr("Export the audit log")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "jsonl"
        nameFilters: [qsTr("JSON Lines (*.jsonl)")]
        onAccepted: root.log.exportLines(files.selectedFile)
    }
}
