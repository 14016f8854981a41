// SPDX-License-Identifier: MIT
import QtQuick
import Loquat.Theme
import Loquat.Controls

/// A question before something is thrown away: what will be lost, the act in red, and a milder way.
Sheet {
    id: root

    property string text
    property string action
    property string otherwise: qsTr("Cancel")
    signal agreed()
    signal other()

    wide: 480

    UiText {
        width: parent.width
        text: root.text
        color: Theme.text2
        wrapMode: Text.Wrap
    }

    buttons: [
        Button {
            focus: true
            text: root.otherwise
            onClicked: {
                root.close();
                root.other();
            }
        },
        Button {
            kind: Button.Danger
            text: root.action
            onClicked: {
                root.close();
                root.agreed();
            }
        }
    ]
}
