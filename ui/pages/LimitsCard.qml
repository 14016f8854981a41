// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How near a provider is to the month's budget and to its requests per minute.
Card {
    id: root

    required property ProviderHealth health

    contentItem: Column {
        spacing: Theme.s8

        ReadText {
            width: parent.width
            text: qsTr("Limits")
            font.bold: true
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        LimitLine {
            text: qsTr("This month")
            value: root.health.spentText
            share: root.health.spentShare
        }
        LimitLine {
            text: qsTr("Requests per minute")
            value: root.health.requestsText
            share: root.health.requestsShare
        }
        SmallText {
            width: parent.width
            visible: text !== ""
            text: root.health.queueText
            color: Theme.warn
            wrapMode: Text.Wrap
        }
    }
}
