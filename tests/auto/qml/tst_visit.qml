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
    visible: true

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
        Tally.event: "touched"
    }
    Component {
        id: pages
        Item {
            id: shop
            property bool isInside: false
            anchors.fill: parent
            Item { Tally.page: "Start"; visible: !shop.isInside }
            Item { Tally.page: "Inside"; visible: shop.isInside }
        }
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
    function settle() {
        let turns = 0
        const next = () => { if (++turns < 3) Qt.callLater(next) }
        Qt.callLater(next)
        tryVerify(() => turns === 3)
    }
    function test_theNextVisitorSeesAPageToo_data() {
        return [
            { tag: "the same", isInside: true, returns: false, touch: () => mouseClick(area), told: "Start,Inside,Inside,touched" },
            { tag: "the start page", isInside: true, returns: true, touch: () => mouseClick(area), told: "Start,Inside,Start,touched" },
            { tag: "the start page, as before", isInside: false, returns: true, touch: () => mouseClick(area), told: "Start,Start,touched" },
            { tag: "by a key", isInside: false, returns: false, touch: () => keyClick(Qt.Key_A), told: "Start,Start" },
            { tag: "by an event", isInside: false, returns: false, touch: () => area.clicked(null), told: "Start,Start,touched" },
            { tag: "nobody comes", isInside: true, returns: true, touch: () => {}, told: "Start,Inside" }
        ]
    }
    function test_theNextVisitorSeesAPageToo(row) {
        const tracker = make()
        const shop = createTemporaryObject(pages, testCase)
        const told = () => {
            verify(tracker.waitForFlushed(10000))
            return collector.events().map(text => JSON.parse(text))
        }
        settle()
        shop.isInside = row.isInside
        settle()
        if (row.returns)
            tracker.visitorEnded.connect(() => shop.isInside = false)
        tracker.endVisitor()
        tryCompare(tracker, "ended", 1)
        settle()
        const before = told() // nobody is there
        row.touch()
        settle()
        const all = told()
        compare(all.map(event => event.properties && event.properties.name || event.event).join(), row.told)
        compare(before.length, row.isInside ? 2 : 1)
        for (let i = before.length; i < all.length; ++i)
            verify(all[i].anonymous_id !== before[0].anonymous_id)
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
