// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A push button. One primary button per view or sheet.
T.Button {
    id: control

    enum Kind { Standard, Primary, Quiet, Danger }

    property int kind: Button.Standard
    property bool large: false
    property string iconName
    property string trailingIcon

    readonly property color words: {
        if (!control.enabled)
            return Theme.dis;
        if (control.kind === Button.Primary)
            return Theme.accentOn;
        if (control.kind === Button.Danger)
            return Theme.danger;
        return control.kind === Button.Quiet && !control.down ? Theme.text2 : Theme.text;
    }
    readonly property color fill: {
        if (!control.enabled)
            return "transparent";
        if (control.kind === Button.Primary)
            return control.down ? Theme.accentP : control.hovered ? Theme.accentH : Theme.accent;
        if (control.down)
            return Theme.press;
        if (control.hovered)
            return Theme.hover;
        return control.kind === Button.Quiet ? "transparent" : Theme.raised;
    }

    implicitWidth: Math.max(implicitHeight, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: control.large ? Theme.controlLarge : Theme.control
    leftPadding: control.large ? 18 : 14
    rightPadding: leftPadding
    hoverEnabled: true
    font.pixelSize: Theme.uiSize
    font.bold: control.kind === Button.Primary
    Accessible.role: Accessible.Button
    Accessible.name: control.text
    Accessible.onPressAction: {
        if (control.checkable)
            control.toggle();
        control.clicked();
    }

    contentItem: Item {
        id: content

        readonly property int iconsWidth: (leading.visible ? 24 : 0) + (trailing.visible ? 24 : 0)

        implicitWidth: label.implicitWidth + content.iconsWidth
        implicitHeight: label.implicitHeight

        Row {
            anchors.centerIn: parent
            spacing: Theme.s8

            Icon {
                id: leading
                anchors.verticalCenter: parent.verticalCenter
                name: control.iconName
                size: 16
                color: control.words
            }
            UiText {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, content.width - content.iconsWidth)
                text: control.text
                color: control.words
                font: control.font
                elide: Text.ElideRight
            }
            Icon {
                id: trailing
                anchors.verticalCenter: parent.verticalCenter
                name: control.trailingIcon
                size: 16
                color: control.words
            }
        }
    }

    background: Rectangle {
        radius: control.large ? Theme.radiusCard : Theme.radius
        color: control.fill
        border.width: control.kind === Button.Primary && control.enabled ? 0
                    : control.kind === Button.Quiet && control.enabled ? 0 : 1
        border.color: control.enabled ? Theme.line2 : Theme.line

        Behavior on color { ColorAnimation { duration: Theme.fast } }

        FocusRing {
            visible: control.visualFocus
            around: parent.radius
        }
    }
}
