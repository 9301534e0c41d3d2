// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import Tally

/// A visit without a visitor: presses the shop's own buttons one after the other, and ends when all is delivered.
Item {
    id: visit

    required property ApplicationWindow window
    required property StackView stack
    required property Tracker tracker
    property bool running: false
    signal finished
    signal failed(string reason)

    readonly property var steps: [
        "begin", "kind:bowl", "product:river-bowl", "glaze:honey", "more", "add",
        "back", "kind:", "product:moon-vase", "glaze:ash", "add",
        "back", "product:morning-cup", "more", "more", "fewer", "add", "remove:river-bowl",
        "checkout", "number=4711", "signIn", "payCard", "rate:2", "done"
    ]
    property int next: 0
    property int tries: 0

    function find(item, name) {
        if (!item || !item.visible || !item.enabled)
            return null
        if (item.objectName === name)
            return item
        for (let i = 0; i < item.children.length; ++i) {
            const found = find(item.children[i], name)
            if (found)
                return found
        }
        return null
    }

    Timer {
        running: visit.running && visit.next < visit.steps.length
        interval: 120
        repeat: true
        onTriggered: {
            if (visit.stack.busy)
                return
            const [name, text] = visit.steps[visit.next].split("=")
            const item = visit.find(visit.stack.currentItem, name)
            if (!item) {
                if (++visit.tries > 50)
                    visit.failed("There is no " + name + " to press on " + visit.stack.currentItem.Tally.page + ".")
                return
            }
            visit.tries = 0
            ++visit.next
            if (text === undefined)
                item.clicked()
            else
                item.text = text
        }
    }
    Timer {
        property int waited: 0

        running: visit.running && visit.next === visit.steps.length
        interval: 100
        repeat: true
        onTriggered: {
            if (waited % 1000 === 0)
                visit.tracker.flush()
            waited += interval
            if (visit.tracker.pendingCount > 0 && waited < 60000)
                return
            visit.running = false
            visit.finished()
        }
    }
}
