// SPDX-License-Identifier: MIT
import QtQuick

/// Lets its parent, a row of equal rows, be dragged to another place; rows change places while it passes them.
/// The row shifts by `offset` and stands above the others while `active`.
DragHandler {
    id: root

    required property int row
    required property int count // rows that may change places
    required property real rowHeight
    property real passed: 0 // of the way, already turned into moves
    readonly property real offset: root.active ? root.activeTranslation.y - root.passed : 0
    signal moveRequested(int from, int to)

    target: null
    xAxis.enabled: false
    cursorShape: root.active ? Qt.ClosedHandCursor : Qt.OpenHandCursor
    onActiveChanged: {
        root.passed = 0;
        root.follow();
    }
    onActiveTranslationChanged: root.follow()

    function follow(): void {
        if (!root.active)
            return;
        const from = root.row;
        const to = Math.max(0, Math.min(root.count - 1, from + Math.round(root.offset / root.rowHeight)));
        if (to === from)
            return;
        root.passed += (to - from) * root.rowHeight;
        root.moveRequested(from, to);
    }
}
