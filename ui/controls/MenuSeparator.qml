// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A hairline between groups of a menu.
T.MenuSeparator {
    implicitWidth: 20
    implicitHeight: 9
    leftPadding: 6
    rightPadding: 6
    topPadding: 4

    contentItem: Item {
        implicitHeight: 1

        Hairline {
            width: parent.width
            color: Theme.line2
        }
    }
}
