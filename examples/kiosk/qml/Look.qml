// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

pragma Singleton
import QtQuick

/// Colours and sizes of the shop.
QtObject {
    readonly property color paper: "#f7f2e9"
    readonly property color card: "#fffdf9"
    readonly property color shade: "#ece3d4"
    readonly property color line: "#e0d5c3"
    readonly property color ink: "#2d2a26"
    readonly property color quiet: "#857b6d"
    readonly property color accent: "#2f5d50"
    readonly property color clay: "#c0623b"

    readonly property string serif: "serif"
    readonly property string sans: "sans-serif"
    readonly property int margin: 56
    readonly property int radius: 18
}
