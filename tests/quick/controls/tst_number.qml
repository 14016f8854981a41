// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat.Controls

Item {
    width: 400
    height: 200

    NumberSlider {
        id: slider
        width: 280
        text: "Temperature"
        to: 2
        stepSize: 0.05
        value: 0.7
        onEdited: value => slider.value = value
    }
    Meter { id: meter; y: 60; width: 100 }

    TestCase {
        name: "Number"
        when: windowShown

        function init() {
            slider.value = 0.7;
        }
        function test_arrows_step() {
            mouseClick(slider, 150, 16);
            slider.value = 0.7;
            keyClick(Qt.Key_Right);
            fuzzyCompare(slider.value, 0.75, 1e-6);
        }
        function test_a_typed_value_is_kept_within_bounds() {
            slider.typed("5");
            compare(slider.value, 2);
            slider.typed("0.3");
            fuzzyCompare(slider.value, 0.3, 1e-6);
        }
        function test_nonsense_changes_nothing() {
            slider.typed("warm");
            fuzzyCompare(slider.value, 0.7, 1e-6);
        }
        function test_the_fill_is_never_narrower_than_high() {
            meter.value = 0.001;
            compare(meter.contentItem.children[0].width, 4);
        }
        function test_nothing_done_shows_no_fill() {
            meter.value = 0;
            verify(!meter.contentItem.children[0].visible);
        }
    }
}
