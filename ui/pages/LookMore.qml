// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls

/// Text that goes along, folded into a line with its size.
T.AbstractButton {
    id: root

    property string title
    property string detail
    property string body
    property string picture // an address; it leaves as it is
    property bool open: false

    implicitHeight: head.height + (root.open ? words.implicitHeight + Theme.s8 : 0)
    Accessible.role: Accessible.Button
    Accessible.name: root.title
    Accessible.description: root.detail
    Accessible.onPressAction: root.clicked()
    onClicked: root.open = !root.open

    contentItem: Item {
        Item {
            id: head
            width: parent.width
            height: Theme.control

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.body !== ""
                name: root.open ? "chevron-down" : "chevron-right"
                size: 14
                color: Theme.text2
            }
            Image {
                x: 22
                y: 4
                width: 24
                height: 24
                visible: root.picture !== ""
                source: root.picture
                fillMode: Image.PreserveAspectCrop
            }
            UiText {
                x: root.picture === "" ? 22 : 54
                width: size.x - x - Theme.s8
                height: parent.height
                text: root.title
                textFormat: Text.PlainText
                elide: Text.ElideMiddle
            }
            SmallText {
                id: size
                anchors.right: parent.right
                height: parent.height
                text: root.detail
            }
        }
        SmallText {
            id: words
            x: 22
            y: head.height
            width: parent.width - x
            height: implicitHeight
            visible: root.open
            text: root.body
            textFormat: Text.PlainText
            color: Theme.text2
            wrapMode: Text.Wrap
        }
    }

    background: FocusRing {
        visible: root.visualFocus
        around: Theme.radius
    }
}
