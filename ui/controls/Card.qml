// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A raised card.
T.Pane {
    id: control

    property bool large: false

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: Theme.s16
    focusPolicy: Qt.NoFocus

    background: Rectangle {
        radius: control.large ? Theme.radiusLarge : Theme.radiusCard
        color: Theme.raised
        border.color: Theme.line
    }
}
