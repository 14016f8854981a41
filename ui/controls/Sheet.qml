// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A modal sheet over the scrim: a title, a body (children) and a row of buttons. Escape closes it.
T.Popup {
    id: control

    property string title
    property string detail
    property int wide: 560
    property alias buttons: row.data
    default property alias body: holder.data

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(control.wide, (parent ? parent.width : 560) - 32)
    height: Math.min(implicitHeight, (parent ? parent.height : 480) - 32)
    implicitHeight: head.height + holder.childrenRect.height + Theme.s24 + (foot.visible ? foot.height : Theme.s16)
    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
        Behavior on opacity { NumberAnimation { duration: Theme.slide } }
    }

    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.slide; easing.type: Easing.OutQuad }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.slide; easing.type: Easing.OutQuad }
    }

    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: control.title

        Item {
            id: head
            width: parent.width
            height: 24 + Theme.headLine + (control.detail === "" ? 0 : Theme.uiLine) + 12

            HeadText {
                id: title
                x: Theme.s24
                y: 20
                width: close.x - x - Theme.s8
                text: control.title
                elide: Text.ElideRight
            }
            UiText {
                x: Theme.s24
                anchors.top: title.bottom
                width: close.x - x - Theme.s8
                visible: text !== ""
                text: control.detail
                color: Theme.text2
                elide: Text.ElideRight
            }
            IconButton {
                id: close
                anchors.right: parent.right
                anchors.rightMargin: Theme.s16
                y: 18
                iconName: "x"
                overlaid: true
                text: qsTr("Close")
                keys: "Esc"
                onClicked: control.close()
            }
        }
        Flickable {
            id: scroll
            anchors.top: head.bottom
            anchors.bottom: foot.visible ? foot.top : parent.bottom
            anchors.bottomMargin: foot.visible ? 0 : Theme.s16
            width: parent.width
            contentHeight: holder.childrenRect.height + Theme.s16
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            T.ScrollBar.vertical: ScrollBar {}

            Item {
                id: holder
                x: Theme.s24
                width: scroll.width - 48
                height: childrenRect.height
            }
        }
        Item {
            id: foot
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.control + 32
            visible: row.children.length > 0

            Hairline { width: parent.width }
            Row {
                id: row
                anchors.right: parent.right
                anchors.rightMargin: Theme.s24
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s12
            }
        }
    }

    background: Rectangle {
        color: Theme.over
        radius: Theme.radiusLarge
        border.color: Theme.line2
    }
}
