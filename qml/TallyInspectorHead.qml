// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// What can be done.
Pane {
    id: head

    required property EventModel events
    required property bool isWide
    required property bool isWhole
    readonly property Tracker tracker: events.tracker
    readonly property double quarantined: tracker ? tracker.quarantinedCount : 0

    signal closeWanted()
    signal wholeWanted(bool whole)

    leftPadding: 12
    rightPadding: 6
    topPadding: 8
    bottomPadding: 0

    RowLayout {
        anchors { left: parent.left; right: parent.right }
        spacing: 4

        Flow {
            Layout.fillWidth: true
            spacing: 6

            Button {
                objectName: "flushButton"
                text: qsTr("Send now")
                Accessible.name: text
                enabled: head.tracker !== null
                onClicked: head.events.flush()
            }
            Button {
                objectName: "retryButton"
                text: qsTr("Retry quarantined")
                Accessible.name: text
                enabled: head.quarantined > 0
                onClicked: head.events.retryQuarantined()
            }
            Button {
                objectName: "offlineButton"
                text: head.tracker && head.tracker.offline ? qsTr("Go online") : qsTr("Go offline")
                Accessible.name: text
                enabled: head.tracker !== null
                onClicked: head.tracker.offline = !head.tracker.offline
            }
            Button {
                objectName: "clearButton"
                text: qsTr("Clear list")
                Accessible.name: text
                enabled: head.events.totalCount > 0
                onClicked: head.events.clear()
            }
        }
        ToolButton {
            Layout.alignment: Qt.AlignTop
            visible: head.isWide
            text: head.isWhole ? "\u25eb" : "\u25a1"
            Accessible.name: head.isWhole ? qsTr("Beside the application") : qsTr("Whole window")
            ToolTip.visible: hovered
            ToolTip.text: Accessible.name
            onClicked: head.wholeWanted(!head.isWhole)
        }
        ToolButton {
            Layout.alignment: Qt.AlignTop
            objectName: "closeButton"
            text: "\u2715"
            Accessible.name: qsTr("Close the inspector")
            ToolTip.visible: hovered
            ToolTip.text: Accessible.name
            onClicked: head.closeWanted()
        }
    }
}
