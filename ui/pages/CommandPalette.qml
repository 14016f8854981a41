// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat // its C++ types are not found without this

/// Reaches every command by a few letters of its name.
T.Popup {
    id: root

    required property Commands source

    function run(index: int): void {
        if (index < 0 || index >= filter.matches.length)
            return;
        const command = root.source.all[filter.matches[index]];
        root.close();
        command.triggered();
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(Math.min(96, parent.height * 0.12)) : 0
    width: Math.min(560, (parent ? parent.width : 560) - 32)
    height: Math.min(field.height + list.contentHeight + 25, (parent ? parent.height : 480) - 2 * y)
    padding: 0
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        field.clear();
        list.currentIndex = 0;
        field.forceActiveFocus(Qt.PopupFocusReason);
    }

    T.Overlay.modal: Rectangle { color: Theme.scrim }

    FuzzyFilter {
        id: filter
        names: {
            const names = [];
            for (let i = 0; i < root.source.all.length; ++i)
                names.push(root.source.all[i].listed && root.source.all[i].enabled ? root.source.all[i].text : "");
            return names;
        }
        query: field.text
        onMatchesChanged: list.currentIndex = 0
    }

    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Commands")

        TextField {
            id: field
            x: Theme.s8
            y: Theme.s8
            width: parent.width - 16
            focus: true
            bare: true
            iconName: "search"
            placeholderText: qsTr("What do you want to do?")
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onReturnPressed: root.run(list.currentIndex)
            Keys.onEnterPressed: root.run(list.currentIndex)
        }
        ListView {
            id: list
            anchors { left: parent.left; right: parent.right; top: field.bottom; bottom: parent.bottom; topMargin: 8; bottomMargin: 8 }
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            keyNavigationWraps: true
            model: filter.matches
            T.ScrollBar.vertical: ScrollBar {}

            delegate: MenuItem {
                required property int index
                required property int modelData
                readonly property Command command: root.source.all[modelData]

                x: Theme.s8
                width: list.width - 16
                text: command.text
                iconName: command.iconName
                keys: command.keys
                highlighted: ListView.isCurrentItem || hovered
                focusPolicy: Qt.NoFocus
                onTriggered: root.run(index)
            }
        }
        UiText {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: field.bottom
            anchors.topMargin: 2
            visible: list.count === 0
            text: qsTr("No command is called so.")
            color: Theme.text3
        }
    }

    background: Rectangle {
        color: Theme.over
        radius: Theme.radiusCard
        border.color: Theme.line2
    }
}
