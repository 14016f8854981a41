// SPDX-License-Identifier: MIT
import Loquat.Controls

/// How a model fits this computer.
Chip {
    id: root

    property string fit

    visible: root.text !== ""
    meaning: root.fit === "well" ? Chip.Local : root.fit === "tight" ? Chip.Warn : root.fit === "unfit" ? Chip.Danger : Chip.Neutral
    iconName: root.fit === "well" ? "circle-check" : root.fit === "tight" ? "gauge" : root.fit === "unfit" ? "circle-slash" : "info"
}
