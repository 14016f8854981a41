// SPDX-License-Identifier: MIT
import Loquat.Controls
import Loquat.ViewModels

/// Dark, light, or what the system says.
Segments {
    id: root

    required property Settings settings

    value: root.settings.theme
    options: [
        { value: "system", text: qsTr("System"), icon: "monitor" },
        { value: "light", text: qsTr("Light"), icon: "sun" },
        { value: "dark", text: qsTr("Dark"), icon: "moon" }
    ]
    onChosen: value => root.settings.theme = value
}
