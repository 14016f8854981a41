// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Window
import Loquat.Theme // its C++ types are not found without this

/// A line icon by the name of its file in resources/icons, in one colour. Decoration: its owner carries the name.
Image {
    id: root

    property string name
    property color color: Theme.text2
    property int size: 20
    property real stroke: 1.5

    width: root.size
    height: root.size
    sourceSize.width: root.size
    sourceSize.height: root.size
    source: Icons.source(root.name, root.color, root.stroke, Screen.devicePixelRatio)
    visible: root.name !== ""
    Accessible.ignored: true
}
