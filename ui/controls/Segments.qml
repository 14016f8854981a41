// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A choice among a few: one Tab stop, arrows move. `options` is a list of {value, text, icon}.
T.Control {
    id: control

    property var options: []
    property string value
    property bool overlaid: false
    property bool fill: false // share the whole width
    property bool iconsOnly: false
    signal chosen(string value)

    function step(by: int): void {
        const values = control.options.map(option => option.value);
        const next = values.indexOf(control.value) + by;
        if (next >= 0 && next < values.length)
            control.chosen(values[next]);
    }

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Theme.control
    padding: 2
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTabList
    Keys.onLeftPressed: control.step(control.mirrored ? 1 : -1)
    Keys.onRightPressed: control.step(control.mirrored ? -1 : 1)
    Keys.onUpPressed: control.step(-1)
    Keys.onDownPressed: control.step(1)

    contentItem: Row {
        id: row

        Repeater {
            model: control.options

            T.AbstractButton {
                id: segment

                required property var modelData
                readonly property bool chosen: segment.modelData.value === control.value

                width: control.fill ? control.availableWidth / Math.max(1, control.options.length) : implicitWidth
                height: control.availableHeight
                implicitWidth: content.implicitWidth + 24
                implicitHeight: Theme.control - 4
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: segment.modelData.text
                checked: segment.chosen
                Accessible.ignored: true // templates keep a button's role: the content tells what it is
                onClicked: {
                    control.forceActiveFocus(Qt.MouseFocusReason);
                    control.chosen(segment.modelData.value);
                }

                contentItem: Item {
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: segment.text
                    Accessible.checkable: true
                    Accessible.checked: segment.chosen
                    Accessible.onPressAction: control.chosen(segment.modelData.value)

                    Row {
                        id: content
                        anchors.centerIn: parent
                        spacing: Theme.s8

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: segment.modelData.icon ?? ""
                            size: 16
                            color: segment.modelData.color !== undefined && segment.chosen ? segment.modelData.color
                                                                                           : words.color
                        }
                        UiText {
                            id: words
                            anchors.verticalCenter: parent.verticalCenter
                            visible: !control.iconsOnly
                            text: segment.text
                            Accessible.ignored: true
                            color: !control.enabled ? Theme.dis : segment.chosen || segment.hovered ? Theme.text : Theme.text2
                        }
                    }
                }

                background: Rectangle {
                    radius: Theme.radius
                    color: segment.chosen ? Theme.over : "transparent"
                    border.width: segment.chosen ? 1 : 0
                    border.color: Theme.line2

                    FocusRing {
                        visible: segment.chosen && control.visualFocus
                        around: parent.radius
                    }
                }
            }
        }
    }

    background: Rectangle {
        radius: 8
        color: control.overlaid ? Theme.code : Theme.hover
    }
}
