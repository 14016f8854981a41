// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// A secret: its last signs and where it is, or a field for a new one. It is never shown again.
FocusScope {
    id: root

    required property SecretField secret
    property string what
    property string hint
    property bool replacing: false
    readonly property bool there: root.secret.state === "keychain" || root.secret.state === "run"
    readonly property bool writing: !root.there || root.replacing

    function save(): void {
        if (field.text.trim() === "")
            return;
        root.secret.store(field.text);
        field.clear();
        root.replacing = false;
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: root.what
    implicitHeight: Theme.control + (trouble.visible ? trouble.height + 8 : 0)

    Rectangle {
        id: mask
        width: parent.width - (buttons.width + Theme.s8)
        height: Theme.control
        radius: Theme.radius
        visible: !root.writing
        color: Theme.raised
        border.color: Theme.ctl
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1: %2, %3").arg(root.what).arg(masked.text).arg(place.text)

        Icon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            name: "key"
            size: 16
        }
        UiText {
            id: masked
            x: 34
            width: where.x - x - Theme.s8
            height: parent.height
            text: root.secret.masked
            elide: Text.ElideMiddle
        }
        Row {
            id: where
            anchors.right: parent.right
            anchors.rightMargin: 10
            height: parent.height
            spacing: 4

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.secret.state === "keychain" ? "lock" : "warning"
                size: 14
                color: place.color
            }
            SmallText {
                id: place
                height: parent.height
                visible: root.width > 460
                text: root.secret.state === "keychain" ? qsTr("in the system keychain") : qsTr("until Loquat is closed")
                color: root.secret.state === "keychain" ? Theme.local : Theme.warn
            }
        }
    }
    TextField {
        id: field
        width: mask.width
        visible: root.writing
        focus: root.writing
        iconName: "key"
        echoMode: TextInput.Password
        placeholderText: root.secret.state === "asking" ? qsTr("Asking the keychain…") : root.hint !== "" ? qsTr("Paste it here: %1").arg(root.hint) : qsTr("Paste it here")
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        Accessible.name: root.what
        Accessible.description: root.what // Qt hides a password's name, so that it stands here and on the line
        Accessible.passwordEdit: true
        onAccepted: root.save()
        Keys.onEscapePressed: root.replacing = false
    }
    Row {
        id: buttons
        anchors.right: parent.right
        spacing: Theme.s8

        Button {
            visible: root.writing
            enabled: field.text.trim() !== ""
            text: qsTr("Keep")
            Accessible.name: qsTr("Keep the %1").arg(root.what)
            onClicked: root.save()
        }
        Button {
            visible: root.writing && root.there
            kind: Button.Quiet
            text: qsTr("Cancel")
            onClicked: root.replacing = false
        }
        Button {
            visible: !root.writing
            text: qsTr("Replace")
            onClicked: {
                root.replacing = true;
                field.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
        Button {
            visible: !root.writing
            kind: Button.Danger
            text: qsTr("Forget")
            onClicked: root.secret.forget()
        }
    }
    ErrorCard {
        id: trouble
        y: Theme.control + 8
        width: parent.width
        visible: root.secret.state === "failed"
        what: root.secret.canKeepForThisRun ? qsTr("The system keychain did not take it") : qsTr("The system keychain cannot be asked")
        why: root.secret.canKeepForThisRun
             ? qsTr("%1 Loquat writes secrets nowhere else. It can keep this one in memory until it is closed.").arg(root.secret.problem)
             : root.secret.problem

        Button {
            visible: root.secret.canKeepForThisRun
            kind: Button.Primary
            text: qsTr("Keep it for this run")
            onClicked: root.secret.keepForThisRun()
        }
        Button {
            text: qsTr("Try again")
            visible: !root.secret.canKeepForThisRun
            onClicked: root.secret.giveUp()
        }
        Button {
            visible: root.secret.canKeepForThisRun
            text: qsTr("Do not keep it")
            onClicked: root.secret.giveUp()
        }
    }
}
