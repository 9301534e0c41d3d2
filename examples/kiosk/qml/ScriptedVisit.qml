// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import Kiosk
import Tally

/// A visit without a visitor: presses the shop's own buttons one after the other, and ends when all is delivered.
Item {
    id: visit

    required property Run run
    required property ApplicationWindow window
    required property StackView stack
    required property Tracker tracker
    property int next: 0
    property int tries: 0
    readonly property bool done: next === run.steps.length

    Timer {
        running: visit.run.scripted && !visit.done
        interval: 120
        repeat: true
        onTriggered: {
            if (visit.stack.busy)
                return
            const step = visit.run.steps[visit.next]
            if (visit.run.perform(visit.window, step)) {
                visit.tries = 0
                ++visit.next
            } else if (++visit.tries > 250) {
                visit.run.fail("There is no " + step + " to press on " + visit.stack.currentItem.Tally.page + ".")
            }
        }
    }
    Timer {
        property int waited: 0

        running: visit.run.scripted && visit.done
        interval: 100
        repeat: true
        onTriggered: {
            if (waited % 1000 === 0)
                visit.tracker.flush()
            waited += interval
            const leaving = visit.tracker.pendingCount > 0 && visit.tracker.blockedBy === ""
            if (visit.stack.busy || (leaving && waited < 60000))
                return
            stop()
            visit.run.finish(visit.window, {
                accepted: visit.tracker.acceptedCount, delivered: visit.tracker.deliveredCount,
                pending: visit.tracker.pendingCount, dropped: visit.tracker.droppedCount,
                page: visit.stack.currentItem.Tally.page, pieces: Shop.pieces, visitor: Shop.visitor
            })
        }
    }
}
