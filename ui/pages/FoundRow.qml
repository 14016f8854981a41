// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A model that another program keeps here.
Item {
    id: root

    required property int index
    required property string name
    required property string keeperText
    required property string sizeText
    required property string path
    required property bool chosen
    required property string note
    required property bool known
    signal toggled(bool chosen)

    implicitHeight: Theme.rowTwo
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: [root.keeperText, root.sizeText, root.note].filter(word => word !== "").join(", ")

    CheckBox {
        id: box
        anchors.verticalCenter: parent.verticalCenter
        enabled: !root.known
        checked: root.chosen
        Accessible.name: qsTr("Add %1").arg(root.name)
        onCheckedChanged: root.toggled(box.checked)
    }
    Column {
        x: Theme.s32 + 4
        width: size.x - x - Theme.s12
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            width: parent.width
            text: root.name
            color: root.known ? Theme.text3 : Theme.text
            font.bold: true
            elide: Text.ElideRight
        }
        SmallText {
            width: parent.width
            text: [root.keeperText, root.note !== "" ? root.note : root.path].join(" · ")
            color: root.note !== "" ? Theme.warn : Theme.text3
            elide: Text.ElideMiddle
        }
    }
    UiText {
        id: size
        anchors.right: parent.right
        height: parent.height
        text: root.sizeText
        color: Theme.text2
    }
}
