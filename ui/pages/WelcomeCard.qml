// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// One way to begin: sign, name, why, and its button (a child) at the foot.
Rectangle {
    id: root

    property string iconName
    property string title
    property string text
    property string sample
    property string hint
    property bool local: false
    property bool cloud: false
    property alias middle: extra.data // between the words and the button
    default property alias button: holder.data

    implicitHeight: Math.max(264, words.y + words.height + (extra.height > 0 ? extra.height + 12 : 0) + 24 + foot.height + 24)
    radius: Theme.radiusLarge
    color: Theme.raised
    border.color: Theme.line

    Rectangle {
        x: 24
        y: 24
        width: 40
        height: 40
        radius: Theme.radiusCard
        color: root.local ? Theme.localSoft : root.cloud ? Theme.cloudSoft : Theme.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: root.local ? Theme.local : root.cloud ? Theme.cloud : Theme.accentText
        }
    }
    Column {
        id: words
        x: 24
        y: 80
        width: parent.width - 48
        spacing: Theme.s4

        HeadText {
            width: parent.width
            text: root.title
            wrapMode: Text.Wrap
        }
        UiText {
            width: parent.width
            text: root.text
            color: Theme.text2
            wrapMode: Text.Wrap
        }
        Item { width: 1; height: Theme.s8; visible: bubble.visible }
        Rectangle {
            id: bubble
            width: Math.min(parent.width, sampleText.implicitWidth + 28)
            height: sampleText.height + 16
            radius: Theme.radiusLarge
            visible: root.sample !== ""
            color: Theme.bubble

            UiText {
                id: sampleText
                x: 14
                y: 8
                width: Math.min(implicitWidth, words.width - 28)
                text: root.sample
                wrapMode: Text.Wrap
            }
        }
    }
    Column {
        id: extra
        x: 24
        y: words.y + words.height + Theme.s12
        width: parent.width - 48
        spacing: Theme.s8
    }
    Row {
        id: foot
        x: 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        spacing: Theme.s12

        Row { id: holder }
        SmallText {
            anchors.verticalCenter: parent.verticalCenter
            width: root.width - 48 - holder.width - foot.spacing
            text: root.hint
            elide: Text.ElideRight
        }
    }
}
