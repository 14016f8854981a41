// SPDX-License-Identifier: MIT
import Loquat.Controls
import Loquat.ViewModels

/// A model that may be asked beside the chosen one.
MenuItem {
    id: root

    required property string modelId
    required property string name
    required property Chat chat

    text: root.name
    iconName: "monitor"
    enabled: root.chat.askBoth && root.modelId !== root.chat.modelId
    checkable: true
    checked: root.modelId === root.chat.secondModelId
    onTriggered: root.chat.chooseSecondModel(root.modelId)
}
