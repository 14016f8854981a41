// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A download or a conversion: how far, how fast, how long still, and what holds it up.
Item {
    id: root

    required property int index
    required property string rowId
    required property string title
    required property string detail
    required property string doneText
    required property string speedText
    required property string leftText
    required property real progress
    required property string sentence
    required property bool canPause
    required property bool canResume
    required property string partialText
    property string status // "queued", "running", "waiting", "paused", "checking", "failed", "converting"
    property ArrivingList arriving
    readonly property bool failed: root.status === "failed"
    readonly property bool stalled: root.status === "waiting" || root.status === "paused"
    readonly property bool narrow: root.width < 620
    signal cancelWanted()

    implicitHeight: content.height + 32
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.title, root.detail].join(" ")
    Accessible.description: [root.doneText, root.speedText, root.leftText, root.sentence].filter(word => word !== "").join(", ")

    Hairline {
        width: parent.width
        visible: root.index > 0
    }
    Column {
        id: content
        x: Theme.s16
        y: Theme.s12
        width: parent.width - 2 * x
        spacing: 2

        Item {
            width: parent.width
            height: Theme.control

            UiText {
                id: name
                width: Math.min(implicitWidth, (root.narrow ? buttons.x : figures.x) - Theme.s24)
                height: parent.height
                text: root.title
                font.bold: true
                elide: Text.ElideRight
            }
            UiText {
                x: name.width + Theme.s12
                width: (root.narrow ? buttons.x : figures.x) - x - Theme.s8
                height: parent.height
                text: root.detail
                color: Theme.text3
                elide: Text.ElideRight
            }
            Figures {
                id: figures
                anchors.right: buttons.left
                anchors.rightMargin: Theme.s16
                height: parent.height
                visible: !root.narrow
                row: root
            }
            Row {
                id: buttons
                anchors.right: parent.right
                anchors.rightMargin: -Theme.s8

                IconButton {
                    visible: root.canPause
                    iconName: "pause"
                    text: qsTr("Pause %1").arg(root.title)
                    onClicked: root.arriving.pause(root.rowId)
                }
                IconButton {
                    visible: root.canResume
                    iconName: root.status === "paused" ? "play" : "refresh"
                    text: root.status !== "paused" ? qsTr("Try %1 again").arg(root.title) : qsTr("Go on with %1").arg(root.title)
                    onClicked: root.arriving.resume(root.rowId)
                }
                IconButton {
                    iconName: "x"
                    text: root.failed && !root.canResume ? qsTr("Dismiss %1").arg(root.title) : qsTr("Cancel %1").arg(root.title)
                    onClicked: root.cancelWanted()
                }
            }
        }
        Figures {
            visible: root.narrow
            height: Theme.uiLine
            row: root
        }
        Item { width: 1; height: 2 }
        Meter {
            width: parent.width
            value: root.progress
            fill: root.failed ? Theme.dangerFill : root.stalled ? Theme.warnFill : Theme.accent
            Accessible.name: qsTr("Progress of %1").arg(root.title)
        }
        Item { width: 1; height: 4 }
        Item {
            width: parent.width
            height: sentence.height

            Icon {
                y: 1
                name: root.failed ? "circle-alert" : root.status === "waiting" ? "warning" : root.status === "paused" ? "pause" : root.status === "converting" ? "cpu" : "shield-check"
                size: 14
                color: sentence.color
            }
            SmallText {
                id: sentence
                x: 22
                width: parent.width - x
                text: root.sentence
                color: root.failed ? Theme.danger : root.status === "waiting" ? Theme.warn : Theme.text3
                wrapMode: Text.Wrap
            }
        }
    }

    component Figures: Row {
        property var row
        spacing: Theme.s12

        UiText {
            height: parent.height
            text: parent.row ? parent.row.doneText : ""
            color: Theme.text2
        }
        UiText {
            height: parent.height
            visible: text !== ""
            text: parent.row ? parent.row.speedText : ""
            color: Theme.text2
        }
        UiText {
            height: parent.height
            visible: text !== ""
            text: parent.row ? parent.row.leftText : ""
        }
    }
}
