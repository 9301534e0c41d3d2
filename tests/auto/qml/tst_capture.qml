// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtTest
import Tally

// What a declaration sends, and what a wrong one says.
TestCase {
    id: testCase

    name: "Capture"
    width: 400
    height: 300
    visible: true
    when: windowShown

    Component {
        id: trackerComponent
        Tracker {
            lifecycleEvents: Tracker.NoLifecycleEvents
            property var told: []
            storagePath: collector.newFolder()
            contextEnabled: false
            onErrorOccurred: error => told.push(error.text)
            Millimetric {
                host: collector.url
                key: "sk_test_abcd1234_0123456789abcdef"
                secretKeyAccepted: true
                flushAt: 100
                flushInterval: 60000
            }
        }
    }
    component Product: Rectangle {
        property int pieces: 2
        width: 400
        height: 300
        Tally.page: "Product"
        Tally.pageProperties: ({ pieces: pieces, made: new Date(0) })
        Button { id: buy; Tally.event: "buy_clicked"; Tally.properties: ({ pieces: parent.pieces }); onClicked: ++parent.pieces }
    }
    Component { id: product; Product {} }
    Component { id: path; Item { Tally.page: "/products/7" } }
    Component {
        id: stack
        StackView { id: view; anchors.fill: parent; NavigationTracker { target: view } }
    }
    Component { id: titled; Page { title: "A title that a person reads"; Tally.pageProperties: ({ step: 1 }) } }
    Component { id: extended; Item { property int own: 1 } }
    Component { id: derived; Product { property int own: 1; Tally.page: "" } }
    Component {
        id: signals
        QtObject {
            id: player
            property int volume: 1
            signal finished(int seconds)
            property QtObject other: QtObject { signal finished }
            property SignalTracker tracker: SignalTracker {
                target: player; signal: "finished"; event: "watched"; properties: ({ volume: player.volume })
            }
            property SignalTracker volumeTracker: SignalTracker { target: player; signal: "volumeChanged"; event: "louder" }
        }
    }

    Component {
        id: settings
        Window { width: 100; height: 100; visible: true; Tally.page: "Settings" }
    }
    Component {
        id: secretWindow
        Window {
            property alias view: all
            property alias popup: over
            width: 100; height: 100
            visible: true
            Tally.ignore: true
            StackView { id: all; anchors.fill: parent; initialItem: Item { Tally.page: "Secret" } }
            NavigationTracker { target: all }
            Popup { id: over; Tally.page: "Secret too" }
        }
    }
    Component {
        id: twice
        StackView {
            id: both
            anchors.fill: parent
            Tally.page: "Both"
            initialItem: Item { objectName: "inside" }
            NavigationTracker { target: both }
            NavigationTracker { target: both }
        }
    }
    Component {
        id: secret
        Item {
            id: area
            property alias view: inner
            property bool open: false
            anchors.fill: parent
            Tally.ignore: !open
            StackView { id: inner; anchors.fill: parent; initialItem: Item { Tally.page: "Secret" } }
            NavigationTracker { target: inner }
        }
    }
    Component {
        id: slider
        Loader {
            sourceComponent: Slider { width: 100; Tally.event: "volume_changed"; Tally.properties: ({ volume: value }) }
        }
    }
    Component {
        id: signedIn
        Item {
            id: session
            property var user: null
            property string plan: "pro"
            Identity { userId: session.user; traits: ({ plan: session.plan }) }
        }
    }
    Component {
        id: rows
        Item {
            id: shelf
            property var words: ["a", "b"]
            property alias list: list
            Repeater {
                id: list
                model: shelf.words
                Button {
                    id: row
                    required property string modelData
                    onClicked: shelf.words = []
                    SignalTracker { target: row; signal: "clicked"; event: "removed"; properties: ({ word: row.modelData }) }
                }
            }
        }
    }

    function settle() {
        let turns = 0
        const next = () => { if (++turns < 3) Qt.callLater(next) }
        Qt.callLater(next)
        tryVerify(() => turns === 3)
    }
    function make() {
        collector.clear()
        return createTemporaryObject(trackerComponent, testCase)
    }
    function sent(tracker) {
        settle()
        verify(tracker.waitForFlushed(10000))
        return collector.events().map(text => JSON.parse(text)).filter(event => event.event === "$pageview" || !event.event.startsWith("$"))
    }

    function test_aPageAndAClickAsTheyAreSent() {
        const tracker = make()
        const page = createTemporaryObject(product, testCase)
        settle()
        mouseClick(page.children[0])
        const [view, click, ...more] = sent(tracker)
        compare(more.length, 0)
        compare(view.event, "$pageview")
        compare(JSON.stringify(view.properties), '{"made":"1970-01-01T00:00:00.000Z","name":"Product","pieces":2}')
        compare(click.event, "buy_clicked")
        compare(JSON.stringify(click.properties), '{"pieces":3}') // after the button's own handler
    }

    function test_aPathIsAPath() {
        const tracker = make()
        createTemporaryObject(path, testCase)
        const [view] = sent(tracker)
        compare(view.path, "/products/7")
        verify(view.properties === undefined || view.properties.name === undefined)
    }

    function test_aTitleIsNotAName() {
        const tracker = make()
        const view = createTemporaryObject(stack, testCase)
        for (const page of [titled, extended, derived])
            view.push(page, StackView.Immediate), settle()
        const events = sent(tracker)
        compare(events.map(event => event.properties.name).join(), "Page,Item,Product")
        compare(events[0].properties.step, 1)
        verify(!JSON.stringify(events).includes("title"))
    }

    function test_whatWasThereBeforeTheTracker() {
        const page = createTemporaryObject(product, testCase)
        settle()
        ignoreWarning(/Tally\.event: there is no tracker/) // once
        mouseClick(page.children[0])
        mouseClick(page.children[0])
        const tracker = make()
        settle()
        mouseClick(page.children[0])
        compare(sent(tracker).map(event => event.event).join(), "$pageview,buy_clicked")
    }

    function test_aSecondTrackerIsToldNothingTwice() {
        const tracker = make()
        createTemporaryObject(product, testCase)
        settle()
        const second = createTemporaryObject(trackerComponent, testCase, { name: "second" })
        compare(sent(tracker).length, 1)
        compare(second.acceptedCount - second.droppedCount >= 0, true)
        verify(second.waitForFlushed(10000))
        compare(collector.events().filter(text => JSON.parse(text).event === "$pageview").length, 1)
    }

    function test_anySignal() {
        const tracker = make()
        const player = createTemporaryObject(signals, testCase)
        player.finished(17)
        player.volume = 2
        player.finished(18)
        player.tracker.target = player.other
        player.finished(19)
        player.other.finished()
        player.tracker.target = null
        player.other.finished()
        const events = sent(tracker)
        compare(events.map(event => event.event).join(), "watched,louder,watched,watched")
        compare(events.map(event => event.properties === undefined ? undefined : event.properties.volume).join(), "1,,2,2")
        verify(!JSON.stringify(events.map(event => event.properties)).includes("17"))
    }

    function test_withoutATargetItIsTheParent() {
        const tracker = make()
        const player = createTemporaryQmlObject('import QtQuick; import Tally; Item { signal finished; property QtObject none: null; '
            + 'SignalTracker { signal: "finished"; event: "watched" } SignalTracker { target: none; signal: "finished"; event: "not this" } }', testCase)
        player.finished()
        compare(sent(tracker).map(event => event.event).join(), "watched")
    }

    function test_aWindowIsAPageOnce() {
        const tracker = make()
        const window = createTemporaryObject(settings, testCase)
        tryVerify(() => tracker.acceptedCount > 0)
        window.visible = false
        settle()
        window.visible = true
        tryCompare(window, "active", true)
        compare(sent(tracker).map(event => event.properties.name).join(), "Settings")
    }

    function test_aWindowThatIsIgnored() {
        const tracker = make()
        const window = createTemporaryObject(secretWindow, testCase)
        tryCompare(window, "active", true)
        window.view.push(path, StackView.Immediate)
        path.createObject(window.contentItem, { visible: true })
        settle()
        window.popup.open()
        tryCompare(window.popup, "opened", true)
        compare(sent(tracker).length, 0)
    }

    function test_watchedTwiceIsToldOnce() {
        const tracker = make()
        const view = createTemporaryObject(twice, testCase)
        settle()
        view.push(titled, StackView.Immediate)
        compare(sent(tracker).map(event => event.properties.name).join(), "inside,Page")
    }

    function test_ignoringEndsWithTheNextPage() {
        const tracker = make()
        const area = createTemporaryObject(secret, testCase)
        settle()
        area.view.push(titled, StackView.Immediate)
        settle()
        area.open = true // what is seen already is not told
        settle()
        area.view.pop(StackView.Immediate)
        compare(sent(tracker).map(event => event.properties.name).join(), "Secret")
    }

    function test_aChangeCountsWhenItRests() {
        const tracker = make()
        const loader = createTemporaryObject(slider, testCase)
        const before = tracker.acceptedCount
        mousePress(loader.item, 50, loader.item.height / 2)
        mouseMove(loader.item, 70, loader.item.height / 2, -1, Qt.LeftButton)
        mouseRelease(loader.item, 80, loader.item.height / 2)
        tryVerify(() => tracker.acceptedCount === before + 1) // by itself
        compare(sent(tracker).map(event => event.event).join(), "volume_changed")
    }

    function test_aChangeCountsBeforeItsControlGoes() {
        const tracker = make()
        const loader = createTemporaryObject(slider, testCase)
        loader.item.forceActiveFocus()
        keyClick(Qt.Key_Right)
        loader.active = false
        compare(sent(tracker).map(event => event.event).join(), "volume_changed")
    }

    // A change of which half a second has not passed is of who made it, and was before what came after it.
    function test_aChangeComesBeforeTheNextCall_data() {
        return [
            { tag: "track", act: tracker => tracker.track("purchase"), events: "volume_changed,purchase", user: "usr_alice" },
            { tag: "reset", act: tracker => { tracker.reset(); tracker.track("after") }, events: "volume_changed,after", user: "usr_alice" },
            { tag: "endVisitor", act: tracker => { tracker.endVisitor(); tracker.track("after") }, events: "volume_changed,after", user: "usr_alice" },
            { tag: "another user", act: tracker => tracker.identify("usr_bob"), events: "volume_changed", user: "usr_alice" },
            { tag: "shutdown", act: tracker => tracker.shutdown(10000), events: "volume_changed", user: "usr_alice" }
        ]
    }
    function test_aChangeComesBeforeTheNextCall(row) {
        const tracker = make()
        const loader = createTemporaryObject(slider, testCase)
        tracker.identify("usr_alice")
        loader.item.forceActiveFocus()
        keyClick(Qt.Key_Right)
        row.act(tracker)
        const events = row.tag === "shutdown" ? collector.events().map(text => JSON.parse(text)).filter(each => !each.event.startsWith("$"))
                                              : sent(tracker)
        compare(events.map(event => event.event).join(), row.events)
        compare(events[0].user_id, row.user)
    }

    function test_aChangeIsOfWhoWasSignedInThen() {
        const tracker = make()
        const session = createTemporaryObject(signedIn, testCase)
        const loader = createTemporaryObject(slider, testCase)
        session.user = "usr_alice"
        settle()
        loader.item.forceActiveFocus()
        keyClick(Qt.Key_Right)
        session.plan = "free"
        session.user = null
        const [event, ...more] = sent(tracker)
        compare(more.length, 0)
        compare(event.event, "volume_changed")
        compare(event.user_id, "usr_alice")
    }

    function test_aChangeOfAVisitorWhoLeftIsOfNobody() {
        const tracker = make()
        const loader = createTemporaryObject(slider, testCase)
        let ended = 0
        tracker.visitorEnded.connect(() => ++ended)
        tracker.visitorTimeout = 50
        loader.item.forceActiveFocus()
        keyClick(Qt.Key_Right)
        tryVerify(() => ended > 0)
        compare(sent(tracker).length, 0)
        tracker.track("after") // has what is not settled count before it
        compare(sent(tracker).map(event => event.event).join(), "after")
    }

    function test_aRowMayRemoveItself() {
        const tracker = make()
        const shelf = createTemporaryObject(rows, testCase)
        settle()
        shelf.list.itemAt(1).clicked()
        compare(sent(tracker).map(event => event.properties.word).join(), "b")
    }

    function test_mistakesAreNamed_data() {
        return [
            { tag: "nothing to activate", says: /Tally\.event: Rectangle has nothing that could be called an activation/,
              qml: 'Rectangle { Tally.event: "x" }' },
            { tag: "a text area", says: /Tally\.event: TextArea has nothing/, qml: 'TextArea { Tally.event: "x" }' },
            { tag: "a page that is no item", says: /Tally\.page belongs to an item, a popup or a window/,
              qml: 'Item { Timer { Tally.page: "x" } }' },
            { tag: "no container", says: /NavigationTracker: the target must be a StackView.* not Rectangle/,
              qml: 'Rectangle { id: box; NavigationTracker { target: box } }' },
            { tag: "no such signal", says: /SignalTracker: Timer has no signal "finished"/,
              qml: 'Item { Timer { id: timer } SignalTracker { target: timer; signal: "finished"; event: "x" } }' },
            { tag: "no name", says: /SignalTracker: the event has no name/,
              qml: 'Item { Timer { id: timer } SignalTracker { target: timer; signal: "triggered" } }' }
        ]
    }
    function test_mistakesAreNamed(row) {
        ignoreWarning(row.says)
        createTemporaryQmlObject("import QtQuick; import QtQuick.Controls.Basic; import Tally; " + row.qml, testCase)
        settle()
    }

    function test_whatCannotBeSentIsRefused() {
        const tracker = make()
        const page = createTemporaryQmlObject('import QtQuick; import Tally; Item { anchors.fill: parent; Tally.page: "P"; '
            + 'Tally.pageProperties: ({ a: this }); signal clicked; Tally.event: "e"; Tally.properties: 3 }', testCase)
        ignoreWarning(/Tally\.pageProperties\.a: an object of QML/)
        settle()
        ignoreWarning(/properties: an object is needed/)
        page.clicked()
        compare(sent(tracker).length, 0)
        compare(tracker.told.length, 2)
        compare(tracker.droppedCount, 2)
    }
}
