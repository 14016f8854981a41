// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat.Controls

Item {
    id: page
    width: 300
    height: 240

    ListModel {
        id: names
        ListElement { name: "a" }
        ListElement { name: "b" }
        ListElement { name: "c" }
        ListElement { name: "fixed" }
    }
    ListView {
        id: list
        anchors.fill: parent
        interactive: false
        model: names
        delegate: Item {
            id: row
            required property int index
            width: 300
            height: 40
            z: drag.active ? 2 : 0
            transform: Translate { y: drag.offset }

            DragToReorder {
                id: drag
                row: row.index
                count: 3
                rowHeight: 40
                onMoveRequested: (from, to) => names.move(from, to, 1)
            }
        }
    }

    TestCase {
        name: "Reorder"
        when: windowShown

        function initTestCase(): void {
            waitForRendering(list); // the rows have found their places
        }
        function init(): void {
            wait(Qt.styleHints.mouseDoubleClickInterval + 50); // else a press is the second of a double click
        }
        function order(): string {
            let text = "";
            for (let i = 0; i < names.count; ++i)
                text += names.get(i).name + " ";
            return text.trim();
        }
        function dragFrom(y: int, by: int): void {
            mousePress(page, 100, y);
            for (let step = 1; step <= 10; ++step)
                mouseMove(page, 100, y + by * step / 10, 10);
            mouseRelease(page, 100, y + by);
            wait(100); // a frame: the list lays out rows that changed places
        }
        function test_a_row_is_dragged_past_others_and_back() {
            compare(order(), "a b c fixed");
            dragFrom(20, 84);
            tryVerify(() => order() === "b c a fixed");
            dragFrom(100, -84);
            tryVerify(() => order() === "a b c fixed");
        }
        function test_rows_that_stay_are_not_passed() {
            dragFrom(60, 150);
            tryVerify(() => order() === "a c b fixed");
            dragFrom(100, -44);
            tryVerify(() => order() === "a b c fixed");
        }
        function test_a_small_pull_moves_nothing() {
            dragFrom(20, 15);
            compare(order(), "a b c fixed");
        }
    }
}
