// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Tally

// A kiosk in QML: who touches it is a visitor, and who goes leaves nothing.
TestCase {
    id: testCase

    name: "Visit"
    when: windowShown
    width: 100
    height: 100

    Component {
        id: trackerComponent
        Tracker {
            property int ended: 0
            storagePath: collector.newFolder()
            contextEnabled: false
            lifecycleEvents: Tracker.NoLifecycleEvents
            onVisitorEnded: ++ended
            Millimetric {
                host: collector.url
                key: "sk_test_abcd1234_0123456789abcdef"
                secretKeyAccepted: true
                flushAt: 100
                flushInterval: 60000
            }
        }
    }
    MouseArea {
        id: area
        anchors.fill: parent
    }

    function make(options) {
        collector.clear()
        return createTemporaryObject(trackerComponent, testCase, options || {})
    }
    function names(tracker) {
        verify(tracker.waitForFlushed(10000))
        return collector.events().map(text => JSON.parse(text).event)
    }

    function test_whatIsToldIsChosen_data() {
        return [
            { tag: "none", events: Tracker.NoLifecycleEvents, told: "n" },
            { tag: "one", events: Tracker.AppStarted, told: "$app_started,n" },
            { tag: "two", events: Tracker.AppStarted | Tracker.SessionStarted, told: "$app_started,$session_started,n" }
        ]
    }
    function test_whatIsToldIsChosen(row) {
        const tracker = make({ lifecycleEvents: row.events })
        compare(tracker.lifecycleEvents, row.events)
        tracker.track("n")
        compare(names(tracker).join(), row.told)
    }
    function test_idleTimeEndsTheVisitor() {
        const tracker = make({ visitorTimeout: 200 })
        tracker.track("n")
        compare(tracker.ended, 0)
        mouseClick(area)
        tracker.identify("ann")
        const before = tracker.anonymousId
        tryCompare(tracker, "ended", 1)
        compare(tracker.userId, "")
        tracker.track("n")
        verify(tracker.anonymousId !== "" && tracker.anonymousId !== before)
    }
    function test_endVisitorDoesItAtOnce() {
        const tracker = make({ superProperties: ({ hall: 3 }) })
        tracker.track("n")
        tracker.identify("ann")
        tracker.superProperties = { seat: 17 }
        tracker.endVisitor()
        compare(tracker.userId, "")
        compare(JSON.stringify(tracker.superProperties), JSON.stringify({ hall: 3 }))
        tryCompare(tracker, "ended", 1)
    }
}
