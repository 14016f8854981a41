// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Window

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
    source: root.name === "" ? "" : "image://icon/" + root.name + "?color=" + String(root.color).slice(1)
                               + "&stroke=" + root.stroke + "&ratio=" + Screen.devicePixelRatio
    visible: root.name !== ""
    Accessible.ignored: true
}
