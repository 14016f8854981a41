// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Makes a model smaller in five steps: pick one, say what for, build, compare, keep.
FocusScope {
    id: root

    required property App app
    readonly property Quantize quantize: root.app.quantize
    readonly property int step: root.quantize.step
    readonly property int side: Math.max(16, Math.min(32, root.width / 24))
    signal modelsWanted()

    onStepChanged: scroll.contentY = 0

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Flickable {
        id: scroll
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: foot.top }
        contentHeight: column.height + 40
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            x: root.side
            y: Theme.s24
            width: scroll.width - 2 * x
            spacing: Theme.s16

            QuantizeHead {
                width: parent.width
                quantize: root.quantize
            }
            ErrorCard {
                width: parent.width
                visible: root.step === Quantize.Build && !root.quantize.run.running && root.quantize.run.errorWhat !== ""
                what: root.quantize.run.errorWhat
                why: root.quantize.run.errorWhy

                Button {
                    text: qsTr("Change the recipe")
                    onClicked: root.quantize.step = Quantize.Recipe
                }
                Button {
                    text: qsTr("Try again")
                    onClicked: root.quantize.build()
                }
            }
            QuantizeModelStep {
                width: parent.width
                visible: root.step === Quantize.Model
                quantize: root.quantize
                onFileWanted: files.open()
                onModelsWanted: root.modelsWanted()
            }
            QuantizeRecipeStep {
                width: parent.width
                visible: root.step === Quantize.Recipe
                recipe: root.quantize.recipe
            }
            QuantizeBuildStep {
                width: parent.width
                visible: root.step === Quantize.Build
                quantize: root.quantize
            }
            QuantizeCompareStep {
                width: parent.width
                visible: root.step === Quantize.Compare
                quantize: root.quantize
            }
            QuantizeKeepStep {
                width: parent.width
                visible: root.step === Quantize.Keep
                quantize: root.quantize
            }
        }
    }
    QuantizeFoot {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        side: root.side
        focus: true
        quantize: root.quantize
    }
    FileDialog {
        id: files
        title: qsTr("Open a model to make smaller")
        nameFilters: [qsTr("Models (*.gguf)")]
        onAccepted: root.quantize.openFile(files.selectedFile)
    }
}
