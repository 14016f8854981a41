// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat.Controls

Item {
    id: page
    width: 500
    height: 300

    Segments {
        id: segments
        value: "b"
        options: [{ value: "a", text: "Exact" }, { value: "b", text: "Balanced" }, { value: "c", text: "Loose" }]
        onChosen: value => segments.value = value
    }
    Switch { id: toggle; y: 50; text: "Reduced motion" }
    CheckBox { id: box; y: 100; text: "Each time" }
    Select {
        id: select
        y: 150
        label: "Language"
        value: "en"
        options: [{ value: "en", text: "English" }, { value: "zh_CN", text: "简体中文" }]
        onChosen: value => select.value = value
    }

    TestCase {
        name: "Choice"
        when: windowShown

        function test_arrows_move_the_segment() {
            segments.value = "b";
            segments.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(segments.value, "c");
            keyClick(Qt.Key_Right);
            compare(segments.value, "c");
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            compare(segments.value, "a");
        }
        function test_a_click_chooses_the_segment_under_it() {
            segments.value = "b";
            mouseClick(segments, 10, 16);
            compare(segments.value, "a");
        }
        function test_segments_are_one_tab_stop() {
            segments.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Tab);
            verify(toggle.activeFocus);
        }
        function test_the_label_of_a_switch_is_part_of_the_target() {
            toggle.checked = false;
            mouseClick(toggle, toggle.width - 4, 16);
            verify(toggle.checked);
        }
        function test_space_turns_switch_and_box() {
            toggle.checked = false;
            toggle.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(toggle.checked);
            box.checked = false;
            box.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(box.checked);
        }
        function test_assistive_press_turns_switch_and_box() {
            toggle.checked = false;
            toggle.Accessible.pressAction();
            verify(toggle.checked);
            box.checked = false;
            box.Accessible.pressAction();
            verify(box.checked);
        }
        function test_hit_targets_are_tall_enough() {
            verify(toggle.height >= 32);
            verify(box.height >= 32);
        }
        function test_select_shows_and_changes_its_value() {
            compare(select.text, "English");
            select.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(select, "value", "zh_CN");
            compare(select.text, "简体中文");
            compare(select.Accessible.name, "Language");
        }
    }
}
