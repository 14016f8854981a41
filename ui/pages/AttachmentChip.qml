// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// A file or a picture that goes with a question: pressed, it opens; the composer can take it away.
T.AbstractButton {
    id: root

    property string name
    property string detail
    property string thumbnail // an address; empty: a file
    property bool removable: false
    signal removeRequested()

    implicitWidth: Math.min(320, words.x + Math.max(title.implicitWidth, facts.implicitWidth) + (root.removable ? 40 : 12))
    implicitHeight: 40
    hoverEnabled: true
    text: root.name
    Accessible.role: Accessible.Button
    Accessible.name: root.name
    Accessible.description: root.detail
    Accessible.onPressAction: root.clicked()
    Keys.onDeletePressed: if (root.removable) root.removeRequested()

    contentItem: Item {
        Image {
            x: 4
            y: 4
            width: 32
            height: 32
            visible: root.thumbnail !== ""
            source: root.thumbnail
            fillMode: Image.PreserveAspectCrop
            smooth: true
        }
        Icon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: root.thumbnail === ""
            name: "file"
            size: 20
            color: Theme.text2
        }
        Item {
            id: words
            x: 44
            width: parent.width - x - (root.removable ? 36 : 12)
            height: parent.height

            UiText {
                id: title
                y: 3
                width: parent.width
                text: root.name
                textFormat: Text.PlainText
                elide: Text.ElideMiddle
            }
            SmallText {
                id: facts
                y: 20
                width: parent.width
                text: root.detail
                elide: Text.ElideRight
            }
        }
        IconButton {
            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            visible: root.removable
            iconName: "x"
            iconSize: 14
            text: qsTr("Remove %1").arg(root.name)
            onClicked: root.removeRequested()
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.press : root.hovered ? Theme.hover : Theme.raised
        border.color: Theme.line2

        FocusRing {
            visible: root.visualFocus
            around: parent.radius
        }
    }
}
