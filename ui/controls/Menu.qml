// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// A menu of MenuItem and MenuSeparator; as wide as its longest row.
T.Menu {
    id: control

    property int least: 180

    function widest(): real {
        let width = control.least;
        for (let i = 0; i < control.count; ++i)
            width = Math.max(width, control.itemAt(i).implicitWidth);
        return width;
    }

    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: contentHeight + topPadding + bottomPadding
    contentHeight: list.contentHeight
    margins: Theme.s8
    padding: Theme.s4
    overlap: 1
    onAboutToShow: control.contentWidth = control.widest()

    delegate: MenuItem {}

    contentItem: ListView {
        id: list
        implicitHeight: contentHeight
        model: control.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: control.currentIndex
        T.ScrollBar.vertical: ScrollBar {}
    }

    background: Rectangle {
        color: Theme.over
        radius: Theme.radiusCard
        border.color: Theme.line2
    }

    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.brief; easing.type: Easing.OutQuad }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.brief; easing.type: Easing.OutQuad }
    }
}
