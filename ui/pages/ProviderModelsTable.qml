// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A provider's models: what they hold, cost and can do. A row opens its prices.
Card {
    id: root

    required property ProviderModels models
    readonly property bool narrow: root.width < 640
    // Where the columns of figures end and the words begin, as shares of the width.
    readonly property var ends: root.narrow ? [0.46, 0.73, 1, 1] : [0.29, 0.41, 0.55, 0.57]

    padding: 0
    visible: root.models.total > 0

    contentItem: Column {
        topPadding: Theme.s4
        bottomPadding: Theme.s4

        Item {
            width: parent.width
            height: root.models.total > 12 ? Theme.control + 16 : 0
            visible: height > 0

            SearchField {
                x: Theme.s16
                y: 8
                width: Math.min(280, parent.width - 32)
                placeholderText: qsTr("Find a model")
                onTextChanged: root.models.query = text
            }
        }
        ModelPriceRow {
            width: parent.width
            height: 28
            head: true
            ends: root.ends
            narrow: root.narrow
            name: qsTr("Model")
            windowText: qsTr("Window")
            inputText: qsTr("In, per million")
            outputText: qsTr("Out, per million")
            canText: qsTr("Can")
            usedText: qsTr("Used this month")
        }
        ListView {
            id: list
            width: parent.width
            height: Math.min(contentHeight, 10 * (Theme.uiLine + 13))
            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            highlightMoveDuration: 0
            model: root.models
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Models of this provider")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onReturnPressed: if (currentItem) (currentItem as ModelPriceRow).opened()
            Keys.onEnterPressed: if (currentItem) (currentItem as ModelPriceRow).opened()
            Keys.onSpacePressed: if (currentItem) (currentItem as ModelPriceRow).opened()

            delegate: ModelPriceRow {
                width: ListView.view.width
                ends: root.ends
                narrow: root.narrow
                current: ListView.isCurrentItem && list.activeFocus
                onOpened: sheet.openFor(name)
            }
        }
    }

    PriceSheet {
        id: sheet
        models: root.models
    }
}
