// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A line through points given as shares of the width and height.
Canvas {
    id: root

    property var points: []
    property color stroke: Theme.text2

    Accessible.ignored: true
    onPointsChanged: root.requestPaint()
    onStrokeChanged: root.requestPaint()
    onWidthChanged: root.requestPaint()
    onHeightChanged: root.requestPaint()

    onPaint: {
        const context = root.getContext("2d");
        context.reset();
        context.strokeStyle = root.stroke;
        context.lineWidth = 1.5;
        context.lineJoin = "round";
        context.beginPath();
        for (let i = 0; i < root.points.length; ++i)
            context.lineTo(root.points[i].x * root.width, (1 - root.points[i].y) * root.height);
        context.stroke();
    }
}
