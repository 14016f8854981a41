// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A message being rewritten. Empty text means: leave it.
Column {
    id: root

    required property bool question
    required property string original
    signal done(string text)

    function save(): void {
        const text = area.text.trim();
        root.done(text === root.original.trim() && !root.question ? "" : text);
    }

    width: parent ? parent.width : implicitWidth
    spacing: Theme.s8
    bottomPadding: Theme.s8

    TextArea {
        id: area
        width: parent.width
        font.pixelSize: Theme.readSize
        leftPadding: Theme.s16
        rightPadding: Theme.s16
        topPadding: 10
        bottomPadding: 10
        text: root.original
        placeholderText: root.question ? qsTr("Your message") : qsTr("The answer")
        Keys.onEscapePressed: root.done("")
        Keys.onReturnPressed: event => {
            event.accepted = (event.modifiers & Qt.ControlModifier) || (root.question && !(event.modifiers & Qt.ShiftModifier));
            if (event.accepted)
                root.save();
        }
        Component.onCompleted: {
            area.forceActiveFocus(Qt.OtherFocusReason);
            area.cursorPosition = area.length;
        }
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.s8

        Button {
            kind: Button.Quiet
            text: qsTr("Cancel")
            onClicked: root.done("")
        }
        Button {
            kind: Button.Primary
            enabled: area.text.trim() !== ""
            text: root.question ? qsTr("Ask again") : qsTr("Save as a new version")
            onClicked: root.save()
        }
    }
}
