// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Loquat.Theme

/// Several lines of text; it grows with them.
T.TextArea {
    id: control

    implicitWidth: 200
    implicitHeight: Math.max(contentHeight + topPadding + bottomPadding, Theme.control)
    leftPadding: 10
    rightPadding: 10
    topPadding: Theme.s8
    bottomPadding: Theme.s8
    font.pixelSize: Theme.uiSize
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    hoverEnabled: true
    color: control.enabled ? Theme.text : Theme.dis
    placeholderTextColor: Theme.text3
    selectionColor: Theme.selection
    selectedTextColor: Theme.text
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Accessible.name: control.placeholderText
    cursorDelegate: Caret { owner: parent }
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    Text {
        x: control.leftPadding
        y: control.topPadding
        width: control.width - control.leftPadding - control.rightPadding
        visible: !control.length && !control.preeditText
        text: control.placeholderText
        color: control.placeholderTextColor
        font: control.font
        elide: Text.ElideRight
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    TextMenuArea { field: control }

    background: Rectangle {
        radius: Theme.radius
        color: control.enabled ? Theme.raised : "transparent"
        border.width: control.activeFocus ? 2 : 1
        border.color: control.activeFocus ? Theme.accent : control.enabled ? Theme.ctl : Theme.line
    }
}
