// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// One setting of a provider as a whole number.
Row {
    id: root

    required property ProviderEditor editor
    required property string field
    property string text
    property int factor: 1 // of the unit shown in the unit kept

    spacing: Theme.s8

    TextField {
        id: input
        width: 76
        horizontalAlignment: TextInput.AlignRight
        inputMethodHints: Qt.ImhDigitsOnly
        validator: IntValidator { bottom: 0; top: 1000000 }
        text: String(Math.round((root.editor.fields[root.field] ?? 0) / root.factor))
        Accessible.name: root.text
        onEditingFinished: root.editor.set(root.field, Number(input.text) * root.factor)
    }
    SmallText {
        height: Theme.control
        text: root.text
    }
}
