// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A file of a repository: its type in plain words, its size, how it fits, and Get.
Item {
    id: root

    required property int index
    required property string fileName
    required property string quantization
    required property string words
    required property string sizeText
    required property string fit
    required property string fitText
    required property string speedText
    required property string problem
    required property bool recommended
    required property string action
    property bool blocked: false
    signal wanted()

    implicitHeight: column.height + 20
    Accessible.role: Accessible.ListItem
    Accessible.name: root.fileName
    Accessible.description: [root.quantization, root.sizeText, root.fitText, root.speedText, root.problem].filter(word => word !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        visible: root.recommended
        radius: Theme.radius
        color: Theme.accentSoft
    }
    Hairline {
        width: parent.width
        visible: root.index > 0
    }
    Column {
        id: column
        x: Theme.s12
        y: 10
        width: get.x - x - Theme.s8
        spacing: 2

        Row {
            spacing: Theme.s8

            UiText {
                height: Theme.chip
                text: root.quantization
                font.bold: true
            }
            UiText {
                height: Theme.chip
                text: root.sizeText
            }
            FitChip {
                fit: root.fit
                text: root.fitText
            }
            SmallText {
                height: Theme.chip
                visible: column.width > 360
                text: root.speedText
            }
        }
        SmallText {
            width: parent.width
            text: [root.recommended ? qsTr("Recommended here.") : "", root.problem !== "" ? root.problem : root.words].filter(word => word !== "").join(" ")
            color: root.problem !== "" ? Theme.danger : Theme.text2
            wrapMode: Text.Wrap
        }
    }
    Button {
        id: get
        anchors.right: parent.right
        anchors.rightMargin: Theme.s12
        anchors.verticalCenter: parent.verticalCenter
        visible: root.action !== ""
        width: visible ? implicitWidth : 0
        enabled: root.action === "get" && !root.blocked
        kind: root.recommended && root.action === "get" ? Button.Primary : Button.Standard
        iconName: root.action === "get" ? "download" : ""
        text: root.action === "get" ? qsTr("Get, %1").arg(root.sizeText) : root.action === "here" ? qsTr("Here") : qsTr("Arriving")
        Accessible.name: qsTr("%1: %2").arg(root.fileName).arg(get.text)
        onClicked: root.wanted()
    }
}
