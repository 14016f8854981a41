// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A named number: words, a slider, and the value, which can be typed.
T.Control {
    id: control

    property string text
    property real value
    property real from: 0
    property real to: 1
    property real stepSize: 0.01
    property int decimals: 2
    property int labelWidth: 104
    signal edited(real value)

    function typed(words: string): void {
        try {
            const number = Number.fromLocaleString(Qt.locale(), words);
            control.edited(Math.min(control.to, Math.max(control.from, number)));
        } catch (error) {
            // not a number: the old one stays
        }
        field.text = Qt.binding(() => control.value.toLocaleString(Qt.locale(), "f", control.decimals));
    }

    implicitWidth: 280
    implicitHeight: Theme.control

    contentItem: Item {
        UiText {
            width: control.labelWidth
            height: parent.height
            text: control.text
            color: control.enabled ? Theme.text2 : Theme.dis
            elide: Text.ElideRight
        }
        Slider {
            id: slider
            x: control.labelWidth + 4
            width: field.x - x - Theme.s4
            height: parent.height
            from: control.from
            to: control.to
            stepSize: control.stepSize
            value: control.value
            Accessible.name: control.text
            onMoved: control.edited(slider.value)
        }
        T.TextField {
            id: field
            anchors.right: parent.right
            width: 52
            height: parent.height
            rightPadding: field.activeFocus ? 6 : 0
            horizontalAlignment: TextInput.AlignRight
            verticalAlignment: TextInput.AlignVCenter
            font.pixelSize: Theme.uiSize
            color: control.enabled ? Theme.text : Theme.dis
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            selectByMouse: true
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            text: control.value.toLocaleString(Qt.locale(), "f", control.decimals)
            Accessible.name: control.text
            onActiveFocusChanged: if (field.activeFocus) field.selectAll()
            onEditingFinished: control.typed(field.text)

            background: Rectangle {
                radius: Theme.radius
                color: field.activeFocus ? Theme.raised : "transparent"
                border.width: field.activeFocus ? 2 : 0
                border.color: Theme.accent
            }
        }
    }
}
