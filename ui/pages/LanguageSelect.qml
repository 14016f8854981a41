// SPDX-License-Identifier: MIT
import Loquat.Controls
import Loquat.ViewModels

/// The language of the window; each language under its own name.
Select {
    id: root

    required property Settings settings

    label: qsTr("Language")
    value: root.settings.language
    options: [
        { value: "system", text: qsTr("System language"), icon: "globe" },
        { value: "en", text: "English", icon: "globe" },
        { value: "zh_CN", text: "简体中文", icon: "globe" }
    ]
    onChosen: value => root.settings.language = value
}
