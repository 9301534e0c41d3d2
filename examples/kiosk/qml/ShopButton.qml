// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic

Button {
    id: button

    property bool quiet: false
    property color fill: Look.accent
    property color ink: Look.card

    implicitHeight: 56
    leftPadding: 30
    rightPadding: 30
    font.family: Look.sans
    font.pixelSize: 18
    font.weight: Font.DemiBold
    contentItem: Text {
        text: button.text
        font: button.font
        color: button.quiet ? Look.ink : button.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        opacity: button.enabled ? 1 : 0.5
    }
    background: Rectangle {
        radius: height / 2
        color: button.quiet ? (button.down ? Look.shade : "transparent")
                            : Qt.darker(button.fill, button.down ? 1.25 : 1)
        border.width: button.quiet ? 1.5 : 0
        border.color: button.visualFocus ? Look.clay : Look.line
        opacity: button.enabled ? 1 : 0.45
    }
}
