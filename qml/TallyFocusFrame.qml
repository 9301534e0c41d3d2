// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Templates as T

/// Shows where the keyboard is, in the colour of the text: also where a style shows it faintly, or by colour alone.
Rectangle {
    id: frame

    required property T.Control control
    property real spread: 3

    anchors { fill: parent; margins: -3; leftMargin: -spread; rightMargin: -spread }
    z: 1
    visible: control.visualFocus
    color: "transparent"
    radius: 5
    border { width: 2; color: ink.color }

    Label { id: ink; visible: false }
}
