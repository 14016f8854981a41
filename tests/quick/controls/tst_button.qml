// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat.Theme
import Loquat.Controls

Item {
    width: 400
    height: 200

    Button {
        id: button
        text: "Load"
    }
    IconButton {
        id: iconButton
        x: 200
        iconName: "copy"
        text: "Copy answer"
        keys: "Ctrl+Shift+C"
    }
    SignalSpy { id: clicks; target: button; signalName: "clicked" }
    SignalSpy { id: iconClicks; target: iconButton; signalName: "clicked" }

    TestCase {
        name: "Button"
        when: windowShown

        function init() {
            clicks.clear();
            iconClicks.clear();
            button.enabled = true;
            button.kind = Button.Standard;
        }
        function test_a_click_presses() {
            mouseClick(button);
            compare(clicks.count, 1);
        }
        function test_space_presses() {
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(clicks.count, 1);
        }
        function test_disabled_does_not_press() {
            button.enabled = false;
            mouseClick(button);
            compare(clicks.count, 0);
            verify(Qt.colorEqual(button.words, Theme.dis));
        }
        function test_ring_shows_for_the_keyboard_only() {
            button.forceActiveFocus(Qt.MouseFocusReason);
            verify(!button.visualFocus);
            iconButton.forceActiveFocus(Qt.TabFocusReason);
            button.forceActiveFocus(Qt.TabFocusReason);
            verify(button.visualFocus);
        }
        function test_measures_follow_the_design() {
            compare(button.height, 32);
            button.large = true;
            compare(button.height, 40);
            button.large = false;
            compare(iconButton.width, 32);
            compare(iconButton.height, 32);
        }
        function test_rows_grow_with_the_text() {
            Theme.textScale = 1.5;
            compare(button.height, 42);
            Theme.textScale = 1;
        }
        function test_primary_is_filled_with_the_accent() {
            button.kind = Button.Primary;
            verify(Qt.colorEqual(button.fill, Theme.accent));
            verify(Qt.colorEqual(button.words, Theme.accentOn));
        }
        function test_assistive_names() {
            compare(iconButton.Accessible.name, "Copy answer");
            compare(iconButton.Accessible.description, "Ctrl+Shift+C");
            compare(button.Accessible.role, Accessible.Button);
        }
        function test_assistive_press_clicks() {
            button.Accessible.pressAction();
            iconButton.Accessible.pressAction();
            compare(clicks.count, 1);
            compare(iconClicks.count, 1);
        }
    }
}
