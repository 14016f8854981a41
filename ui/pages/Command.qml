// SPDX-License-Identifier: MIT
import QtQml

/// One thing the window can do: the palette lists it, its keys trigger it.
QtObject {
    id: root

    property string text
    property string keys
    property string iconName
    property bool enabled: true
    property bool listed: true // in the palette
    signal triggered()
}
