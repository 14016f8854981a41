// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick

/// A choice from a menu. `options` is a list of {value, text, icon}; the button shows the one chosen.
Button {
    id: root

    property var options: []
    property string value
    property string label // what is chosen, for screen readers
    readonly property var current: root.options.find(option => option.value === root.value)
    signal chosen(string value)

    text: root.current ? root.current.text : ""
    trailingIcon: "chevron-down"
    Accessible.role: Accessible.ComboBox
    Accessible.name: root.label
    Accessible.description: root.text
    Accessible.onPressAction: menu.open()
    Keys.onDownPressed: menu.open()
    Keys.onUpPressed: menu.open()
    onClicked: menu.visible ? menu.close() : menu.open()

    Menu {
        id: menu
        y: root.height + 4
        least: root.width - 8

        Repeater {
            model: root.options

            MenuItem {
                required property var modelData
                text: modelData.text
                iconName: modelData.icon ?? ""
                checkable: true
                checked: modelData.value === root.value
                onTriggered: root.chosen(modelData.value)
            }
        }
    }
}
