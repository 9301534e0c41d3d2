// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Tally

// What stands in the vendors' own pages, pasted: each call arrives in its vendor's shape.
TestCase {
    id: testCase

    name: "Seeds"

    // A tracker each, as the pages know of one vendor only.
    component SeedTracker: Tracker {
        storagePath: collector.newFolder()
        contextEnabled: false
        lifecycleEvents: Tracker.NoLifecycleEvents
    }
    Component {
        id: millimetric
        SeedTracker {
            Millimetric { host: collector.url; key: "sk_test_abcd1234_0123456789abcdef"; secretKeyAccepted: true }
        }
    }
    Component {
        id: doow
        SeedTracker {
            Doow { endpoint: collector.url; key: "dk_" + "0123456789abcdef".repeat(4); secretKeyAccepted: true }
        }
    }
    Component {
        id: fluxrate
        SeedTracker {
            Fluxrate { host: collector.url + "/api/v1"; key: "org_live_0123456789"; secretKeyAccepted: true }
        }
    }
    Component {
        id: fluxrateUsage
        SeedTracker {
            Fluxrate {
                host: collector.url + "/api/v1"
                api: Fluxrate.Usage
                key: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2lnbmF0dXJl"
                secretKeyAccepted: true
            }
        }
    }
    Component {
        id: settleSettle
        SeedTracker {
            SettleSettle {
                host: collector.url + "/v1"
                eventsPath: "/events" // of the vendor nothing is published; this one is the collector's
                key: "ss_test_0123456789"
                secretKeyAccepted: true
            }
        }
    }

    // What the pages take for granted around a snippet.
    readonly property var req: ({ cookies: { aid: "aid_7" } })
    readonly property var user: ({ id: "user_42", email: "a@example.org", plan: "pro" })
    readonly property string meterId: "550e8400-e29b-41d4-a716-446655440000"
    readonly property var session: ({ userId: "user_42" })
    readonly property var meter: Tally.tracker
    readonly property var client: Tally.tracker
    readonly property var settle: ({ events: Tally.tracker })
    function track(event) { return Tally.tracker.track(event) }
    function page(url) { return Tally.tracker.page(url) }
    function identify(id, traits) { return Tally.tracker.identify(id, traits) }

    // Of each event without what is made anew every time; its place is told by the table in README.
    function shapeOf(event) {
        for (const made of ["event_id", "timestamp", "occurred_at", "session_id"])
            if (!/^(row|req|order)|^2025/.test(event[made]))
                delete event[made]
        if (event.anonymous_id === Tally.tracker.anonymousId)
            delete event.anonymous_id
        if (event.metadata) {
            delete event.metadata.event_id
            delete event.metadata.timestamp
        }
        return event
    }
    // The same members in any order.
    function sorted(value) {
        if (Array.isArray(value))
            return value.map(sorted)
        if (value === null || typeof value !== "object")
            return value
        const result = {}
        for (const key of Object.keys(value).sort())
            result[key] = sorted(value[key])
        return result
    }

    function test_snippets_data() {
        const anonymous_id = "aid_7"
        return [
            { tag: "millimetric-node: quick start", to: millimetric, route: "/v1/track", paste: () => {
                track({
                  event: "purchase",
                  anonymous_id: req.cookies.aid,
                  user_id: user.id,
                  properties: { amount_cents: 4900, currency: "usd" }
                });
            }, arrives: { event: "purchase", anonymous_id: "aid_7", user_id: "user_42",
                          properties: { amount_cents: 4900, currency: "usd" } } },
            { tag: "millimetric-node: a client", to: millimetric, route: "/v1/track", paste: () => {
                client.track({ event: "x" });
            }, arrives: { event: "x" } },
            { tag: "millimetric-node: track(event)", to: millimetric, route: "/v1/track", paste: () => {
                track({
                  event: "signup",
                  anonymous_id: "u_abc",
                  user_id: "user_42",
                  properties: { plan: "free" }
                });
            }, arrives: { event: "signup", anonymous_id: "u_abc", user_id: "user_42", properties: { plan: "free" } } },
            { tag: "millimetric-node: long-running server", to: millimetric, route: "/v1/track", paste: () => {
                track({ event: "signup", anonymous_id: req.cookies.aid, user_id: user.id });
            }, arrives: { event: "signup", anonymous_id: "aid_7", user_id: "user_42" } },
            { tag: "millimetric-node: serverless", to: millimetric, route: "/v1/track", paste: () => {
                track({ event: "form_submit", anonymous_id });
            }, arrives: { event: "form_submit", anonymous_id: "aid_7" } },
            { tag: "millimetric-node: backfill", to: millimetric, route: "/v1/track", paste: () => {
                const events = JSON.parse('[{"event": "old", "user_id": "u", "timestamp": "2025-01-02T03:04:05.000Z", "event_id": "row-1"}]');
                for (const e of events) client.track(e);
            }, arrives: { event: "old", user_id: "u", timestamp: "2025-01-02T03:04:05.000Z", event_id: "row-1" } },
            { tag: "millimetric-nextjs: identify", to: millimetric, route: "/v1/identify", paste: () => {
                if (user) identify(user.id, { email: user.email, plan: user.plan });
            }, arrives: { event: "$identify", user_id: "user_42", properties: { email: "a@example.org", plan: "pro" } } },
            { tag: "millimetric-nextjs: route handler", to: millimetric, route: "/v1/track", paste: () => {
                const { amount_cents, currency, anonymous_id, user_id } = { amount_cents: 4900, currency: "usd", anonymous_id: "aid_7", user_id: "user_42" };
                track({
                  event: "purchase",
                  anonymous_id,
                  user_id,
                  properties: { amount_cents, currency }
                });
            }, arrives: { event: "purchase", anonymous_id: "aid_7", user_id: "user_42",
                          properties: { amount_cents: 4900, currency: "usd" } } },
            { tag: "millimetric-nextjs: server action", to: millimetric, route: "/v1/track", paste: () => {
                track({
                  event: "team_created",
                  user_id: session.userId,
                  properties: { size: 1 }
                });
            }, arrives: { event: "team_created", user_id: "user_42", properties: { size: 1 } } },
            { tag: "millimetric-nextjs: page(url)", to: millimetric, route: "/v1/track", paste: () => {
                const onChange = (url) => page(url);
                onChange("/checkout")
            }, arrives: { event: "$pageview", path: "/checkout" } },
            { tag: "doow-node: quick start", to: doow, route: "/telemetry/events", paste: () => {
                meter.track({
                  metric: 'api_calls',
                  quantity: 1,
                  license_id: 'lic_your_license_id',
                });
            }, arrives: { license_id: "lic_your_license_id", source_system: "sdk",
                          measurements: [{ metric_name: "api_calls", quantity: 1 }] } },
            { tag: "doow-node: event shape", to: doow, route: "/telemetry/events", paste: () => {
                meter.track({
                  metric: 'tokens',
                  quantity: 1024,
                  license_id: 'lic_...',
                  unit: 'tokens',
                  attribution: {
                    model: 'gpt-4o',
                    team: 'platform',
                  },
                });
            }, arrives: { license_id: "lic_...", source_system: "sdk", unit: "tokens",
                          measurements: [{ metric_name: "tokens", quantity: 1024 }],
                          attribution: { model: "gpt-4o", team: "platform" } } },
            { tag: "fluxrate: SDK endpoint", to: fluxrate, route: "/sdk/track", paste: () => {
                track({
                    "meter_token": "550e8400-e29b-41d4-a716-446655440000",
                    "customer_external_id": "your-customer-id",
                    "quantity": 1,
                    "idempotency_key": "req_unique_key_123"
                })
            }, arrives: { meter_token: "550e8400-e29b-41d4-a716-446655440000", customer_external_id: "your-customer-id",
                          quantity: 1, idempotency_key: "req_unique_key_123" } },
            { tag: "fluxrate: REST API", to: fluxrateUsage, route: "/usage", paste: () => {
                track({
                    "meter_id": "<meter_id>",
                    "customer_id": "<customer_id>",
                    "quantity": 100,
                    "timestamp": "2025-01-15T10:30:00Z"
                })
            }, arrives: { meter_id: "<meter_id>", customer_id: "<customer_id>", quantity: 100,
                          timestamp: "2025-01-15T10:30:00.000Z" }, made: "idempotency_key" },
            { tag: "fluxrate: idempotency", to: fluxrate, route: "/sdk/track", paste: () => {
                track({
                  "meter_token": "550e8400-e29b-41d4-a716-446655440000", // the page leaves it out: "..."
                  "customer_external_id": "cust_123",
                  "quantity": 1,
                  "idempotency_key": "order_789_step_3"
                })
            }, arrives: { meter_token: meterId, customer_external_id: "cust_123", quantity: 1,
                          idempotency_key: "order_789_step_3" } },
            { tag: "fluxrate: Node.js", to: fluxrate, route: "/sdk/track", paste: () => {
                const [meterToken, customerId, quantity, idempotencyKey] = [meterId, "cust_123", 2.5, "order_1"]
                track({
                  meter_token: meterToken,
                  customer_external_id: customerId,
                  quantity: quantity,
                  idempotency_key: idempotencyKey
                })
            }, arrives: { meter_token: meterId, customer_external_id: "cust_123", quantity: 2.5, idempotency_key: "order_1" } },
            { tag: "fluxrate: Python, without a key", to: fluxrate, route: "/sdk/track", paste: () => {
                const [meter_token, customer_id, quantity, idempotency_key] = [meterId, "cust_123", 1, null]
                track({
                    "meter_token": meter_token,
                    "customer_external_id": customer_id,
                    "quantity": quantity,
                    "idempotency_key": idempotency_key
                })
            }, arrives: { meter_token: meterId, customer_external_id: "cust_123", quantity: 1 }, made: "idempotency_key" },
            { tag: "settlesettle: track", to: settleSettle, route: "/v1/events", paste: () => {
                settle.events.track({
                userId: 'user_123',
                eventType: 'AI_QUERY',
                quantity: 1, // Optional — defaults to 1
                metadata: { // Optional — attach any context
                model: 'gpt-4',
                tokens: 1240,
                },
                })
            }, arrives: { userId: "user_123", eventType: "AI_QUERY", quantity: 1, metadata: { model: "gpt-4", tokens: 1240 } } },
            { tag: "settlesettle: fire and continue", to: settleSettle, route: "/v1/events", paste: () => {
                const userId = "user_123"
                settle.events.track({ userId, eventType: 'AI_QUERY' })
            }, arrives: { userId: "user_123", eventType: "AI_QUERY", quantity: 1, metadata: {} } },
            { tag: "settlesettle: typed names", to: settleSettle, route: "/v1/events", paste: () => {
                const APP_EVENTS = {
                AI_QUERY: 'AI_QUERY',
                IMAGE_GEN: 'IMAGE_GEN',
                PDF_EXPORT: 'PDF_EXPORT',
                };
                function trackAppEvent(userId, type) {
                settle.events.track({ userId, eventType: type });
                }
                trackAppEvent("user_123", APP_EVENTS.PDF_EXPORT);
            }, arrives: { userId: "user_123", eventType: "PDF_EXPORT", quantity: 1, metadata: {} } }
        ]
    }
    function test_snippets(row) {
        collector.clear()
        const tracker = createTemporaryObject(row.to, testCase)
        tryVerify(() => Tally.tracker === tracker)
        row.paste()
        verify(tracker.waitForFlushed(20000))
        compare(tracker.deliveredCount, 1)
        compare(collector.routes().map(route => route.split(" ")[0].replace("/api/v1", "")).join(), row.route)
        const event = shapeOf(JSON.parse(collector.events()[0]))
        if (row.made) {
            verify(event[row.made] !== "")
            delete event[row.made]
        }
        compare(JSON.stringify(sorted(event)), JSON.stringify(sorted(row.arrives)))
        tracker.destroy()
        tryVerify(() => Tally.tracker === null)
    }
}
