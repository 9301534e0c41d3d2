// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQml
import Tally
QtObject {
    id: root
    property Tracker tracker: Tracker {
        name: "x"
        Millimetric { key: "k"; names: ({ a: "b" }); events: ["a"]; flushAt: 3; origin: "https://a" }
        Fluxrate { meters: ({ a: "t" }); customerExternalId: "c"; api: Fluxrate.Usage; aggregateInterval: 60000 }
        Doow { licenseId: "l"; attribution: ({ team: "kiosk" }); endpoint: "https://a"; retryCount: 1; sourceSystem: "s" }
        SettleSettle { eventsPath: "/events"; checkNames: true; sendProperties: ["a"] }
        beforeTrack: function(event) { return event.kind !== TallyEvent.Page }
        onErrorOccurred: error => console.log(error.code === TallyError.KeyMissing, error.text)
        onDropped: (eventIds, reason, destination) => console.log(eventIds, reason === Tracker.TooOld, destination)
    }
    property Identity identity: Identity { userId: 42; traits: ({ plan: "pro" }); tracker: root.tracker }
    property EventModel events: EventModel {
        tracker: root.tracker
        maxEvents: 100
        filterText: "purchase"
        fateFilter: EventModel.Quarantined | EventModel.Dropped
        onCountChanged: console.log(count, totalCount, notShownCount, destinations.length, sentText(0, "millimetric"))
    }
    property Inspector inspector: Inspector { available: true; maxEvents: 500; tracker: root.tracker }
    Component.onCompleted: {
        Tally.tracker.track("a", { b: 1 })
        console.log(root.tracker.blockedBy, root.tracker.consent === Tracker.Granted)
    }
}
