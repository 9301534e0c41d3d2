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
    readonly property bool isWide: availableWidth >= 480

    function mood(state: int): int {
        switch (state) {
        case Destination.Sending:
            return TallyFateMark.Busy
        case Destination.Idle:
            return TallyFateMark.Good
        case Destination.BackingOff:
        case Destination.WaitingForKey:
            return TallyFateMark.Warning
        case Destination.KeyRefused:
        case Destination.Misconfigured:
            return TallyFateMark.Bad
        default:
            return TallyFateMark.Quiet
        }
    }
    function counter(title: string, count: var): string {
        return qsTr("%1: %2", "counter: number").arg(title).arg(Number(count ?? 0).toLocaleString(Qt.locale(), "f", 0))
    }

    leftPadding: 12
    rightPadding: 12
    topPadding: 8
    bottomPadding: 4

    // No layout: that keeps what goes while it is hidden; see TallyNoticeSection.
    Column {
        width: parent.width
        spacing: 4

        Label {
            width: parent.width
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
                readonly property int mood: pane.mood(shown.state ?? -1)
                readonly property string counters: [
                    pane.counter(qsTr("Pending"), shown.pending),
                    pane.counter(qsTr("Delivered"), shown.delivered),
                    pane.counter(qsTr("Quarantined"), shown.quarantined),
                    pane.counter(qsTr("Dropped"), shown.dropped),
                ].join("   ")

                width: parent ? parent.width : 0
                spacing: 2

                RowLayout {
                    Layout.fillWidth: true
                    spacing: 8

                    Label {
                        Layout.fillWidth: !pane.isWide
                        Layout.preferredWidth: pane.isWide ? 110 : -1
                        text: row.shown.name ?? ""
                        textFormat: Text.PlainText
                        font.bold: true
                        horizontalAlignment: Text.AlignLeft
                        elide: Text.ElideRight
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: pane.isWide
                        text: row.counters
                        font.pixelSize: 12
                        opacity: 0.75
                        horizontalAlignment: Text.AlignLeft
                        elide: Text.ElideRight
                    }
                    TallyFateMark {
                        text: row.shown.stateText ?? ""
                        mood: row.mood
                    }
                }
                Label {
                    Layout.fillWidth: true
                    visible: !pane.isWide
                    text: row.counters
                    horizontalAlignment: Text.AlignLeft
                    wrapMode: Text.Wrap
                    font.pixelSize: 12
                    opacity: 0.75
                }
                Label {
                    Layout.fillWidth: true
                    // What has passed is told by the events.
                    visible: text !== "" && (row.mood === TallyFateMark.Warning || row.mood === TallyFateMark.Bad)
                    text: row.shown.error ?? ""
                    textFormat: Text.PlainText
                    horizontalAlignment: Text.AlignLeft
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    font { pixelSize: 12; italic: true }
                }
            }
        }
    }
}
