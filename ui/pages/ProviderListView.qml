// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The providers in the order of Auto. Arrows choose, Ctrl+Shift+arrows move, Del removes.
ListView {
    id: root

    required property ProviderList providers
    property string selectedId
    property bool byKeyboard: false
    signal chosen(string providerId)
    signal hereChosen()

    function choose(row: ProviderRow): void {
        if (row.here)
            root.hereChosen();
        else
            root.chosen(row.providerId);
    }
    function moveBy(by: int): void {
        const to = root.currentIndex + by;
        if (root.currentIndex < 0 || root.currentIndex >= root.providers.count || to < 0 || to >= root.providers.count)
            return;
        root.providers.move(root.currentIndex, to);
        root.currentIndex = to;
    }

    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: false
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    highlightMoveDuration: 0
    model: root.providers
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Providers")
    T.ScrollBar.vertical: ScrollBar {}
    onActiveFocusChanged: root.byKeyboard = root.activeFocus
    Keys.onPressed: event => {
        const moving = (event.modifiers & Qt.ControlModifier) && (event.modifiers & Qt.ShiftModifier);
        const by = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
        const row = root.currentItem as ProviderRow;
        root.byKeyboard = true;
        if (by !== 0)
            moving ? root.moveBy(by) : by < 0 ? root.decrementCurrentIndex() : root.incrementCurrentIndex();
        else if (row && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space))
            root.choose(row);
        else if (row && event.key === Qt.Key_Delete && !row.here)
            root.providers.remove(row.providerId);
        else
            return;
        event.accepted = true;
    }

    moveDisplaced: Transition {
        NumberAnimation { property: "y"; duration: Theme.fast; easing.type: Easing.OutQuad }
    }

    delegate: ProviderRow {
        readonly property ProviderListView list: ListView.view as ProviderListView
        width: ListView.view.width
        providers: list.providers
        selected: !here && providerId === list.selectedId
        current: ListView.isCurrentItem && list.activeFocus && list.byKeyboard
        onChosen: {
            list.byKeyboard = false;
            list.currentIndex = index;
            list.choose(this);
        }
    }
}
