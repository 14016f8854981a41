// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// What may leave this computer, the words that may not, and how Auto decides.
Column {
    id: root

    required property App app
    readonly property PrivacySettings privacy: root.app.privacy

    spacing: Theme.s24

    SettingsGroup {
        title: qsTr("Privacy")

        SettingRow {
            text: qsTr("No cloud")
            help: qsTr("Nothing leaves this computer, whatever a conversation says.")

            Switch {
                id: noCloud
                checked: root.privacy.noCloud
                Accessible.name: qsTr("No cloud")
                onCheckedChanged: root.privacy.noCloud = noCloud.checked
            }
        }
        SettingRow {
            text: qsTr("New conversations may send")
            help: qsTr("Each conversation can be stricter or more open.")

            PolicySegments {
                value: root.privacy.defaultPolicy
                onChosen: value => root.privacy.defaultPolicy = value
            }
        }
        SettingRow {
            text: qsTr("Show what will leave")
            help: qsTr("A sheet with the exact words, before they are sent.")

            Segments {
                value: root.privacy.sheet
                options: [
                    { value: "first", text: qsTr("The first time") },
                    { value: "always", text: qsTr("Always") },
                    { value: "never", text: qsTr("Never") }
                ]
                Accessible.name: qsTr("Show what will leave")
                onChosen: value => root.privacy.sheet = value
            }
        }
        SettingRow {
            text: qsTr("Log answers of this computer too")
            help: qsTr("The audit log holds every request to the cloud. It never holds words.")

            Switch {
                id: auditLocal
                checked: root.privacy.auditLocal
                Accessible.name: qsTr("Log answers of this computer too")
                onCheckedChanged: root.privacy.auditLocal = auditLocal.checked
            }
        }
    }
    SettingsGroup {
        title: qsTr("Words that stay here")

        WordsView { words: root.privacy.words }
    }
    SettingsGroup {
        title: qsTr("How Auto decides")

        SmallText {
            width: parent.width
            topPadding: 6
            bottomPadding: 6
            text: qsTr("The first rule that applies names the side. With none, this computer answers. Drag to change the order.")
            wrapMode: Text.Wrap
        }
        RulesView { rules: root.privacy.rules }
        Item {
            width: parent.width
            height: Theme.control + 8
            visible: !root.privacy.rules.shipped

            Button {
                anchors.right: parent.right
                y: 4
                kind: Button.Quiet
                text: qsTr("As shipped")
                onClicked: root.privacy.rules.reset()
            }
        }
    }
    SettingsGroup {
        title: qsTr("Repeated questions")

        SettingRow {
            text: qsTr("Remember answers")
            help: qsTr("The same question at temperature 0 is answered from memory, without asking the cloud again. %1.").arg(root.app.cloud.cacheText)

            Select {
                label: qsTr("Remember answers")
                value: String(root.privacy.cacheMegabytes)
                options: [
                    { value: "0", text: qsTr("Off") },
                    { value: "16", text: qsTr("up to %1 MB").arg(16) },
                    { value: "64", text: qsTr("up to %1 MB").arg(64) },
                    { value: "256", text: qsTr("up to %1 MB").arg(256) }
                ]
                onChosen: value => root.privacy.cacheMegabytes = Number(value)
            }
        }
        SettingRow {
            text: qsTr("Forget them now")
            visible: root.privacy.cacheMegabytes > 0

            Button {
                text: qsTr("Clear")
                Accessible.name: qsTr("Clear the remembered answers")
                onClicked: root.app.cloud.clearCache()
            }
        }
    }
}
