// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// One provider: how to reach it, how it fares, what it may get, what it costs.
FocusScope {
    id: root

    required property App app
    property bool backable: false
    readonly property ProviderEditor editor: root.app.cloud.editor
    readonly property bool narrow: root.width < 720
    signal backRequested()

    function focusFirst(): void {
        connection.focusKey();
    }

    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: column.height + 48
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            x: Math.max(16, Math.min(32, scroll.width / 24))
            y: Theme.s16
            width: Math.min(1040, scroll.width - 2 * x)
            spacing: Theme.s12

            ProviderHead {
                width: parent.width
                providers: root.app.cloud.providers
                editor: root.editor
                backable: root.backable
                onBackRequested: root.backRequested()
            }
            ErrorCard {
                width: parent.width
                visible: root.editor.problem !== ""
                what: qsTr("These settings do not hold yet")
                why: root.editor.problem
            }
            Banner {
                width: parent.width
                visible: root.app.privacy.noCloud
                iconName: "lock"
                text: qsTr("“No cloud” is on in the settings, so nothing is sent to any provider.")
            }
            ProviderConnectionCard {
                id: connection
                width: parent.width
                editor: root.editor
            }
            Grid {
                width: parent.width
                columns: root.narrow ? 1 : 2
                spacing: Theme.s12

                HealthCard {
                    id: health
                    width: root.narrow ? column.width : column.width - limits.width - Theme.s12
                    height: root.narrow ? implicitHeight : Math.max(implicitHeight, limits.implicitHeight)
                    health: root.editor.health
                }
                LimitsCard {
                    id: limits
                    width: root.narrow ? column.width : Math.round(column.width * 0.33)
                    height: root.narrow ? implicitHeight : health.height
                    health: root.editor.health
                }
            }
            LeaveCard {
                width: parent.width
                privacy: root.app.privacy
            }
            ProviderModelsTable {
                width: parent.width
                models: root.editor.models
            }
            ProviderAdvanced {
                width: parent.width
                editor: root.editor
            }
        }
    }
}
