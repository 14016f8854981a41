// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What Auto goes by, in order. Arrows choose, Space switches, Ctrl+Shift+arrows move.
ListView {
    id: root

    required property RuleList rules
    property bool byKeyboard: false

    function moveBy(by: int): void {
        const to = root.currentIndex + by;
        if (root.currentIndex < 0 || to < 0 || to >= root.count)
            return;
        root.rules.move(root.currentIndex, to);
        root.currentIndex = to;
    }

    width: parent ? parent.width : 680
    height: contentHeight
    interactive: false
    activeFocusOnTab: true
    keyNavigationEnabled: false
    model: root.rules
    Accessible.role: Accessible.List
    Accessible.name: qsTr("How Auto decides")
    onActiveFocusChanged: root.byKeyboard = root.activeFocus
    Keys.onPressed: event => {
        const moving = (event.modifiers & Qt.ControlModifier) && (event.modifiers & Qt.ShiftModifier);
        const by = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
        if (by !== 0)
            moving ? root.moveBy(by) : by < 0 ? root.decrementCurrentIndex() : root.incrementCurrentIndex();
        else if (event.key === Qt.Key_Space && root.currentItem)
            (root.currentItem as RuleRow).toggle();
        else
            return;
        event.accepted = true;
    }

    move: Transition {
        NumberAnimation { property: "y"; duration: Theme.fast; easing.type: Easing.OutQuad }
    }
    moveDisplaced: Transition {
        NumberAnimation { property: "y"; duration: Theme.fast; easing.type: Easing.OutQuad }
    }

    delegate: RuleRow {
        width: ListView.view.width
        rules: (ListView.view as RulesView).rules
        current: ListView.isCurrentItem && ListView.view.activeFocus && (ListView.view as RulesView).byKeyboard
    }
}
