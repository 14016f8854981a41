// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// How far something is: 4 px, never less filled than it is high. Put the figure beside it; -1 is "not known yet".
T.ProgressBar {
    id: control

    property color fill: Theme.accent

    implicitWidth: 120
    implicitHeight: 4
    indeterminate: control.value < 0
    Accessible.role: Accessible.ProgressBar

    contentItem: Item {
        Rectangle {
            id: bar
            readonly property real share: control.indeterminate ? 0.3 : control.position
            property real slide

            x: control.indeterminate ? slide * (parent.width - width) : 0
            width: Math.max(control.height, share * parent.width)
            height: parent.height
            radius: height / 2
            visible: control.indeterminate || control.value > control.from
            color: control.fill

            SequentialAnimation on slide {
                running: control.indeterminate && control.visible && !Theme.reduceMotion
                loops: Animation.Infinite
                NumberAnimation { from: 0; to: 1; duration: 900; easing.type: Easing.InOutQuad }
                NumberAnimation { from: 1; to: 0; duration: 900; easing.type: Easing.InOutQuad }
            }
        }
    }

    background: Rectangle {
        radius: height / 2
        color: Theme.press
    }
}
