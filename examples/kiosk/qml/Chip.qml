// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic

/// One of several: a small button that stays down.
AbstractButton {
    id: chip

    property color dot: "transparent"

    implicitHeight: 42
    leftPadding: 18
    rightPadding: 18
    font.family: Look.sans
    font.pixelSize: 16
    contentItem: Row {
        spacing: 9
        Rectangle {
            visible: chip.dot.a > 0
            width: 16
            height: 16
            radius: 8
            anchors.verticalCenter: parent.verticalCenter
            color: chip.dot
            border.color: Qt.darker(chip.dot, 1.3)
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            font: chip.font
            color: chip.checked ? Look.card : Look.ink
        }
    }
    background: Rectangle {
        radius: height / 2
        color: chip.checked ? Look.ink : chip.down ? Look.shade : Look.card
        border.color: chip.checked ? Look.ink : Look.line
    }
}
