// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import Tally

/// What the tracker is doing, for whoever looks after the terminal.
Rectangle {
    id: bar

    readonly property Tracker tracker: Tally.tracker
    readonly property bool waiting: tracker.pendingCount > 0

    implicitHeight: 34
    color: Look.shade

    RowLayout {
        anchors { fill: parent; leftMargin: Look.margin; rightMargin: Look.margin }
        spacing: 10

        Rectangle {
            width: 9
            height: 9
            radius: 5
            color: bar.waiting ? Look.clay : Look.accent
        }
        Text {
            text: bar.tracker.blockedBy !== "" ? qsTr("Nothing is tracked (%1)").arg(bar.tracker.blockedBy)
                : bar.waiting ? qsTr("%1 on the way").arg(bar.tracker.pendingCount)
                : qsTr("Everything delivered")
            color: Look.quiet
            font { family: Look.sans; pixelSize: 13 }
        }
        Item { Layout.fillWidth: true }
        Text {
            text: qsTr("tracked %1 · delivered %2").arg(bar.tracker.acceptedCount).arg(bar.tracker.deliveredCount)
            color: Look.quiet
            font { family: Look.sans; pixelSize: 13 }
        }
    }
}
