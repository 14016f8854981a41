// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// One of the four figures, after a hairline unless it begins a row.
Item {
    id: root

    required property int index
    required property var modelData
    property bool first: false

    implicitHeight: Theme.uiLine + Theme.titleLine + Theme.smallLine + 2
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2, %3").arg(root.modelData.name).arg(root.modelData.value).arg(root.modelData.detail)

    Hairline {
        height: parent.height
        visible: !root.first
    }
    Column {
        x: root.first ? 0 : 20
        width: parent.width - x - 8

        UiText {
            text: root.modelData.name
            color: Theme.text2
        }
        TitleText {
            width: parent.width
            text: root.modelData.value
            font.bold: false
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.readSize
            elide: Text.ElideRight
        }
        SmallText {
            width: parent.width
            text: root.modelData.detail
            elide: Text.ElideRight
        }
    }
}
