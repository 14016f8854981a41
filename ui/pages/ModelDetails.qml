// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// What a model file says about itself.
Sheet {
    id: root

    property string name
    property var rows: []

    title: root.name
    wide: 640

    Column {
        width: parent.width

        Repeater {
            model: root.rows

            Item {
                id: row
                required property var modelData
                required property int index

                width: parent.width
                height: value.height + 12

                Hairline {
                    width: parent.width
                    visible: row.index > 0
                }
                UiText {
                    y: 6
                    width: 172
                    text: row.modelData.name
                    color: Theme.text3
                    elide: Text.ElideRight
                }
                TextEdit {
                    id: value
                    x: 180
                    y: 7
                    width: parent.width - x
                    text: row.modelData.value
                    readOnly: true
                    selectByMouse: true
                    wrapMode: TextEdit.WrapAnywhere
                    font.pixelSize: Theme.uiSize
                    color: Theme.text
                    selectionColor: Theme.selection
                    selectedTextColor: Theme.text
                    Accessible.role: Accessible.EditableText
                    Accessible.readOnly: true
                    Accessible.name: row.modelData.name
                }
            }
        }
    }
}
