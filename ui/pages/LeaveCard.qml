// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What of new conversations may leave, and what that means.
Card {
    id: root

    required property PrivacySettings privacy
    readonly property bool narrow: root.width < 620

    contentItem: Item {
        implicitHeight: meaning.y + meaning.height

        ReadText {
            id: title
            width: root.narrow ? parent.width : choice.x - Theme.s12
            text: qsTr("What may leave this computer")
            font.bold: true
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        UiText {
            id: help
            anchors.top: title.bottom
            width: title.width
            text: qsTr("For new conversations. Each conversation can be stricter.")
            color: Theme.text2
            wrapMode: Text.Wrap
        }
        PolicySegments {
            id: choice
            x: root.narrow ? 0 : parent.width - width
            y: root.narrow ? help.y + help.height + 8 : 6
            value: root.privacy.defaultPolicy
            onChosen: value => root.privacy.defaultPolicy = value
        }
        Icon {
            anchors.verticalCenter: meaning.verticalCenter
            name: "eye"
            size: 16
        }
        UiText {
            id: meaning
            x: 24
            y: (root.narrow ? choice.y + choice.height : help.y + help.height) + Theme.s12
            width: parent.width - x
            text: root.privacy.defaultPolicy === "local" ? qsTr("Nothing is sent. Answers come from this computer.")
                : root.privacy.defaultPolicy === "open" ? qsTr("Text is sent as it is written.")
                : root.privacy.sheet === "never" ? qsTr("Phone and card numbers, addresses of mail and machines, keys and your own words are replaced before sending.")
                : qsTr("Phone and card numbers, addresses of mail and machines, keys and your own words are replaced before sending, and you see the text first.")
            color: Theme.text2
            wrapMode: Text.Wrap
        }
    }
}
