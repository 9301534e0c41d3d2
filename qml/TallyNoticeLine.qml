// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// Tells two groups apart, whatever the style's colours are.
Rectangle {
    Layout.fillWidth: true
    implicitHeight: 1
    color: ink.color
    opacity: 0.3

    Label { id: ink; visible: false }
}
