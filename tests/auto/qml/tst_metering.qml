// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Tally

// Doow and SettleSettle in QML: their options, and their own snippets pasted, as they arrive at the vendors' stand-in.
TestCase {
    id: testCase

    name: "Metering"

    Component {
        id: doowComponent
        Tracker {
            property var told: []
            storagePath: collector.newFolder()
            onErrorOccurred: error => told.push(error.text)
            Doow {
                licenseId: "lic_42"
                attribution: ({ team: "kiosk", env: "prod" })
                endpoint: collector.url
                key: "dk_0123456789abcdef"
                secretKeyAccepted: true
            }
        }
    }
    Component {
        id: settleComponent
        Tracker {
            property var told: []
            storagePath: collector.newFolder()
            onErrorOccurred: error => told.push(error.text)
            SettleSettle {
                host: collector.url + "/v1"
                key: "ss_live_0123456789abcdef"
                secretKeyAccepted: true
                checkNames: true
            }
        }
    }

    function make(component) {
        collector.clear()
        return createTemporaryObject(component, testCase)
    }
    function sent(tracker) {
        verify(tracker.waitForFlushed(10000))
        return collector.events().map(text => JSON.parse(text))
    }

    function test_doowsOwnSnippet() {
        const meter = make(doowComponent)
        meter.track({
            metric: 'tokens',
            quantity: 1024,
            license_id: 'lic_7',
            unit: 'tokens',
            attribution: {
                model: 'gpt-4o',
                team: 'platform',
            },
        });
        const [event] = sent(meter)
        compare(event.measurements, [{ metric_name: "tokens", quantity: 1024 }])
        compare(event.license_id, "lic_7")
        compare(event.unit, "tokens")
        compare(event.attribution, { env: "prod", model: "gpt-4o", team: "platform" })
        compare(collector.routes(), ["/telemetry/events tokens"])
    }

    function test_doowOptions() {
        const tracker = make(doowComponent)
        const doow = tracker.destinations[0]
        compare(doow.host, collector.url)
        compare(doow.attribution.team, "kiosk")
        doow.attribution = { team: "till" }
        doow.sendProperties = ["row"]
        tracker.page("/start") // for no metering vendor, and no error
        tracker.track("api_calls", { row: 3, prompt: "a customer's words" }, { kind: "ADJUSTMENT" })
        const events = sent(tracker)
        compare(events.length, 1)
        compare(events[0].license_id, "lic_42")
        compare(events[0].attribution, { row: 3, team: "till" })
        compare(events[0].kind, "ADJUSTMENT")
        compare(tracker.told, [])
    }

    function test_whatDoowCannotTakeIsTold() {
        const tracker = make(doowComponent)
        tracker.track("api_calls", {}, { attribution: { till: { row: 3 } } })
        tracker.flush()
        tryVerify(() => tracker.droppedCount === 1)
        tryVerify(() => tracker.told.length === 1)
        verify(tracker.told[0].includes("\"till\""))
        compare(collector.events().length, 0)
    }

    function test_settleSettlesOwnSnippet() {
        const settle = make(settleComponent)
        // Without the path of its route nothing is sent, and it says so.
        const id = settle.track({
            userId: 'user_123',
            eventType: 'AI_QUERY',
            quantity: 1,
            metadata: {
                model: 'gpt-4',
                tokens: 1240,
            },
        })
        tryVerify(() => settle.told.length === 1)
        verify(settle.told[0].includes("`eventsPath`"))
        compare(settle.destinations[0].state, Destination.Misconfigured)
        compare(settle.destinations[0].pendingCount, 1)
        compare(collector.events().length, 0)

        settle.destinations[0].eventsPath = "/events"
        const [event] = sent(settle)
        compare(event.userId, "user_123")
        compare(event.eventType, "AI_QUERY")
        compare(event.quantity, 1)
        compare(event.metadata.model, "gpt-4")
        compare(event.metadata.tokens, 1240)
        compare(event.metadata.event_id, id)
        compare(settle.destinations[0].pendingCount, 0)
    }

    function test_settleSettleWarnsAboutNames() {
        const tracker = make(settleComponent)
        tracker.destinations[0].eventsPath = "/events"
        tracker.identify("user_123")
        tracker.track("aiQuery")
        compare(sent(tracker).length, 1)
        tryVerify(() => tracker.told.some(text => text.includes("SCREAMING_SNAKE_CASE")))
    }
}
