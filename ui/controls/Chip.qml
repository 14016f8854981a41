// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A fact in a few words: a soft fill with its icon, or a border for plain facts.
T.Control {
    id: control

    enum Meaning { Plain, Neutral, Local, Cloud, Warn, Danger, Accent }

    property int meaning: Chip.Plain
    property string iconName
    property string text

    readonly property color words: {
        switch (control.meaning) {
        case Chip.Local: return Theme.local;
        case Chip.Cloud: return Theme.cloud;
        case Chip.Warn: return Theme.warn;
        case Chip.Danger: return Theme.danger;
        case Chip.Accent: return Theme.accentText;
        default: return Theme.text2;
        }
    }
    readonly property color soft: {
        switch (control.meaning) {
        case Chip.Local: return Theme.localSoft;
        case Chip.Cloud: return Theme.cloudSoft;
        case Chip.Warn: return Theme.warnSoft;
        case Chip.Danger: return Theme.dangerSoft;
        case Chip.Accent: return Theme.accentSoft;
        case Chip.Neutral: return Theme.hover;
        default: return "transparent";
        }
    }

    implicitWidth: icon.width + words.implicitWidth + leftPadding + rightPadding + (icon.visible ? 6 : 0)
    implicitHeight: Theme.chip
    leftPadding: Theme.s8
    rightPadding: Theme.s8
    Accessible.role: Accessible.StaticText
    Accessible.name: control.text

    contentItem: Item {
        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? size : 0
            name: control.iconName
            size: 14
            color: control.words
        }
        SmallText {
            id: words
            anchors.left: icon.right
            anchors.leftMargin: icon.visible ? 6 : 0
            anchors.right: parent.right
            height: parent.height
            text: control.text
            color: control.words
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.soft
        border.width: control.meaning === Chip.Plain ? 1 : 0
        border.color: Theme.line2
    }
}
