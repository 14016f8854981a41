// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Who answers the next message.
Segments {
    id: root

    required property Chat chat

    value: root.chat.side
    options: [
        { value: "local", text: qsTr("Local"), icon: "monitor", color: Theme.local },
        { value: "cloud", text: qsTr("Cloud"), icon: "cloud", color: Theme.cloud },
        { value: "auto", text: qsTr("Auto"), icon: "shuffle", color: Theme.accentText }
    ]
    Accessible.name: qsTr("Who answers")
    onChosen: value => root.chat.side = value
}
