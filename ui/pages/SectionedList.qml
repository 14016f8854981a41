// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme

/// A list under section names. On its own, since Qt 6.4 cannot make a section delegate in a file of bound components.
ListView {
    section.property: "section"
    section.delegate: SmallText {
        required property string section

        x: 20
        width: ListView.view.width - 40
        height: 18 + Theme.smallLine
        topPadding: Theme.s8
        text: section
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: section
    }
}
