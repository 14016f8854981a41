// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What holds now, and the one button that goes on. The original is never written to, and this bar says so.
FocusScope {
    id: root

    required property Quantize quantize
    property int side: 32
    readonly property int step: root.quantize.step
    readonly property QuantizeRun run: root.quantize.run
    readonly property bool kept: root.quantize.keptPath !== ""
    readonly property bool stacked: root.width < 760
    readonly property string problem: root.step === Quantize.Recipe ? root.quantize.recipe.problem
                                    : root.step === Quantize.Keep ? root.quantize.keepProblem : ""
    readonly property string said: {
        if (root.problem !== "")
            return root.problem;
        switch (root.step) {
        case Quantize.Recipe: return root.quantize.recipe.needsText;
        case Quantize.Build: return root.run.running ? qsTr("You can go on chatting meanwhile.") : "";
        case Quantize.Compare: return root.run.summary;
        case Quantize.Keep: return root.kept ? "" : root.quantize.keepText;
        default: return "";
        }
    }

    implicitHeight: (root.stacked ? words.height + Theme.s8 : 0) + Theme.control + 28

    Rectangle {
        anchors.fill: parent
        color: Theme.side
    }
    Hairline { width: parent.width }
    Icon {
        id: sign
        x: root.side
        y: words.y + (Theme.uiLine - height) / 2
        name: root.problem === "" ? "circle-check" : "circle-alert"
        size: 16
        color: root.problem === "" ? Theme.local : Theme.danger
    }
    UiText {
        id: words
        x: root.side + 28
        y: root.stacked ? 10 : (parent.height - height) / 2
        width: (root.stacked ? parent.width - root.side : buttons.x - Theme.s16) - x
        text: root.problem !== "" ? root.problem : root.said === "" ? qsTr("The original stays untouched.") : qsTr("%1 The original stays untouched.").arg(root.said)
        color: Theme.text2
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Row {
        id: buttons
        x: parent.width - width - root.side
        y: parent.height - height - 14
        spacing: Theme.s12

        Button {
            kind: Button.Quiet
            visible: root.step > Quantize.Model && !root.run.running && !root.kept
            text: qsTr("Back")
            onClicked: root.quantize.step = root.step === Quantize.Compare ? Quantize.Recipe : root.step - 1
        }
        Button {
            visible: root.run.running
            text: qsTr("Cancel")
            Accessible.description: qsTr("Stops and removes what was made")
            onClicked: root.run.cancel()
        }
        Button {
            visible: root.step === Quantize.Compare
            text: qsTr("Measure again")
            onClicked: root.quantize.measureAgain()
        }
        Button {
            visible: root.kept
            text: qsTr("Make another")
            onClicked: root.quantize.startOver()
        }
        Button {
            id: primary
            focus: true
            kind: Button.Primary
            enabled: {
                switch (root.step) {
                case Quantize.Model: return root.quantize.reach >= Quantize.Recipe;
                case Quantize.Recipe: return root.quantize.recipe.problem === "";
                case Quantize.Build: return root.quantize.results.count > 0;
                case Quantize.Compare: return root.quantize.results.selected !== "";
                default: return root.kept || (!root.quantize.keeping && root.quantize.keepProblem === "");
                }
            }
            text: {
                switch (root.step) {
                case Quantize.Model: return qsTr("Choose a recipe");
                case Quantize.Recipe: return qsTr("Build %n candidate(s)", "", root.quantize.recipe.chosenCount);
                case Quantize.Build: return root.run.running ? qsTr("Compare what is there") : qsTr("Compare");
                case Quantize.Compare: return qsTr("Keep this one, %1").arg(root.quantize.results.selectedSize);
                default: return root.kept ? qsTr("Talk with it") : qsTr("Keep it, remove the others");
                }
            }
            onClicked: {
                switch (root.step) {
                case Quantize.Model: root.quantize.step = Quantize.Recipe; break;
                case Quantize.Recipe: root.quantize.build(); break;
                case Quantize.Build:
                    if (root.run.running)
                        root.run.finishEarly();
                    else
                        root.quantize.step = Quantize.Compare;
                    break;
                case Quantize.Compare: root.quantize.step = Quantize.Keep; break;
                default:
                    if (root.kept)
                        root.quantize.talk();
                    else
                        root.quantize.keep();
                }
            }
        }
    }
}
