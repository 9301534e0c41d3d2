// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// Each destination: how it is, its counters, and what went wrong last.
Pane {
    id: pane

    required property EventModel events
    readonly property var all: events.destinations

    function mood(state: int): int {
        switch (state) {
        case Destination.Sending:
            return FateMark.Busy
        case Destination.Idle:
            return FateMark.Good
        case Destination.BackingOff:
        case Destination.WaitingForKey:
            return FateMark.Warning
        case Destination.KeyRefused:
        case Destination.Misconfigured:
            return FateMark.Bad
        default:
            return FateMark.Quiet
        }
    }
    function number(count: real): string {
        return Number(count).toLocaleString(Qt.locale(), "f", 0)
    }

    leftPadding: 12
    rightPadding: 12
    topPadding: 8
    bottomPadding: 4

    ColumnLayout {
        anchors.fill: parent
        spacing: 8

        Label {
            visible: pane.all.length === 0
            text: pane.events.tracker ? qsTr("The tracker has no destination.") : qsTr("There is no tracker.")
        }
        Repeater {
            model: pane.all.length

            ColumnLayout {
                id: row

                required property int index
                // A last look at one that is gone may come before it is gone here.
                readonly property var shown: pane.all[index] ?? ({})

                Layout.fillWidth: true
                spacing: 2

                RowLayout {
                    Layout.fillWidth: true
                    spacing: 8

                    Label {
                        Layout.fillWidth: true
                        text: row.shown.name ?? ""
                        textFormat: Text.PlainText
                        font.bold: true
                        elide: Text.ElideRight
                    }
                    FateMark {
                        text: row.shown.stateText ?? ""
                        mood: pane.mood(row.shown.state ?? -1)
                    }
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: 14

                    Repeater {
                        model: [
                            { title: qsTr("Pending"), count: row.shown.pending ?? 0 },
                            { title: qsTr("Delivered"), count: row.shown.delivered ?? 0 },
                            { title: qsTr("Quarantined"), count: row.shown.quarantined ?? 0 },
                            { title: qsTr("Dropped"), count: row.shown.dropped ?? 0 },
                        ]

                        Label {
                            required property var modelData

                            text: qsTr("%1: %2", "counter: number").arg(modelData.title).arg(pane.number(modelData.count))
                            font.pixelSize: 12
                            opacity: modelData.count > 0 ? 1 : 0.65
                        }
                    }
                }
                Label {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: row.shown.error ?? ""
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    font { pixelSize: 12; italic: true }
                }
            }
        }
    }
}
