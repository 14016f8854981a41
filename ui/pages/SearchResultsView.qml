// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// Messages a search found, with the words around the match.
ListView {
    id: root

    required property ConversationList conversations
    signal opened()

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    model: root.conversations.results
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Search results")
    T.ScrollBar.vertical: ScrollBar {}
    Keys.onReturnPressed: if (root.currentItem) (root.currentItem as T.ItemDelegate).clicked()
    Keys.onEnterPressed: if (root.currentItem) (root.currentItem as T.ItemDelegate).clicked()

    delegate: T.ItemDelegate {
        id: row

        required property string conversationId
        required property string messageId
        required property string title
        required property string snippet
        required property string when

        width: root.width
        implicitHeight: content.implicitHeight + 16
        leftPadding: 20
        rightPadding: 20
        topPadding: Theme.s8
        bottomPadding: Theme.s8
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.ListItem
        Accessible.name: row.title
        Accessible.description: row.snippet.replace(/<[^>]*>/g, "")
        Accessible.onPressAction: row.clicked()
        onClicked: {
            root.conversations.openMessage(row.conversationId, row.messageId);
            root.opened();
        }

        contentItem: Column {
            id: content

            Item {
                width: parent.width
                height: Theme.uiLine

                UiText {
                    width: parent.width - date.implicitWidth - 8
                    text: row.title
                    elide: Text.ElideRight
                }
                SmallText {
                    id: date
                    anchors.right: parent.right
                    height: parent.height
                    text: row.when
                }
            }
            SmallText {
                width: parent.width
                text: row.snippet
                textFormat: Text.StyledText
                color: Theme.text2
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
        background: Rectangle {
            x: Theme.s8
            width: row.width - 16
            height: row.height
            radius: Theme.radius
            color: row.down ? Theme.press : row.hovered ? Theme.hover : "transparent"

            FocusRing {
                inset: true
                visible: root.activeFocus && row.ListView.isCurrentItem
            }
        }
    }

    UiText {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.s24
        width: parent.width - 48
        visible: root.count === 0
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text3
        text: qsTr("Nothing found for “%1”.").arg(root.conversations.query)
    }
}
