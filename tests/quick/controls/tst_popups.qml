// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Loquat.Controls

Item {
    id: page
    width: 800
    height: 600

    property string chosen

    Menu {
        id: menu
        MenuItem { text: "Rename"; keys: "F2"; onTriggered: page.chosen = "rename" }
        MenuItem { text: "Off"; enabled: false; onTriggered: page.chosen = "off" }
        MenuSeparator {}
        MenuItem { id: remove; text: "Delete"; danger: true; onTriggered: page.chosen = "delete" }
    }
    Sheet {
        id: sheet
        title: "Details"
        Text { text: "words" }
        buttons: Button { id: done; text: "Done"; onClicked: sheet.close() }
    }
    ToastCard {
        id: toast
        y: 540
        text: "Conversation deleted"
        actionText: "Undo"
        onActed: page.chosen = "undo"
    }
    ErrorCard {
        id: error
        width: 500
        y: 300
        what: "Not enough memory"
        why: "It needs 5.2 GB and 3.9 GB is free."
        Button { id: fix; text: "Use a smaller one"; onClicked: page.chosen = "fix" }
    }

    TestCase {
        name: "Popups"
        when: windowShown

        function init() {
            page.chosen = "";
        }
        function test_arrows_and_enter_choose_from_a_menu() {
            menu.popup(page, 10, 10);
            tryVerify(() => menu.opened);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(page.chosen, "rename");
            tryVerify(() => !menu.visible);
        }
        function test_escape_closes_a_menu() {
            menu.popup(page, 10, 10);
            tryVerify(() => menu.opened);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !menu.visible);
            compare(page.chosen, "");
        }
        function test_a_menu_is_as_wide_as_its_longest_row() {
            menu.popup(page, 10, 10);
            tryVerify(() => menu.opened);
            verify(remove.width >= remove.implicitWidth);
            menu.close();
            tryVerify(() => !menu.visible);
        }
        function test_assistive_press_triggers_a_menu_item() {
            remove.Accessible.pressAction();
            compare(page.chosen, "delete");
        }
        function test_a_sheet_is_modal_and_escape_closes_it() {
            sheet.open();
            tryVerify(() => sheet.opened);
            verify(sheet.modal);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !sheet.visible);
        }
        function test_a_sheet_fits_a_small_window() {
            verify(sheet.width <= page.width - 32);
        }
        function test_a_toast_offers_one_action() {
            toast.shown = true;
            tryCompare(toast, "opacity", 1);
            mouseClick(toast, toast.width - 30, toast.height / 2);
            compare(page.chosen, "undo");
            toast.shown = false;
            tryVerify(() => !toast.visible);
        }
        function test_an_error_offers_its_remedy() {
            mouseClick(fix);
            compare(page.chosen, "fix");
            compare(error.Accessible.name, "Not enough memory");
            compare(error.Accessible.role, Accessible.AlertMessage);
        }
    }
}
