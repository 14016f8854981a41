// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// The model that answers next, and a menu of the others.
Button {
    id: root

    required property App app
    property int maximumWidth: 320
    signal modelsWanted()

    function openMenu(): void {
        menu.popup(root, 0, -menu.implicitHeight - 4);
    }

    width: Math.min(implicitWidth, root.maximumWidth)
    kind: Button.Quiet
    leftPadding: Theme.s12
    rightPadding: Theme.s8
    iconName: root.app.chat.modelSide === "cloud" ? "cloud" : "monitor"
    trailingIcon: "chevron-down"
    text: root.app.chat.modelName === "" ? qsTr("Choose a model") : root.app.chat.modelName
    Accessible.name: qsTr("Model: %1").arg(root.text)
    Accessible.role: Accessible.ButtonMenu
    Keys.onUpPressed: root.openMenu()
    onClicked: menu.visible ? menu.close() : root.openMenu()

    Menu {
        id: menu
        least: 260

        Instantiator {
            model: root.app.models
            onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)

            MenuItem {
                required property string modelId
                required property string name
                required property string quantization
                required property var model

                text: name
                detail: quantization
                iconName: "monitor"
                enabled: model.state !== "missing" && model.state !== "unsupported"
                checkable: true
                checked: modelId === root.app.chat.modelId
                onTriggered: root.app.chat.chooseModel(modelId)
            }
        }
        Instantiator {
            model: root.app.chat.cloudModels
            onObjectAdded: (index, object) => menu.insertItem(root.app.models.count + index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)

            MenuItem {
                required property string modelId
                required property string name
                required property var model

                text: name
                detail: model.providerName
                iconName: "cloud"
                checkable: true
                checked: modelId === root.app.chat.modelId
                onTriggered: root.app.chat.chooseModel(modelId)
            }
        }
        MenuSeparator {}
        MenuItem {
            text: qsTr("All models…")
            iconName: "models"
            keys: "Ctrl+2"
            onTriggered: root.modelsWanted()
        }
    }
}
