// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

/// Every colour, size, space and duration of the window. The window sets the first five properties.
QtObject {
    id: root

    property bool dark: true
    property real textScale: 1
    property bool reduceMotion: false
    property bool still: true // until the window has been drawn once: nothing fades in from another theme
    property bool cjk: false // Chinese, Japanese, Korean words need a taller line

    // Surfaces, from the far wall to the nearest card
    readonly property color rail: dark ? "#12100F" : "#ECE7DD"
    readonly property color side: dark ? "#171513" : "#F4F0E8"
    readonly property color page: dark ? "#1C1A18" : "#FBF9F5"
    readonly property color raised: dark ? "#242120" : "#FFFFFF"
    readonly property color over: dark ? "#2A2724" : "#FFFFFF"
    readonly property color bubble: dark ? "#2D2926" : "#F2ECE1"
    readonly property color code: dark ? "#161412" : "#F5F2EA"
    readonly property color hover: dark ? "#2B2825" : "#EBE6DC"
    readonly property color sel: dark ? "#322D29" : "#E6DFD2"
    readonly property color press: dark ? "#34302C" : "#DED7CA"
    readonly property color hoverOver: dark ? press : hover // hover on `over`
    readonly property color scrim: dark ? "#8C000000" : "#592A221A"

    // Lines
    readonly property color line: dark ? "#322E2A" : "#E3DCD3"
    readonly property color line2: dark ? "#4A443E" : "#CEC5BA"
    readonly property color ctl: dark ? "#837A71" : "#83776B"

    // Words
    readonly property color text: dark ? "#EEE9E3" : "#25211D"
    readonly property color text2: dark ? "#BDB5AC" : "#554D45"
    readonly property color text3: dark ? "#A1988F" : "#655C53"
    readonly property color dis: dark ? "#6B635B" : "#A0968B"

    // The one accent
    readonly property color accent: dark ? "#E8973A" : "#B4600F"
    readonly property color accentH: dark ? "#F0A54F" : "#A0540A"
    readonly property color accentP: dark ? "#D2842B" : "#8B4807"
    readonly property color accentOn: dark ? "#20140A" : "#FFFFFF" // words on the accent; QML takes "onAccent" for a handler
    readonly property color accentText: dark ? "#EFA552" : "#934A06"
    readonly property color accentSoft: dark ? "#3A2A1A" : "#F8E8D4"
    readonly property color selection: Qt.rgba(accent.r, accent.g, accent.b, 0.35)

    // Meanings: words, fill, soft
    readonly property color local: dark ? "#9BBF85" : "#3B6629"
    readonly property color localFill: dark ? "#86AC70" : "#578240"
    readonly property color localSoft: dark ? "#242C20" : "#E6EFDF"
    readonly property color cloud: dark ? "#8DB5E0" : "#2B5F96"
    readonly property color cloudFill: dark ? "#7BA4D2" : "#4179B6"
    readonly property color cloudSoft: dark ? "#1F2A36" : "#E1EBF6"
    readonly property color warn: dark ? "#E2C25B" : "#745500"
    readonly property color warnFill: dark ? "#D9B650" : "#96700A"
    readonly property color warnSoft: dark ? "#332B17" : "#F7ECC8"
    readonly property color danger: dark ? "#F0907F" : "#A83222"
    readonly property color dangerFill: dark ? "#E27D6C" : "#C24F3C"
    readonly property color dangerSoft: dark ? "#3A211D" : "#FBE5E0"

    // Code, on `code`
    readonly property color codeKeyword: dark ? "#E5A36B" : "#9A4E0B"
    readonly property color codeString: dark ? "#A9C78F" : "#3B6629"
    readonly property color codeFunction: dark ? "#8DB5E0" : "#2B5F96"
    readonly property color codeNumber: dark ? "#D9A7C7" : "#8A3F73"
    readonly property color codeComment: dark ? "#968D84" : "#6B6259"

    // Type: size and line of each role, in pixels
    readonly property int smallSize: scaled(12)
    readonly property int smallLine: scaled(16)
    readonly property int uiSize: scaled(13)
    readonly property int uiLine: scaled(20)
    readonly property int readSize: scaled(15)
    readonly property int readLine: scaled(cjk ? 26 : 24)
    readonly property int headSize: scaled(18)
    readonly property int headLine: scaled(28)
    readonly property int titleSize: scaled(24)
    readonly property int titleLine: scaled(32)
    readonly property int codeSize: scaled(13)
    readonly property int codeLine: scaled(20)
    readonly property string mono: "Noto Sans Mono"

    // Heights that grow with the words in them
    readonly property int control: 12 + uiLine
    readonly property int controlLarge: 20 + uiLine
    readonly property int rowTwo: 16 + uiLine + smallLine
    readonly property int rowTable: 28 + uiLine
    readonly property int chip: 8 + smallLine

    // Space
    readonly property int s4: 4
    readonly property int s8: 8
    readonly property int s12: 12
    readonly property int s16: 16
    readonly property int s24: 24
    readonly property int s32: 32
    readonly property int s40: 40

    // Shape
    readonly property int radiusInline: 4
    readonly property int radius: 6
    readonly property int radiusCard: 10
    readonly property int radiusLarge: 16

    // Motion, in milliseconds
    readonly property int fast: reduceMotion || still ? 0 : 120
    readonly property int brief: reduceMotion || still ? 0 : 140
    readonly property int slide: reduceMotion || still ? 0 : 180

    function scaled(pixels: real): int {
        return Math.round(pixels * root.textScale);
    }
}
