// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Models to get: the list that came with Loquat, and what the hubs have once something is searched.
Column {
    id: root

    required property ModelLibrary library
    readonly property DiscoverList discover: root.library.discover
    readonly property bool narrow: root.width < 640
    readonly property int columns: root.width >= 960 ? 3 : root.width >= 600 ? 2 : 1
    signal cloudWanted()
    signal talkWanted(string modelId)

    function act(key: string, action: string): void {
        if (action === "get")
            root.library.get(key);
        else if (action === "sizes")
            root.library.openCard(key);
        else if (action === "smaller")
            root.discover.showSmaller(key);
        else if (action === "talk")
            root.talkWanted(root.library.modelIdOf(key));
    }

    spacing: Theme.s8

    Item {
        width: parent.width
        height: root.narrow ? 2 * Theme.control + 8 : Theme.control

        SectionHead {
            y: (Theme.control - height) / 2
            text: qsTr("Discover")
            detail: root.discover.sourceText
        }
        TextField {
            id: search
            x: root.narrow ? 0 : parent.width - width - filter.width - 8
            y: root.narrow ? Theme.control + 8 : 0
            width: root.narrow ? parent.width : 240
            iconName: "search"
            rightPadding: search.length > 0 ? Theme.control : 10
            placeholderText: qsTr("Name, task or language")
            Accessible.name: qsTr("Search for models")
            Accessible.searchEdit: true
            onTextChanged: root.discover.query = search.text
            Keys.onEscapePressed: event => {
                event.accepted = search.length > 0;
                search.clear();
            }

            IconButton {
                anchors.right: parent.right
                visible: search.length > 0
                iconName: "x"
                iconSize: 16
                text: qsTr("Clear the search")
                focusPolicy: Qt.NoFocus
                onClicked: search.clear()
            }
            Connections {
                target: root.discover
                function onQueryChanged(): void {
                    if (search.text !== root.discover.query)
                        search.text = root.discover.query;
                }
            }
        }
        Segments {
            id: filter
            anchors.right: parent.right
            value: root.discover.onlyFitting ? "fits" : "all"
            options: [{ value: "fits", text: qsTr("Fits here") }, { value: "all", text: qsTr("All") }]
            Accessible.name: qsTr("Which models are shown")
            onChosen: value => root.discover.onlyFitting = value === "fits"
        }
    }
    Banner {
        width: parent.width
        visible: root.library.noCloud
        iconName: "lock"
        text: qsTr("“No cloud” is on: no hub is asked and nothing can be fetched. What you see came with Loquat.")

        Button {
            text: qsTr("Allow the network")
            onClicked: root.library.allowCloud()
        }
    }
    Banner {
        width: parent.width
        visible: !root.library.noCloud && root.discover.problem !== ""
        text: qsTr("The hubs cannot be asked now. %1").arg(root.discover.problem)

        Button {
            text: qsTr("Try again")
            Accessible.name: qsTr("Ask the hubs again")
            onClicked: root.discover.tryAgain()
        }
    }
    Grid {
        id: cards
        readonly property real share: (width - (root.columns - 1) * 12) / root.columns
        width: parent.width
        columns: root.columns
        spacing: Theme.s12

        Repeater {
            model: root.discover

            DiscoverCard {
                id: card
                width: cards.share
                onActed: root.act(card.key, card.action)
                onOpened: root.library.openCard(card.key)
                onCloudWanted: root.cloudWanted()
            }
        }
    }
    Row {
        visible: root.discover.searching
        spacing: Theme.s8

        Meter {
            anchors.verticalCenter: parent.verticalCenter
            value: -1
            Accessible.name: searching.text
        }
        UiText {
            id: searching
            text: qsTr("Asking Hugging Face and ModelScope…")
            color: Theme.text3
        }
    }
    EmptyState {
        width: Math.min(480, parent.width)
        anchors.horizontalCenter: parent.horizontalCenter
        topPadding: Theme.s16
        visible: root.discover.count === 0 && !root.discover.searching
        title: root.discover.onlyFitting ? qsTr("Nothing of that name fits here") : qsTr("Nothing of that name")
        text: root.discover.onlyFitting ? qsTr("Larger ones may exist. A model that will not fit can be answered from the cloud.")
                                        : qsTr("Try fewer words, or paste an address from Hugging Face under Import.")

        Button {
            text: root.discover.onlyFitting ? qsTr("Show all") : qsTr("Clear the search")
            onClicked: root.discover.onlyFitting ? root.discover.onlyFitting = false : search.clear()
        }
    }
}
