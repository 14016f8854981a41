// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A line of one pixel.
Rectangle {
    implicitWidth: 1
    implicitHeight: 1
    color: Theme.line
}
