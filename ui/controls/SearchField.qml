// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A field with a magnifier and, while it is empty, the shortcut that leads to it. Escape empties it.
TextField {
    id: root

    property string keys

    bare: true
    iconName: "search"
    rightPadding: root.length > 0 ? Theme.control : 10 + (hint.visible ? hint.implicitWidth : 0)
    Accessible.searchEdit: true
    Keys.onEscapePressed: event => {
        event.accepted = root.length > 0;
        root.clear();
    }

    SmallText {
        id: hint
        anchors.right: parent.right
        anchors.rightMargin: 10
        height: parent.height
        visible: root.length === 0
        text: root.keys
        Accessible.ignored: true
    }
    IconButton {
        anchors.right: parent.right
        visible: root.length > 0
        iconName: "x"
        iconSize: 16
        text: qsTr("Clear the search")
        focusPolicy: Qt.NoFocus
        onClicked: root.clear()
    }
}
