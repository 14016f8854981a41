// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A model one can get: what it is for, how it fits this computer, and one action that names its size.
Card {
    id: root

    required property string key
    required property string name
    required property string byline
    required property string sentence
    required property string fit
    required property string fitText
    required property string factsText
    required property string speedText
    required property string action // "get", "sizes", "smaller", "talk", "arriving"
    required property string actionText
    required property bool recommended
    required property bool gated
    signal acted()
    signal opened()
    signal cloudWanted()

    implicitHeight: content.implicitHeight + 32
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name
    Accessible.description: [root.byline, root.fitText, root.sentence, root.factsText, root.speedText].filter(word => word !== "").join(", ")

    contentItem: Item {
        id: content
        implicitHeight: sentence.y + Math.max(sentence.height, 2 * Theme.uiLine) + Theme.s8 + foot.height

        LinkTitle {
            id: title
            width: Math.min(implicitWidth, (chip.visible ? chip.x : parent.width) - 8)
            text: root.name
            onClicked: root.opened()
        }
        FitChip {
            id: chip
            anchors.right: parent.right
            fit: root.fit
            text: root.fitText
        }
        SmallText {
            id: byline
            y: Theme.readLine
            width: parent.width
            text: (root.recommended ? [qsTr("Best for this computer"), root.byline] : root.gated ? [root.byline, qsTr("asks for an account")] : [root.byline]).join(" · ")
            color: root.recommended ? Theme.accentText : Theme.text3
            elide: Text.ElideRight
        }
        UiText {
            id: sentence
            y: byline.y + byline.height + 8
            width: parent.width
            text: root.sentence
            color: Theme.text2
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        Item {
            id: foot
            width: parent.width
            anchors.bottom: parent.bottom
            height: Theme.control

            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: act.x - 8

                SmallText {
                    width: parent.width
                    text: root.factsText
                    elide: Text.ElideRight
                }
                SmallText {
                    width: parent.width
                    visible: root.speedText !== "" && root.action !== "smaller"
                    text: root.speedText
                    elide: Text.ElideRight
                }
                LinkTitle {
                    small: true
                    visible: root.action === "smaller"
                    width: Math.min(implicitWidth, parent.width)
                    text: qsTr("or answer from the cloud")
                    Accessible.name: qsTr("Answer from the cloud instead of %1").arg(root.name)
                    onClicked: root.cloudWanted()
                }
            }
            Button {
                id: act
                anchors.right: parent.right
                enabled: root.action !== "arriving"
                iconName: root.action === "get" ? "download" : root.action === "talk" ? "chat" : ""
                text: root.actionText
                Accessible.name: qsTr("%1: %2").arg(root.name).arg(root.actionText)
                onClicked: root.acted()
            }
        }
    }
}
