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

    function blocked(by) {
        switch (by) {
        case "policy":
            return qsTr("Nothing is tracked: the administrator has switched it off")
        case "TALLY_DISABLED":
            return qsTr("Nothing is tracked: switched off by TALLY_DISABLED")
        case "DO_NOT_TRACK":
            return qsTr("Nothing is tracked: switched off by DO_NOT_TRACK")
        case "consent":
            return qsTr("Nothing is tracked without consent")
        default:
            return qsTr("Nothing is tracked: switched off by this terminal")
        }
    }

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
            // For an answer, or for the network: those of visitors before may be among them.
            text: bar.tracker.blockedBy === "consent" && bar.waiting ? qsTr("Waiting: %1").arg(bar.tracker.pendingCount)
                : bar.tracker.blockedBy !== "" ? bar.blocked(bar.tracker.blockedBy)
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
