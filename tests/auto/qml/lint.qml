// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import Tally
QtObject {
    id: root
    property Tracker tracker: Tracker {
        name: "x"
        lifecycleEvents: Tracker.AppStarted | Tracker.SessionEnded
        visitorTimeout: 300000
        onVisitorEnded: console.log(lifecycleEvents === Tracker.AllLifecycleEvents)
        Millimetric { key: "k"; names: ({ a: "b" }); events: ["a"]; flushAt: 3; origin: "https://a" }
        Fluxrate { meters: ({ a: "t" }); customerExternalId: "c"; api: Fluxrate.Usage; aggregateInterval: 60000 }
        Doow { licenseId: "l"; attribution: ({ team: "kiosk" }); endpoint: "https://a"; retryCount: 1; sourceSystem: "s" }
        SettleSettle { eventsPath: "/events"; checkNames: true; sendProperties: ["a"] }
        beforeTrack: function(event) { return event.kind !== TallyEvent.Page }
        sentRecordBytes: 1 << 20
        onDataExported: (path, error) => console.log(path, error)
        onErrorOccurred: error => console.log(error.code === TallyError.KeyMissing, error.text)
        onDropped: (eventIds, reason, destination) => console.log(eventIds, reason === Tracker.TooOld, destination)
    }
    property Identity identity: Identity { userId: 42; traits: ({ plan: "pro" }); tracker: root.tracker }
    property Item page: Item {
        Tally.page: "/checkout"
        Tally.pageProperties: ({ step: 1 })
        MouseArea { Tally.event: "buy_clicked"; Tally.properties: ({ pieces: 2 }) }
        Item { Tally.ignore: true }
        Loader { id: loader }
    }
    property NavigationTracker navigation: NavigationTracker { target: loader }
    property SignalTracker signals: SignalTracker { target: loader; signal: "loaded"; event: "a"; properties: ({ b: 1 }) }
    property ConsentNotice notice: ConsentNotice { purpose: "a"; policyUrl: "https://a"; tracker: root.tracker }
    property ConsentDialog dialog: ConsentDialog { notice: root.notice; automatic: false }
    property Item banner: ConsentBanner { notice.purpose: "a" }
    property Item settings: PrivacySettings { notice: root.notice; exportFolder: "/a" }
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
        root.tracker.endVisitor()
        for (const request of root.tracker.sentRequests())
            console.log(request.time, request.destination, request.url, request.text, request.events)
        root.tracker.exportData("file:///home/mine.json")
        console.log(root.tracker.consentNeeded, root.tracker.consentTime, root.tracker.blockedBy, root.tracker.consent === Tracker.Granted)
    }
}
