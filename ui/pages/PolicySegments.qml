// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// What of a conversation may leave this computer.
Segments {
    options: [
        { value: "local", text: qsTr("Nothing"), icon: "lock", color: Theme.local },
        { value: "redacted", text: qsTr("Redacted"), icon: "shield-check", color: Theme.accentText },
        { value: "open", text: qsTr("Open"), icon: "shield", color: Theme.cloud }
    ]
    Accessible.name: qsTr("What may leave this computer")
}
