// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How words are chosen: presets first, then every parameter.
InspectorSection {
    id: root

    required property SamplingModel sampling
    property bool all: false

    title: qsTr("Sampling")
    detail: root.sampling.preset === "custom" ? qsTr("your own values") : ""

    Segments {
        width: parent.width
        fill: true
        value: root.sampling.preset
        options: [
            { value: "exact", text: qsTr("Exact") },
            { value: "balanced", text: qsTr("Balanced") },
            { value: "loose", text: qsTr("Loose") }
        ]
        Accessible.name: qsTr("Sampling preset")
        onChosen: value => root.sampling.preset = value
    }
    Item { width: 1; height: 6 }
    NumberSlider {
        width: parent.width
        text: qsTr("Temperature")
        to: 2
        stepSize: 0.05
        value: root.sampling.temperature
        onEdited: value => root.sampling.temperature = value
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Top P")
        value: root.sampling.topP
        onEdited: value => root.sampling.topP = value
    }
    NumberSlider {
        width: parent.width
        text: qsTr("Min P")
        value: root.sampling.minP
        onEdited: value => root.sampling.minP = value
    }
    Item {
        width: parent.width
        height: Theme.control

        Button {
            x: -8
            kind: Button.Quiet
            leftPadding: 6
            rightPadding: Theme.s8
            iconName: root.all ? "chevron-down" : "chevron-right"
            text: qsTr("All parameters")
            Accessible.description: root.all ? qsTr("Shown") : qsTr("Hidden")
            onClicked: root.all = !root.all
        }
        SmallText {
            anchors.right: parent.right
            height: parent.height
            visible: !root.all && root.sampling.seed !== ""
            text: qsTr("seed %1").arg(root.sampling.seed)
        }
    }
    // The Loader of Qt 6.4 refuses bound components.
    // qmllint disable unqualified
    Loader {
        width: parent.width
        active: root.all
        visible: active
        sourceComponent: AllParameters { sampling: root.sampling }
    }
    // qmllint enable unqualified
}
