// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// A request in the audit log; as the head it names the columns.
T.AbstractButton {
    id: root

    required property var seq
    required property string timeText
    required property string provider
    required property string modelName
    required property string purposeText
    required property string status
    required property string statusText
    required property string tokensText
    required property string bytesText
    required property string durationText
    required property bool local
    required property bool bad
    property bool head: false
    property bool narrow: false
    property bool current: false
    signal opened()

    readonly property color verdict: root.head ? Theme.text3 : root.status === "ok" ? Theme.text2
                                     : root.status === "failed" ? Theme.danger : Theme.warn
    readonly property real inner: root.width - 20

    implicitHeight: root.head ? 28 : Theme.uiLine + 13
    focusPolicy: Qt.NoFocus
    enabled: !root.head
    hoverEnabled: !root.head
    Accessible.role: root.head ? Accessible.RowHeader : Accessible.Row
    Accessible.name: [root.timeText, root.provider, root.modelName].join(", ")
    Accessible.description: [root.purposeText, root.statusText, root.tokensText, root.durationText].filter(t => t !== "").join(", ")
    Accessible.onPressAction: root.opened()
    onClicked: root.opened()

    contentItem: Item {
        TableCell { x: 10; width: 116; head: root.head; text: root.timeText }
        Icon {
            x: 132
            anchors.verticalCenter: parent.verticalCenter
            name: root.head ? "" : root.local ? "monitor" : "cloud"
            size: 16
            color: root.local ? Theme.local : Theme.cloud
        }
        TableCell { x: root.head ? 132 : 156; width: (root.narrow ? root.width * 0.55 : 132 + root.inner * 0.18) - x - 8; head: root.head; strong: true; text: root.provider }
        TableCell { x: 132 + root.inner * 0.18; width: root.inner * 0.2 - 8; visible: !root.narrow; head: root.head; text: root.modelName; elide: Text.ElideMiddle }
        TableCell { x: 132 + root.inner * 0.38; width: root.inner * 0.12 - 8; visible: !root.narrow; head: root.head; text: root.purposeText }
        Icon {
            x: outcome.x - (visible ? 20 : 0)
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.head && root.status !== "ok"
            name: root.status === "failed" ? "circle-alert" : root.status === "refused" ? "circle-slash" : "stop"
            size: 14
            color: root.verdict
        }
        TableCell {
            id: outcome
            x: (root.narrow ? root.width * 0.55 : 132 + root.inner * 0.5) + (root.head || root.status === "ok" ? 0 : 20)
            width: (root.narrow ? root.width - 10 : Math.min(132 + root.inner * 0.66, root.width - (root.inner > 820 ? 262 : 154))) - x - 8
            head: root.head
            text: root.statusText
            color: root.verdict
        }
        TableCell { x: root.width - 10 - 72 - 72 - width; width: 108; visible: !root.narrow && root.inner > 820; horizontalAlignment: Text.AlignRight; head: root.head; text: root.tokensText }
        TableCell { x: root.width - 10 - 72 - width; width: 68; visible: !root.narrow; horizontalAlignment: Text.AlignRight; head: root.head; text: root.bytesText }
        TableCell { x: root.width - 10 - width; width: 68; visible: !root.narrow; horizontalAlignment: Text.AlignRight; head: root.head; text: root.durationText }
    }

    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: root.bad ? Theme.dangerSoft : root.hovered && !root.head ? Theme.hover : "transparent"

            FocusRing {
                inset: true
                visible: root.current
            }
        }
        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
}
