// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Step 2: what for, which candidates, which texts.
Grid {
    id: root

    required property QuantizeRecipe recipe
    readonly property bool narrow: root.width < 860

    columns: root.narrow ? 1 : 2
    spacing: Theme.s16

    Column {
        width: root.narrow ? root.width : (root.width - Theme.s16) * 0.44
        spacing: Theme.s16

        QuantizeGoalCard {
            width: parent.width
            recipe: root.recipe
        }
        Card {
            width: parent.width

            contentItem: Column {
                spacing: Theme.s8

                ReadText {
                    width: parent.width
                    text: qsTr("Texts")
                    font.bold: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                QuantizeChoice {
                    width: parent.width
                    label: qsTr("Calibrate on")
                    plain: qsTr("The model reads a text first, to see which weights are busy: those are kept finer.")
                    detail: root.recipe.calibrationText
                    value: root.recipe.calibration
                    options: [
                        { value: "bundled", text: qsTr("The text that comes with Loquat") },
                        { value: "file", text: qsTr("A text file…") },
                        { value: "conversations", text: qsTr("My conversations") },
                        { value: "none", text: qsTr("Nothing") }
                    ]
                    onChosen: value => value === "file" ? calibrationFile.open() : root.recipe.calibration = value
                }
                QuantizeChoice {
                    width: parent.width
                    label: qsTr("Judge on")
                    plain: qsTr("Original and candidate both read a text that was not used before; where they expect different words, something was lost.")
                    detail: root.recipe.heldOutText
                    value: root.recipe.heldOut
                    options: [
                        { value: "bundled", text: qsTr("The text that comes with Loquat") },
                        { value: "file", text: qsTr("A text file…") }
                    ]
                    onChosen: value => value === "file" ? heldOutFile.open() : root.recipe.heldOut = value
                }
                QuantizeChoice {
                    width: parent.width
                    label: qsTr("How thoroughly")
                    plain: qsTr("A passage is 512 tokens, about a page. More of them take longer and make the figures surer.")
                    value: root.recipe.depth
                    options: [
                        { value: "quick", text: qsTr("Quick, 12 passages") },
                        { value: "usual", text: qsTr("Usual, 48 passages") },
                        { value: "all", text: qsTr("The whole text") }
                    ]
                    onChosen: value => root.recipe.depth = value
                }
            }
        }
    }
    QuantizeCandidatesCard {
        width: root.narrow ? root.width : (root.width - Theme.s16) * 0.56
        recipe: root.recipe
    }
    FileDialog {
        id: calibrationFile
        title: qsTr("A text to calibrate on")
        nameFilters: [qsTr("Texts (*.txt *.md)"), qsTr("All files (*)")]
        onAccepted: root.recipe.setCalibrationFile(calibrationFile.selectedFile)
    }
    FileDialog {
        id: heldOutFile
        title: qsTr("A text to judge on")
        nameFilters: [qsTr("Texts (*.txt *.md)"), qsTr("All files (*)")]
        onAccepted: root.recipe.setHeldOutFile(heldOutFile.selectedFile)
    }
}
