// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// How the window looks, how models run, where things are kept.
FocusScope {
    id: root

    required property App app
    readonly property Settings settings: root.app.settings

    function contextChoices(): var {
        const choices = [{ value: "0", text: qsTr("Automatic") }];
        for (let tokens = 2048; tokens <= 131072; tokens *= 2)
            choices.push({ value: String(tokens), text: qsTr("%1 tokens").arg(tokens.toLocaleString(Qt.locale(), "f", 0)) });
        return choices;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.page
    }
    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: column.height + 56
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            x: Math.max(16, Math.min(32, (scroll.width - 720) / 2))
            y: Theme.s24
            width: Math.min(720, scroll.width - 2 * x)
            spacing: Theme.s24

            PageHead {
                width: parent.width
                title: qsTr("Settings")
                detail: qsTr("Changes hold at once.")
            }
            SettingsGroup {
                title: qsTr("Look")

                SettingRow {
                    text: qsTr("Theme")

                    ThemeChooser {
                        focus: true
                        settings: root.settings
                    }
                }
                SettingRow {
                    text: qsTr("Language")

                    LanguageSelect { settings: root.settings }
                }
                SettingRow {
                    text: qsTr("Text size")
                    help: qsTr("Words, lines and rows grow together.")

                    NumberSlider {
                        width: 240
                        labelWidth: 0
                        from: 90
                        to: 150
                        stepSize: 5
                        decimals: 0
                        text: qsTr("Text size in percent")
                        value: Math.round(root.settings.textScale * 100)
                        onEdited: value => root.settings.textScale = value / 100
                    }
                }
                SettingRow {
                    text: qsTr("Reduced motion")
                    help: qsTr("Nothing slides or fades.")

                    Switch {
                        id: motion
                        checked: root.settings.reduceMotion
                        Accessible.name: qsTr("Reduced motion")
                        onCheckedChanged: root.settings.reduceMotion = motion.checked
                    }
                }
            }
            SettingsGroup {
                title: qsTr("Answering on this computer")

                SettingRow {
                    text: qsTr("Context")
                    help: qsTr("How much of a conversation a model sees. More takes more memory.")

                    Select {
                        label: qsTr("Context")
                        value: String(root.settings.contextTokens)
                        options: root.contextChoices()
                        onChosen: value => root.settings.contextTokens = Number(value)
                    }
                }
                SettingRow {
                    text: qsTr("Threads")
                    help: qsTr("Cores a model may use. 0 leaves it to Loquat.")

                    NumberSlider {
                        width: 240
                        labelWidth: 0
                        to: 64
                        stepSize: 1
                        decimals: 0
                        text: qsTr("Threads")
                        value: root.settings.threads
                        onEdited: value => root.settings.threads = Math.round(value)
                    }
                }
            }
            LibrarySection { library: root.app.library.settings }
            PrivacySection {
                width: parent.width
                app: root.app
            }
            SettingsGroup {
                title: qsTr("Data")

                SettingRow {
                    text: qsTr("Folder")
                    help: root.settings.dataFolder

                    Button {
                        iconName: "folder-open"
                        text: qsTr("Open")
                        onClicked: root.settings.openDataFolder()
                    }
                }
                SettingRow {
                    text: qsTr("Version")

                    UiText {
                        text: Qt.application.version
                        color: Theme.text2
                    }
                }
            }
        }
    }
}
