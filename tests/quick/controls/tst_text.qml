// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat.Theme
import Loquat.Controls

Item {
    width: 400
    height: 300

    TextField { id: field; placeholderText: "Name" }
    SearchField { id: search; y: 60; placeholderText: "Search"; keys: "Ctrl F" }
    TextArea { id: area; y: 110; width: 200; placeholderText: "Words" }

    TestCase {
        name: "Text"
        when: windowShown

        function init() {
            field.clear();
            search.clear();
            area.clear();
        }
        function test_the_placeholder_is_the_name() {
            compare(field.Accessible.name, "Name");
            compare(area.Accessible.name, "Words");
        }
        function test_focus_thickens_the_border() {
            field.forceActiveFocus();
            compare(field.background.border.width, 2);
            verify(Qt.colorEqual(field.background.border.color, Theme.accent));
        }
        function test_an_error_turns_the_border_red() {
            search.forceActiveFocus();
            field.error = "Too short";
            verify(Qt.colorEqual(field.background.border.color, Theme.danger));
            compare(field.Accessible.description, "Too short");
            field.error = "";
        }
        function test_escape_empties_the_search() {
            search.forceActiveFocus();
            keyClick(Qt.Key_A);
            compare(search.text, "a");
            keyClick(Qt.Key_Escape);
            compare(search.text, "");
        }
        function test_an_area_grows_with_its_lines() {
            const before = area.height;
            area.text = "one\ntwo\nthree\nfour";
            verify(area.height > before);
        }
        function test_tab_leaves_an_area() {
            area.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            verify(!area.activeFocus);
            compare(area.text, "");
        }
    }
}
