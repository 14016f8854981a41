// SPDX-License-Identifier: MIT
import QtQuick

/// The fruit: on welcome, About and empty states only.
Image {
    id: root

    property int size: 40

    width: root.size
    height: root.size
    sourceSize.width: root.size
    sourceSize.height: root.size
    source: "qrc:/loquat/mark/mark.svg"
    Accessible.ignored: true
}
