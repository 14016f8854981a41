// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A line through the last values, on a base line, with a dot at the newest.
Canvas {
    id: root

    property var values: []
    property color stroke: Theme.localFill
    property color base: Theme.line2

    visible: root.values.length > 1
    Accessible.ignored: true
    onValuesChanged: root.requestPaint()
    onStrokeChanged: root.requestPaint()
    onWidthChanged: root.requestPaint()

    onPaint: {
        const context = root.getContext("2d");
        context.reset();
        context.strokeStyle = root.base;
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(0, root.height - 0.5);
        context.lineTo(root.width, root.height - 0.5);
        context.stroke();
        const count = root.values.length;
        if (count < 2)
            return;
        let most = root.values[0];
        let least = root.values[0];
        for (let i = 1; i < count; ++i) {
            most = Math.max(most, root.values[i]);
            least = Math.min(least, root.values[i]);
        }
        least *= 0.7; // the base line is near the least, so that small changes show
        const right = root.width - 6;
        const y = value => root.height - 6 - (most > least ? (value - least) / (most - least) : 0) * (root.height - 12);
        context.strokeStyle = root.stroke;
        context.fillStyle = root.stroke;
        context.lineWidth = 1.5;
        context.lineJoin = "round";
        context.beginPath();
        for (let i = 0; i < count; ++i)
            context.lineTo(i * right / (count - 1), y(root.values[i]));
        context.stroke();
        context.beginPath();
        context.arc(right, y(root.values[count - 1]), 3, 0, 2 * Math.PI);
        context.fill();
    }
}
