// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Loquat.Theme
import Loquat.Controls
import Loquat.ViewModels

/// "Look before it leaves": exactly what is about to be sent, and what is hidden in it.
Sheet {
    id: root

    required property Chat chat
    readonly property RedactionSheet look: root.chat.sheet
    readonly property bool narrow: root.width < 720
    property bool original: false

    function pieceHtml(piece: var): string {
        const words = piece.text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
        if (piece.placeholder === "")
            return words;
        const fore = piece.removed ? Theme.danger : Theme.accentText;
        const back = piece.removed ? Theme.dangerSoft : Theme.accentSoft;
        const name = piece.removed ? qsTr("%1, removed").arg(piece.placeholder) : piece.placeholder;
        return `<span style="color:${fore}; background-color:${back}">&nbsp;${name}&nbsp;</span>`;
    }
    function countText(tokens: int): string {
        return qsTr("about %1 tokens").arg(tokens.toLocaleString(Qt.locale(), "f", 0));
    }

    wide: 864
    title: qsTr("Look before it leaves")
    detail: (root.look.redacting ? qsTr("To %1, %2. This conversation sends redacted text only.")
                                 : qsTr("To %1, %2. This conversation sends text as it is.")).arg(root.look.providerName).arg(root.look.host)
    onClosed: root.look.cancel()
    onOpened: {
        root.original = false;
        send.forceActiveFocus(Qt.TabFocusReason);
    }

    Connections {
        target: root.look
        function onChanged(): void {
            if (root.look.open)
                root.open();
            else
                root.close();
        }
    }
    Banner {
        id: warning
        width: parent.width
        visible: root.look.warnings.length > 0
        text: qsTr("You asked to be warned about: %1").arg(Array.from(root.look.warnings).join(", "))
    }
    Grid {
        y: warning.visible ? warning.height + Theme.s16 : 0
        width: parent.width
        columns: root.narrow ? 1 : 2
        columnSpacing: Theme.s24
        rowSpacing: Theme.s16

        Column {
            id: textSide
            width: root.narrow ? parent.width : parent.width - listSide.width - Theme.s24
            spacing: Theme.s12

            Item {
                width: parent.width
                height: Theme.control

                UiText {
                    height: parent.height
                    text: qsTr("What is sent")
                    font.bold: true
                }
                Segments {
                    anchors.right: parent.right
                    overlaid: true
                    value: root.original ? "original" : "sent"
                    options: [{ value: "sent", text: qsTr("Sent") }, { value: "original", text: qsTr("Original") }]
                    Accessible.name: qsTr("Which text is shown")
                    onChosen: value => root.original = value === "original"
                }
            }
            Rectangle {
                width: parent.width
                height: Math.min(260, words.implicitHeight + 40)
                radius: Theme.radiusCard
                color: Theme.code
                border.color: Theme.line2

                Flickable {
                    anchors.fill: parent
                    anchors.margins: 16
                    contentHeight: words.implicitHeight
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds

                    ReadText {
                        id: words
                        width: parent.width
                        wrapMode: Text.Wrap
                        textFormat: root.original ? Text.PlainText : Text.RichText
                        text: root.original ? root.look.original : Array.from(root.look.pieces).map(root.pieceHtml).join("")
                    }
                }
            }
            Repeater {
                model: root.look.others

                LookMore {
                    required property var modelData
                    width: textSide.width
                    title: modelData.title
                    detail: root.countText(modelData.tokens)
                    body: modelData.text
                    picture: modelData.picture
                }
            }
            SmallText {
                width: parent.width
                visible: root.look.redacting && Array.from(root.look.others).some(other => other.picture !== "")
                text: qsTr("Pictures cannot be redacted: what they show leaves with them.")
                color: Theme.warn
                wrapMode: Text.Wrap
                height: implicitHeight
            }
            SmallText {
                width: parent.width
                text: qsTr("What is hidden comes back in the answer. The list that maps it stays here.")
                wrapMode: Text.Wrap
                height: implicitHeight
            }
        }
        Column {
            id: listSide
            width: root.narrow ? parent.width : 316
            spacing: 0

            Item {
                width: parent.width
                height: Theme.control + Theme.s8

                UiText {
                    height: Theme.control
                    visible: root.look.redacting
                    text: root.look.findings.length === 0 ? qsTr("Nothing private found")
                                                          : qsTr("Found %n thing(s)", "", root.look.findings.length)
                    font.bold: true
                }
            }
            Repeater {
                model: root.look.findings

                LookFinding {
                    required property var modelData
                    width: listSide.width
                    finding: modelData
                    onHiddenChosen: hidden => root.look.setHidden(finding.text, hidden)
                }
            }
            Item { width: 1; height: Theme.s8 }
            Row {
                width: parent.width
                visible: root.look.redacting
                spacing: Theme.s8

                TextField {
                    id: word
                    width: parent.width - add.width - Theme.s8
                    placeholderText: qsTr("Hide a word or a name")
                    Accessible.name: qsTr("Hide a word or a name")
                    onAccepted: add.clicked()
                }
                Button {
                    id: add
                    text: qsTr("Hide")
                    enabled: word.text.trim() !== ""
                    onClicked: {
                        root.look.hideWord(word.text);
                        word.text = "";
                    }
                }
            }
        }
    }

    buttons: [
        CheckBox {
            text: qsTr("Show this each time")
            checked: root.look.always
            onCheckedChanged: if (root.look.always !== checked) root.look.always = checked
        },
        Button {
            kind: Button.Quiet
            text: qsTr("Cancel")
            onClicked: root.look.cancel()
        },
        Button {
            visible: root.look.canAnswerHere
            iconName: "monitor"
            text: qsTr("Answer on this computer")
            onClicked: root.look.answerHere()
        },
        Button {
            id: send
            kind: Button.Primary
            text: (root.look.redacting ? qsTr("Send redacted, %1") : qsTr("Send as it is, %1")).arg(root.countText(root.look.tokens))
            Accessible.description: root.look.costText
            onClicked: root.look.send()
        }
    ]
}
