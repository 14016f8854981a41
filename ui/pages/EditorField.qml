// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Loquat.Controls
import Loquat.ViewModels

/// One setting of a provider as words; a file can be chosen.
LabelledRow {
    id: root

    required property ProviderEditor editor
    required property string field
    property string hint
    property bool isFile: false
    readonly property var value: root.editor.fields[root.field]

    TextField {
        id: input
        width: parent.width - (choose.visible ? choose.width + 8 : 0)
        text: Array.isArray(root.value) ? root.value.join(", ") : root.value ?? ""
        placeholderText: root.hint
        Accessible.name: root.text
        Accessible.description: root.hint
        onEditingFinished: root.editor.set(root.field, input.text)
    }
    IconButton {
        id: choose
        anchors.right: parent.right
        visible: root.isFile
        iconName: "folder-open"
        text: qsTr("Choose a file: %1").arg(root.text)
        onClicked: files.open()
    }
    FileDialog {
        id: files
        title: root.text
        nameFilters: [qsTr("PEM files (*.pem *.crt *.key)"), qsTr("All files (*)")]
        onAccepted: root.editor.set(root.field, decodeURIComponent(String(files.selectedFile).replace("file://", "")))
    }
}
