// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Tally

// What QML says, and what arrives at the vendor's stand-in.
TestCase {
    id: testCase

    name: "Sent"

    Component {
        id: trackerComponent
        Tracker {
            id: tracker

            property var told: []
            readonly property bool idle: pendingCount === 0
            storagePath: collector.newFolder()
            contextEnabled: false
            lifecycleEvents: Tracker.NoLifecycleEvents
            superProperties: ({ till: 3 })
            onDelivered: (eventIds, destination) => told.push(["delivered", eventIds.length, destination])
            onDropped: (eventIds, reason, destination) => told.push(["dropped", reason === Tracker.Invalid, destination])
            onErrorOccurred: error => told.push(["error", error.code === TallyError.InvalidEvent])
            onFlushed: everything => told.push(["flushed", everything])
            Millimetric {
                host: collector.url
                key: "sk_test_abcd1234_0123456789abcdef"
                secretKeyAccepted: true
                flushAt: 100
                flushInterval: 60000
            }
        }
    }

    function make() {
        collector.clear()
        return createTemporaryObject(trackerComponent, testCase)
    }
    function sent(tracker) {
        verify(tracker.waitForFlushed(10000))
        return collector.events().map(text => JSON.parse(text))
    }

    function test_values_data() {
        return [
            { tag: "plain", given: { a: 1, b: 2.5, c: "ü", d: true, e: null }, arrives: { a: 1, b: 2.5, c: "ü", d: true, e: null } },
            { tag: "nested", given: { a: [1, { b: [] }] }, arrives: { a: [1, { b: [] }] } },
            { tag: "undefined", given: { a: undefined, b: [undefined] }, arrives: { b: [null] } },
            { tag: "date", given: { a: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)) }, arrives: { a: "2026-01-02T03:04:05.006Z" } },
            { tag: "url", given: { a: new URL("https://example.org/x?y=1") }, arrives: { a: "https://example.org/x?y=1" } },
            { tag: "map and set", given: { a: new Map([["k", 1]]), b: new Set([1, 2]) }, arrives: { a: { k: 1 }, b: [1, 2] } },
            { tag: "error", given: { a: new RangeError("far") }, arrives: { a: "RangeError: far" } },
            { tag: "its own till", given: { till: 4 }, arrives: { till: 4 } }
        ]
    }
    function test_values(row) {
        const tracker = make()
        verify(tracker.track("e", row.given) !== "")
        const events = sent(tracker)
        compare(events.length, 1)
        compare(events[0].event, "e")
        compare(JSON.stringify(events[0].properties), JSON.stringify(Object.assign({}, row.arrives, { till: row.arrives.till || 3 })))
    }

    function test_theVendorsOwnSnippet() {
        const tracker = make()
        tracker.track({
            event: "signup",
            anonymous_id: "u_abc",
            user_id: "user_42",
            properties: { plan: "free" }
        })
        const [event] = sent(tracker)
        compare(event.event, "signup")
        compare(event.anonymous_id, "u_abc")
        compare(event.user_id, "user_42")
        compare(event.properties.plan, "free")
    }

    function test_aWholeVisitInItsOrder() {
        const tracker = make()
        tracker.page("/start")
        tracker.track("looked", { at: "cup" })
        tracker.identify("user_42", { plan: "free" })
        compare(tracker.userId, "user_42")
        tracker.track("purchase", { amount_cents: 4900, currency: "usd" })
        tracker.reset()
        compare(tracker.userId, "")
        const events = sent(tracker)
        compare(collector.routes().map(route => route.split(" ")[1]).join(), "$pageview,looked,$identify,purchase")
        compare(events[0].path, "/start")
        compare(events[3].user_id, "user_42")
        compare(events[3].properties.amount_cents, 4900)
    }

    function test_whatIsRefusedIsTold() {
        const tracker = make()
        ignoreWarning(/Symbol/)
        compare(tracker.track("bad", { a: Symbol("s") }), "")
        verify(tracker.track("good") !== "")
        tryVerify(() => tracker.told.length >= 2)
        compare(JSON.stringify(tracker.told), JSON.stringify([["error", true], ["dropped", true, "millimetric"]]))
        compare(sent(tracker).length, 1)
        compare(tracker.acceptedCount, 2)
        compare(tracker.droppedCount, 1)
    }

    function test_countsAndSignalsFollow() {
        const tracker = make()
        tracker.track("one")
        tracker.track("two")
        verify(tracker.waitForSaved(5000))
        tryCompare(tracker, "idle", false)
        tracker.flush()
        tryCompare(tracker, "idle", true, 10000)
        tryVerify(() => tracker.told.some(each => each[0] === "flushed"))
        compare(tracker.deliveredCount, 2)
        compare(tracker.destinations[0].deliveredCount, 2)
        tryCompare(tracker.destinations[0], "state", Destination.Idle)
        verify(tracker.told.some(each => each[0] === "delivered" && each[2] === "millimetric"))
    }

    function test_beforeTrackDecidesWhatLeaves() {
        const tracker = make()
        tracker.beforeTrack = function(event) {
            if (event.name === "secret")
                return false
            delete event.properties.email
            event.properties.seen = true
        }
        tracker.track("secret")
        tracker.track("open", { email: "a@example.org" })
        const events = sent(tracker)
        compare(events.length, 1)
        compare(JSON.stringify(events[0].properties), JSON.stringify({ seen: true, till: 3 }))
    }

    function test_shutdownDeliversTheRest() {
        const tracker = make()
        tracker.track("last")
        verify(tracker.shutdown(10000))
        compare(collector.events().length, 1)
    }
}
