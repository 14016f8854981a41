// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The page's name, what is being made smaller, and the five steps at the right.
Item {
    id: root

    required property Quantize quantize
    readonly property bool wraps: root.width < 900
    readonly property var names: [qsTr("Model"), qsTr("Recipe"), qsTr("Build"), qsTr("Measure and compare"), qsTr("Keep")]

    implicitHeight: words.height + (root.wraps ? steps.height + Theme.s12 : 0)

    Column {
        id: words
        width: root.wraps ? parent.width : steps.x - Theme.s16

        TitleText {
            width: parent.width
            text: qsTr("Quantize")
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        UiText {
            width: parent.width
            text: root.quantize.sourceName === "" ? qsTr("Make a model smaller, and see what that costs.")
                : root.quantize.sourceText === "" ? root.quantize.sourceName
                : qsTr("%1, %2").arg(root.quantize.sourceName).arg(root.quantize.sourceText)
            color: Theme.text2
            elide: Text.ElideRight
        }
    }
    Row {
        id: steps
        x: root.wraps ? -8 : parent.width - width + 8 // the buttons are 8 wider than what they show
        y: root.wraps ? words.height + Theme.s12 : Theme.s8
        Accessible.role: Accessible.PageTabList
        Accessible.name: qsTr("Steps")

        Repeater {
            model: root.names.length

            Row {
                id: place
                required property int index

                Hairline {
                    anchors.verticalCenter: parent.verticalCenter
                    width: place.index > 0 ? Theme.s24 : 0
                    color: Theme.line2
                }
                T.AbstractButton {
                    id: step
                    readonly property bool current: root.quantize.step === place.index
                    readonly property bool done: place.index < root.quantize.step
                    readonly property bool named: !root.wraps || step.current

                    implicitWidth: circle.width + (step.named ? label.implicitWidth + Theme.s8 : 0) + 16
                    implicitHeight: Theme.control
                    enabled: place.index <= root.quantize.reach && !root.quantize.run.running && root.quantize.keptPath === ""
                    hoverEnabled: true
                    text: root.names[place.index]
                    Accessible.role: Accessible.PageTab
                    Accessible.name: qsTr("Step %1, %2").arg(place.index + 1).arg(step.text)
                    Accessible.description: step.current ? qsTr("this step") : step.done ? qsTr("done") : ""
                    Accessible.selected: step.current
                    Accessible.onPressAction: step.clicked()
                    onClicked: root.quantize.step = place.index

                    contentItem: Item {
                        Rectangle {
                            id: circle
                            x: 8
                            anchors.verticalCenter: parent.verticalCenter
                            width: 20
                            height: 20
                            radius: 10
                            color: step.current ? Theme.accent : step.hovered ? Theme.hover : "transparent"
                            border.width: step.current ? 0 : 1
                            border.color: step.enabled ? Theme.ctl : Theme.line2

                            Icon {
                                anchors.centerIn: parent
                                visible: step.done
                                name: "check"
                                size: 14
                                color: step.enabled ? Theme.text2 : Theme.dis
                            }
                            SmallText {
                                anchors.centerIn: parent
                                visible: !step.done
                                text: place.index + 1
                                font.bold: step.current
                                color: step.current ? Theme.accentOn : step.enabled ? Theme.text2 : Theme.dis
                            }
                        }
                        UiText {
                            id: label
                            anchors.left: circle.right
                            anchors.leftMargin: Theme.s8
                            anchors.verticalCenter: parent.verticalCenter
                            visible: step.named
                            text: step.text
                            font.bold: step.current
                            color: step.current ? Theme.text : step.enabled || step.done ? Theme.text2 : Theme.text3
                        }
                    }
                    background: FocusRing {
                        inset: true
                        visible: step.visualFocus
                    }
                }
            }
        }
    }
}
