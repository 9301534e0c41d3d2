// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Tally

// What a dialogue in QML can say and do about consent, and about what was sent.
TestCase {
    id: testCase

    name: "Consent"

    Component {
        id: trackerComponent
        Tracker {
            lifecycleEvents: Tracker.NoLifecycleEvents
            storagePath: collector.newFolder()
            consentRequired: true
            sentRecordBytes: 100000
            Millimetric {
                host: collector.url
                key: "sk_test_abcd1234_0123456789abcdef"
                secretKeyAccepted: true
                flushAt: 1
            }
        }
    }
    Component {
        id: noticeComponent
        ConsentNotice {}
    }
    SignalSpy {
        id: exported
        signalName: "dataExported"
    }

    function make() {
        collector.clear()
        const tracker = createTemporaryObject(trackerComponent, testCase)
        exported.target = tracker
        exported.clear()
        return tracker
    }

    function test_thePersonIsAskedUntilTheyAnswer() {
        const tracker = make()
        tryVerify(() => tracker.consentNeeded)
        verify(isNaN(tracker.consentTime))
        const before = Date.now()
        tracker.grantConsent()
        tryCompare(tracker, "consentNeeded", false)
        verify(tracker.consentTime.getTime() >= before)
        compare(tracker.blockedBy, "")
    }

    function test_whoGetsItIsNamedAsTheVendorIs() {
        const tracker = make()
        const notice = createTemporaryObject(noticeComponent, testCase, { tracker: tracker })
        tryCompare(notice, "recipients", ["Millimetric (127.0.0.1)"])
    }

    function test_whatWasSentCanBeRead() {
        const tracker = make()
        tracker.grantConsent()
        tracker.track("seen", { text: "grün" })
        tryCompare(tracker, "deliveredCount", 1)
        const requests = tracker.sentRequests()
        compare(requests.length, 1)
        compare(requests[0].text, collector.lastBody())
        compare(requests[0].events, 1)
        compare(requests[0].destination, "millimetric")
        verify(String(requests[0].url).startsWith(String(collector.url)))
        verify(Math.abs(requests[0].time.getTime() - Date.now()) < 60000)
        tracker.denyConsent()
        tryVerify(() => tracker.sentRequests().length === 0)
    }

    function test_theRecordHasABound_data() {
        return [
            { tag: "whole", given: 1000, read: 1000 },
            { tag: "more than fits in 32 bits", given: 5000000000, read: 5000000000 },
            { tag: "broken", given: 10.9, read: 10 },
            { tag: "negative", given: -1, read: 0 },
            { tag: "not a number", given: NaN, read: 0 },
            { tag: "endless", given: Infinity, read: 9007199254740992 }
        ]
    }
    function test_theRecordHasABound(row) {
        const tracker = make()
        tracker.sentRecordBytes = row.given
        compare(tracker.sentRecordBytes, row.read)
    }

    function test_dataIsExported_data() {
        return [
            { tag: "to a path", prefix: "" },
            { tag: "to a URL", prefix: "file://" },
            { tag: "to a value of type url", prefix: "file://", isUrl: true }
        ]
    }
    function test_dataIsExported(row) {
        const tracker = make()
        tracker.track("waits")
        const path = collector.newFolder() + "/mine äö.json"
        const given = row.prefix + path
        tracker.exportData(row.isUrl ? Qt.resolvedUrl(given) : given)
        tryCompare(exported, "count", 1)
        compare(exported.signalArguments[0][0], path)
        compare(exported.signalArguments[0][1], "")
        const all = JSON.parse(collector.textOf(path))
        compare(all.consent.answer, "none")
        compare(all.waiting_in_memory.map(event => event.name), ["waits"])
    }

    function test_whatIsNoFileIsAWarning_data() {
        return [{ tag: "nothing" }, { tag: "null", path: null }, { tag: "number", path: 3 }, { tag: "empty", path: "" },
                { tag: "elsewhere", path: "https://example.org/x" , isUrl: true }, { tag: "an object", path: ({}) }]
    }
    function test_whatIsNoFileIsAWarning(row) {
        const tracker = make()
        ignoreWarning(/exportData.*the path or the URL of a file on this machine is needed/)
        tracker.exportData(row.isUrl ? Qt.resolvedUrl(row.path) : row.path)
        compare(exported.count, 0)
    }
}
