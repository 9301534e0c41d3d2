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
    MouseArea {
        id: goodbye
        property var leave
        width: 20
        height: 20
        Tally.event: "purchase"
        Tally.properties: ({ amount: 49 })
        onClicked: leave()
    }
    QtObject {
        id: auth
        property string userId: "ann"
    }
    Component {
        id: identity
        Identity { userId: auth.userId }
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
    function test_whatSendsSomebodyAwayIsTheirsAndNobodySeesThePageThen_data() {
        return [
            { tag: "endVisitor()", leave: tracker => tracker.endVisitor(), told: "Start,Inside,purchase,Start,touched" },
            { tag: "endVisitor(), after a yes", isAsked: true, leave: tracker => tracker.endVisitor(), told: "Start,Inside,purchase" },
            { tag: "reset()", isLogOut: true, leave: tracker => tracker.reset(), told: "Start,Inside,purchase,Start,touched" },
            { tag: "Identity", isLogOut: true, leave: () => auth.userId = "", told: "Start,Inside,purchase,Start,touched" }
        ]
    }
    function test_whatSendsSomebodyAwayIsTheirsAndNobodySeesThePageThen(row) {
        const tracker = make({ consentRequired: row.isAsked === true })
        tracker.grantConsent()
        auth.userId = "ann"
        createTemporaryObject(identity, testCase)
        const shop = createTemporaryObject(pages, testCase)
        const told = () => {
            verify(tracker.waitForFlushed(10000))
            return collector.events().map(text => JSON.parse(text)).filter(event => event.event_id) // not $identify
        }
        settle()
        shop.isInside = true
        settle()
        const ann = tracker.anonymousId
        goodbye.leave = () => {
            shop.isInside = false
            row.leave(tracker)
        }
        mouseClick(goodbye)
        settle()
        compare(told().length, row.isLogOut ? 4 : 3) // who signed out sees the page as nobody in particular
        compare(tracker.anonymousId === "", !row.isLogOut)
        if (row.isAsked)
            tracker.denyConsent() // by the next one
        mouseClick(area)
        settle()
        const all = told()
        compare(all.map(event => event.properties && event.properties.name || event.event).join(), row.told)
        const last = all[2]
        compare(last.anonymous_id, ann)
        compare(last.user_id, "ann")
        compare(last.session_id, all[1].session_id)
        compare(last.properties.amount, 49)
        for (const event of all.slice(3)) {
            verify(event.anonymous_id !== ann)
            compare(event.user_id, undefined)
        }
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
