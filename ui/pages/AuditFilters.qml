// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What of the log is shown.
FocusScope {
    id: root

    required property AuditLogModel log

    implicitHeight: flow.height

    Flow {
        id: flow
        width: parent.width
        spacing: Theme.s8

        SearchField {
            id: search
            width: Math.min(260, root.width)
            focus: true
            placeholderText: qsTr("Host, model, rule, number…")
            text: root.log.text
            onTextChanged: root.log.text = search.text
        }
        Select {
            label: qsTr("Provider")
            value: root.log.provider
            options: root.log.providerChoices
            onChosen: value => root.log.provider = value
        }
        Select {
            label: qsTr("Purpose")
            value: root.log.purpose
            options: root.log.purposeChoices
            onChosen: value => root.log.purpose = value
        }
        Select {
            label: qsTr("Outcome")
            value: root.log.status
            options: root.log.statusChoices
            onChosen: value => root.log.status = value
        }
        Button {
            kind: Button.Quiet
            visible: root.log.filtered
            text: qsTr("Show all")
            onClicked: root.log.clearFilter()
        }
    }
}
