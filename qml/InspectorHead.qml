// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// The inspector's title, and what can be done.
ToolBar {
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
    topPadding: 4
    bottomPadding: 4

    contentItem: ColumnLayout {
        spacing: 2

        RowLayout {
            spacing: 8

            Label {
                Layout.fillWidth: true
                text: qsTr("Events")
                font { bold: true; pixelSize: 16 }
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            ToolButton {
                visible: head.isWide
                text: head.isWhole ? "\u2750" : "\u25a1"
                Accessible.name: head.isWhole ? qsTr("Beside the application") : qsTr("Whole window")
                ToolTip.visible: hovered
                ToolTip.text: Accessible.name
                onClicked: head.wholeWanted(!head.isWhole)
            }
            ToolButton {
                objectName: "closeButton"
                text: "\u2715"
                Accessible.name: qsTr("Close the inspector")
                ToolTip.visible: hovered
                ToolTip.text: Accessible.name
                onClicked: head.closeWanted()
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: 6

            Button {
                objectName: "flushButton"
                text: qsTr("Flush")
                enabled: head.tracker !== null
                onClicked: head.events.flush()
            }
            Button {
                objectName: "retryButton"
                text: qsTr("Retry quarantine")
                enabled: head.quarantined > 0
                onClicked: head.events.retryQuarantined()
            }
            Button {
                objectName: "offlineButton"
                text: head.tracker && head.tracker.offline ? qsTr("Go online") : qsTr("Go offline")
                enabled: head.tracker !== null
                onClicked: head.tracker.offline = !head.tracker.offline
            }
            Button {
                objectName: "clearButton"
                text: qsTr("Clear list")
                enabled: head.events.totalCount > 0
                onClicked: head.events.clear()
            }
        }
    }
}
