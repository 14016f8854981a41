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
    default property alias button: holder.data

    implicitHeight: Math.max(264, words.y + words.height + 24 + foot.height + 24)
    radius: Theme.radiusLarge
    color: Theme.raised
    border.color: Theme.line

    Rectangle {
        x: 24
        y: 24
        width: 40
        height: 40
        radius: Theme.radiusCard
        color: root.local ? Theme.localSoft : Theme.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: root.local ? Theme.local : Theme.accentText
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
    Row {
        id: foot
        x: 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        spacing: Theme.s12

        Row { id: holder }
        SmallText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.hint
        }
    }
}
