// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import QtTest
import Tally

// Container by container, way by way: which page events there are. Each row is one navigation.
TestCase {
    id: testCase

    property var seen: []
    property var container

    name: "Pages"
    width: 400
    height: 300
    visible: true
    when: windowShown

    Tracker {
        storagePath: collector.newFolder()
        contextEnabled: false
        offline: true
        beforeTrack: function(event) {
            if (event.kind === TallyEvent.Page)
                testCase.seen.push(event.properties.name)
        }
    }

    component Red: Rectangle { color: "red" }
    component Blue: Rectangle { color: "blue" }
    component Slide: Transition { NumberAnimation { property: "opacity"; from: 0.5; to: 1; duration: 50 } }
    component Stack: StackView {
        pushEnter: Slide {}
        pushExit: Slide {}
        popEnter: Slide {}
        popExit: Slide {}
        replaceEnter: Slide {}
        replaceExit: Slide {}
    }

    Component { id: red; Red {} }
    Component { id: blue; Blue {} }
    Component { id: named; Item { objectName: "named" } }
    Component { id: declared; Item { Tally.page: "Declared"; objectName: "not this" } }
    Component {
        id: stack
        Stack {
            id: view
            anchors.fill: parent
            initialItem: named
            NavigationTracker { target: view }
        }
    }
    Component {
        id: stackUnwatched
        Stack {
            anchors.fill: parent
            initialItem: Item { Tally.page: "First" }
        }
    }
    Component {
        id: swipe
        SwipeView {
            id: view
            anchors.fill: parent
            NavigationTracker { target: view }
            Component.onCompleted: contentItem.highlightMoveDuration = 60
            Red { objectName: "one" }
            Blue { objectName: "two" }
            Item { Tally.page: "Three" }
        }
    }
    Component {
        id: swipeUnwatched
        SwipeView {
            anchors.fill: parent
            Item { Tally.page: "One" }
            Item { Tally.page: "Two" }
            Item { Item { Item { Tally.page: "Three" } } }
        }
    }
    Component {
        id: tabs
        ColumnLayout {
            property alias bar: bar
            property alias layout: layout
            anchors.fill: parent
            TabBar {
                id: bar
                Layout.fillWidth: true
                TabButton { id: first; text: "A" }
                TabButton { text: "B" }
                TabButton { text: "C" }
            }
            StackLayout {
                id: layout
                currentIndex: bar.currentIndex
                Red {}
                Repeater {
                    model: 1
                    Item { objectName: "repeated" }
                }
                Item { Tally.page: "Third" }
            }
            NavigationTracker { target: layout }
        }
    }
    Component {
        id: bar
        TabBar {
            id: view
            width: 300
            NavigationTracker { target: view }
            TabButton { objectName: "inbox" }
            TabButton { Tally.page: "Sent" }
        }
    }
    Component {
        id: loader
        Loader {
            id: view
            anchors.fill: parent
            sourceComponent: red
            NavigationTracker { target: view }
        }
    }
    Component {
        id: drawer
        Item {
            anchors.fill: parent
            property alias popup: popup
            Drawer {
                id: popup
                objectName: "menu"
                width: 200
                height: parent.height
                enter: Transition { SmoothedAnimation { duration: 50; velocity: -1 } }
                exit: Transition { SmoothedAnimation { duration: 50; velocity: -1 } }
            }
            NavigationTracker { target: popup }
        }
    }
    Component {
        id: popups
        Item {
            anchors.fill: parent
            Tally.page: "Below"
            property alias popup: popup
            property alias dialog: dialog
            property alias menu: menu
            property alias inner: inner
            Popup {
                id: popup
                width: 100; height: 100
                enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: 50 } }
                exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: 50 } }
                Tally.page: "Popup"
            }
            Dialog { id: dialog; objectName: "dialog"; width: 100; height: 100 }
            Menu { id: menu; MenuItem { text: "x" } }
            Popup { id: inner; width: 100; height: 100; Item { Tally.page: "In it" } }
            NavigationTracker { target: popup }
            NavigationTracker { target: dialog }
            NavigationTracker { target: menu }
        }
    }
    Component {
        id: nested
        SwipeView {
            id: view
            property alias stack: inner
            anchors.fill: parent
            Tally.page: "Outermost"
            NavigationTracker { target: view }
            Red { objectName: "one" }
            Item {
                objectName: "two"
                Stack {
                    id: inner
                    anchors.fill: parent
                    initialItem: Blue {}
                    NavigationTracker { target: inner }
                }
            }
        }
    }
    Component {
        id: nestedDeclared
        SwipeView {
            property alias layout: layout
            anchors.fill: parent
            Item { Tally.page: "Front" }
            Item {
                StackLayout {
                    id: layout
                    Item { Tally.page: "Inner A" }
                    Item { Tally.page: "Inner B" }
                }
            }
        }
    }
    Component {
        id: plain
        Item {
            property alias item: item
            property string step: "Step 1"
            anchors.fill: parent
            Item { id: item; anchors.fill: parent; Tally.page: parent.step; visible: false }
        }
    }
    Component {
        id: asynchronous
        Item {
            property alias loader: loader
            anchors.fill: parent
            Tally.page: "Around"
            Loader { id: loader; asynchronous: true; sourceComponent: red; NavigationTracker { target: loader } }
        }
    }
    Component {
        id: swipeOfLoaders
        SwipeView {
            id: view
            anchors.fill: parent
            NavigationTracker { target: view }
            Loader { sourceComponent: red }
            Loader { sourceComponent: blue }
        }
    }
    Component {
        id: ignored
        Stack {
            id: view
            anchors.fill: parent
            initialItem: Item { objectName: "open" }
            NavigationTracker { target: view }
        }
    }
    Component {
        id: slow
        Loader { asynchronous: true; sourceComponent: red }
    }
    Component { id: slowNamed; Loader { asynchronous: true; sourceComponent: named } }
    Component { id: slowDeclared; Loader { asynchronous: true; sourceComponent: declared } }
    Component { id: slowWithin; Loader { sourceComponent: slowNamed } }
    Component { // takes longer than what settle() waits for
        id: endless
        Loader { asynchronous: true; sourceComponent: Item { Repeater { model: 50000; Item { } } } }
    }
    Component { id: slowWithName; Loader { objectName: "loader"; asynchronous: true; sourceComponent: red } }
    Component { id: later; Loader { active: false; sourceComponent: named } }
    Component {
        id: swipeOfSlowLoaders
        SwipeView {
            id: view
            anchors.fill: parent
            NavigationTracker { target: view }
            Item { objectName: "one" }
            Loader { asynchronous: true; active: SwipeView.isCurrentItem; sourceComponent: named }
            Loader { asynchronous: true; active: SwipeView.isCurrentItem; sourceComponent: declared }
        }
    }
    Component {
        id: ignoredWithin
        Item {
            anchors.fill: parent
            Tally.page: "Outer"
            Item {
                Tally.ignore: true
                Item { Tally.page: "Inner" }
            }
        }
    }
    Component {
        id: ignoredStackWithin
        Item {
            property alias stack: pin
            anchors.fill: parent
            Tally.page: "Outer"
            Item {
                anchors.fill: parent
                Tally.ignore: true
                Stack { id: pin; anchors.fill: parent; initialItem: red }
                NavigationTracker { target: pin }
            }
        }
    }
    Component {
        id: ignoredWhole
        Item {
            anchors.fill: parent
            Tally.ignore: true
            Tally.page: "Outer"
            Item { Tally.page: "Inner" }
        }
    }
    Component {
        id: stackWithin
        Item {
            property alias stack: inside
            anchors.fill: parent
            Tally.page: "Outer"
            Stack { id: inside; anchors.fill: parent; initialItem: named }
            NavigationTracker { target: inside }
        }
    }
    Component { id: secret; Item { Tally.ignore: true; Tally.page: "Secret" } }

    // All that was set off has happened: what was put off to the end of the turn is behind us.
    function settle() {
        let turns = 0
        const next = () => { if (++turns < 3) Qt.callLater(next) }
        Qt.callLater(next)
        tryVerify(() => turns === 3)
    }
    function window() {
        return testCase.Window.window
    }
    function hideAndShow() {
        window().visible = false
        settle()
        window().visible = true
        tryCompare(window(), "active", true)
        settle()
    }
    function laidOut(view) {
        tryVerify(() => view.contentItem.contentWidth === 3 * view.width)
        waitForRendering(view)
    }
    function drag(view, from, to) {
        const steps = 20, milliseconds = 2 // apart: moves of the same moment have no speed, and nothing is dragged
        for (let i = 1; i <= steps; ++i)
            mouseMove(view, from + (to - from) * i / steps, 100, milliseconds, Qt.LeftButton)
    }

    function test_navigation_data() {
        const still = () => true
        const notBusy = o => !o.busy
        const atRest = o => !o.contentItem.moving
        const rows = [
            // container, way, what is made, what is done, when that is over, events
            ["StackView", "first page", stack, null, notBusy, "named"],
            ["StackView", "push", stack, o => o.push(red), notBusy, "Red"],
            ["StackView", "push without animation", stack, o => o.push(red, StackView.Immediate), notBusy, "Red"],
            ["StackView", "push of a declared page", stack, o => o.push(declared), notBusy, "Declared"],
            ["StackView", "push of three at once", stack, o => o.push([red, named, blue]), notBusy, "Blue"],
            ["StackView", "pop", [stack, o => o.push(red)], o => o.pop(), notBusy, "named"],
            ["StackView", "pop to the first", [stack, o => o.push([red, blue])], o => o.pop(null), notBusy, "named"],
            ["StackView", "replace", stack, o => o.replace(blue), notBusy, "Blue"],
            ["StackView", "replace by the same type", [stack, o => o.push(red)], o => o.replace(red), notBusy, "Red"],
            ["StackView", "clear", stack, o => o.clear(), notBusy, ""],
            ["StackView", "push and pop in one handler", stack, o => { o.push(red); o.pop() }, notBusy, ""],
            ["StackView", "re-layout", stack, o => { o.anchors.fill = null; o.width = 200; o.height = 100 }, notBusy, ""],
            ["StackView", "window hidden and shown", stack, hideAndShow, notBusy, ""],
            ["StackView", "pushed while the window is hidden", stack,
                o => { window().visible = false; settle(); o.push(red); settle(); window().visible = true }, notBusy, "Red"],
            ["StackView", "push of an asynchronous Loader", stack, o => o.push(slow), o => !o.busy && o.currentItem.status === Loader.Ready, "Red"],
            ["StackView", "push of an asynchronous Loader, by objectName", [stack, o => o.push(red)], o => o.push(slowNamed),
                o => !o.busy && o.currentItem.status !== Loader.Loading, "named"],
            ["StackView", "push of an asynchronous Loader, declared", stack, o => o.push(slowDeclared),
                o => !o.busy && o.currentItem.status === Loader.Ready, "Declared"],
            ["StackView", "push of a Loader in a Loader", [stack, o => o.push(red)], o => o.push(slowWithin),
                o => !o.busy && (!o.currentItem.item || o.currentItem.item.status === Loader.Ready), "named"],
            ["StackView", "push of a Loader with a name", stack, o => o.push(slowWithName), notBusy, "loader"],
            ["StackView", "push and pop of an asynchronous Loader", stack, o => {
                o.push(endless)
                settle()
                compare(o.currentItem.status, Loader.Loading)
                o.pop()
            }, notBusy, ""],
            ["StackView", "push of a Loader that loads later", stack,
                o => { o.push(later); settle(); o.currentItem.active = true }, notBusy, "named"],
            ["StackView, Tally.page", "first page", stackUnwatched, null, notBusy, "First"],
            ["StackView, Tally.page", "push", stackUnwatched, o => o.push(declared), notBusy, "Declared"],
            ["StackView, Tally.page", "pop", [stackUnwatched, o => o.push(declared)], o => o.pop(), notBusy, "First"],
            ["StackView, Tally.page", "window hidden and shown", stackUnwatched, hideAndShow, notBusy, ""],
            ["SwipeView", "first page", swipe, null, atRest, "one"],
            ["SwipeView", "index", swipe, o => o.currentIndex = 1, atRest, "two"],
            ["SwipeView", "incrementCurrentIndex()", swipe, o => o.incrementCurrentIndex(), atRest, "two"],
            ["SwipeView", "index, two further", swipe, o => o.currentIndex = 2, atRest, "Three"],
            ["SwipeView", "swipe", swipe, o => { laidOut(o); mousePress(o, 350, 100); drag(o, 350, 50); mouseRelease(o, 50, 100) }, atRest, "two"],
            ["SwipeView", "swipe by touch", swipe, o => {
                laidOut(o)
                const touch = touchEvent(o)
                touch.press(1, o, 350, 100).commit()
                for (let x = 340; x >= 50; x -= 10)
                    touch.move(1, o, x, 100).commit()
                touch.release(1, o, 50, 100).commit()
            }, o => o.currentIndex === 1 && !o.contentItem.moving, "two"],
            ["SwipeView", "swipe that goes back", swipe, o => {
                laidOut(o)
                mousePress(o, 350, 100)
                drag(o, 350, 50)
                settle()
                compare(o.currentIndex, 1)
                drag(o, 50, 350)
                mouseRelease(o, 350, 100)
            }, o => o.currentIndex === 0 && !o.contentItem.moving, ""],
            ["SwipeView", "insertion before the page", swipe, o => o.insertItem(0, red.createObject(o)), atRest, ""],
            ["SwipeView", "removal of the page", swipe, o => o.removeItem(o.itemAt(0)), atRest, "two"],
            ["SwipeView", "re-layout", swipe, o => { o.anchors.fill = null; o.width = 200; o.height = 100 }, atRest, ""],
            ["SwipeView", "window hidden and shown", swipe, hideAndShow, atRest, ""],
            ["SwipeView, Tally.page", "first page", swipeUnwatched, null, atRest, "One"],
            ["SwipeView, Tally.page", "index", swipeUnwatched, o => o.currentIndex = 1, atRest, "Two"],
            ["SwipeView, Tally.page", "index, deep within", swipeUnwatched, o => o.currentIndex = 2, atRest, "Three"],
            ["SwipeView, Tally.page", "window hidden and shown", swipeUnwatched, hideAndShow, atRest, ""],
            ["SwipeView of Loaders", "index", swipeOfLoaders, o => o.currentIndex = 1, atRest, "Blue"],
            ["SwipeView of asynchronous Loaders", "index", swipeOfSlowLoaders, o => o.currentIndex = 1,
                o => atRest(o) && o.itemAt(1).status === Loader.Ready, "named"],
            ["SwipeView of asynchronous Loaders", "index, declared", swipeOfSlowLoaders, o => o.currentIndex = 2,
                o => atRest(o) && o.itemAt(2).status === Loader.Ready, "Declared"],
            ["TabBar with StackLayout", "first page", tabs, null, still, "Red"],
            ["TabBar with StackLayout", "click on a tab", tabs, o => { tryVerify(() => o.bar.itemAt(2).x > 260); mouseClick(o.bar.itemAt(1)) }, still, "repeated"],
            ["TabBar with StackLayout", "key", tabs, o => { o.bar.itemAt(2).forceActiveFocus(); keyClick(Qt.Key_Space) }, still, "Third"],
            ["TabBar with StackLayout", "index", tabs, o => o.bar.currentIndex = 2, still, "Third"],
            ["TabBar with StackLayout", "re-layout", tabs, o => { o.anchors.fill = null; o.width = 200; o.height = 100 }, still, ""],
            ["TabBar with StackLayout", "window hidden and shown", tabs, hideAndShow, still, ""],
            ["TabBar", "first tab", bar, null, still, "inbox"],
            ["TabBar", "index", bar, o => o.currentIndex = 1, still, "Sent"],
            ["Loader", "first source", loader, null, still, "Red"],
            ["Loader", "another source", loader, o => o.sourceComponent = blue, still, "Blue"],
            ["Loader", "inactive and active", loader, o => { o.active = false; settle(); o.active = true }, still, "Red"],
            ["Loader", "nothing any more", loader, o => o.sourceComponent = undefined, still, ""],
            ["Loader", "window hidden and shown", loader, hideAndShow, still, ""],
            ["Loader within a page", "asynchronous", asynchronous,
                o => { o.loader.sourceComponent = blue; tryCompare(o.loader, "status", Loader.Ready) }, still, "Blue"],
            ["Loader within a page", "first source", asynchronous, null, o => o.loader.status === Loader.Ready, "Red"],
            ["Loader within a page", "nothing any more", [asynchronous, o => tryCompare(o.loader, "status", Loader.Ready)], o => o.loader.sourceComponent = undefined, still, "Around"],
            ["Drawer", "created", drawer, null, still, ""],
            ["Drawer", "open", drawer, o => o.popup.open(), o => o.popup.opened, "menu"],
            ["Drawer", "pulled open", drawer, o => {
                mousePress(testCase, 1, 100)
                for (let x = 5; x < 190; x += 10)
                    mouseMove(testCase, x, 100, 2, Qt.LeftButton)
                mouseRelease(testCase, 190, 100)
            }, o => o.popup.opened, "menu"],
            ["Drawer", "pulled a little and let go", drawer, o => {
                mousePress(testCase, 1, 100)
                for (let x = 5; x < 60; x += 10)
                    mouseMove(testCase, x, 100, 2, Qt.LeftButton)
                for (let x = 60; x > 5; x -= 10)
                    mouseMove(testCase, x, 100, 2, Qt.LeftButton)
                verify(o.popup.visible)
                mouseRelease(testCase, 5, 100)
            }, o => !o.popup.visible, ""],
            ["Drawer", "close", [drawer, o => { o.popup.open(); tryCompare(o.popup, "opened", true) }],
                o => o.popup.close(), o => !o.popup.visible, ""],
            ["Drawer", "open again", [drawer, o => { o.popup.open(); tryCompare(o.popup, "opened", true)
                o.popup.close(); tryCompare(o.popup, "visible", false) }], o => o.popup.open(), o => o.popup.opened, "menu"],
            ["Drawer", "window hidden and shown", [drawer, o => { o.popup.open(); tryCompare(o.popup, "opened", true) }],
                hideAndShow, o => o.popup.opened, ""],
            ["Popup", "created over a page", popups, null, still, "Below"],
            ["Popup", "open, with an animation", popups, o => o.popup.open(), o => o.popup.opened, "Popup"],
            ["Popup", "close", [popups, o => { o.popup.open(); tryCompare(o.popup, "opened", true) }],
                o => o.popup.close(), o => !o.popup.visible, ""],
            ["Popup", "window hidden and shown", [popups, o => { o.popup.open(); tryCompare(o.popup, "opened", true) }],
                hideAndShow, o => o.popup.opened, ""],
            ["Popup", "an item within", popups, o => o.inner.open(), o => o.inner.opened, "In it"],
            ["Popup", "an item within, again", [popups, o => { o.inner.open(); tryCompare(o.inner, "opened", true)
                settle(); o.inner.close(); tryCompare(o.inner, "visible", false) }], o => o.inner.open(), o => o.inner.opened, "In it"],
            ["Dialog", "open", popups, o => o.dialog.open(), o => o.dialog.opened, "dialog"],
            ["Menu", "open", popups, o => o.menu.open(), o => o.menu.opened, "Menu"],
            ["StackView in SwipeView", "first page", nested, null, atRest, "one"],
            ["StackView in SwipeView", "outer index", nested, o => o.currentIndex = 1, atRest, "Blue"],
            ["StackView in SwipeView", "inner push, unseen", nested, o => o.stack.push(red), atRest, ""],
            ["StackView in SwipeView", "inner push", [nested, o => o.currentIndex = 1], o => o.stack.push(red), atRest, "Red"],
            ["StackView in SwipeView", "outer index back", [nested, o => o.currentIndex = 1], o => o.currentIndex = 0, atRest, "one"],
            ["StackLayout in SwipeView, Tally.page", "first page", nestedDeclared, null, atRest, "Front"],
            ["StackLayout in SwipeView, Tally.page", "inner index, unseen", nestedDeclared, o => o.layout.currentIndex = 1, atRest, ""],
            ["StackLayout in SwipeView, Tally.page", "outer index", nestedDeclared, o => o.currentIndex = 1, atRest, "Inner A"],
            ["StackLayout in SwipeView, Tally.page", "inner index", [nestedDeclared, o => o.currentIndex = 1],
                o => o.layout.currentIndex = 1, atRest, "Inner B"],
            ["no container, Tally.page", "made visible", plain, o => o.item.visible = true, still, "Step 1"],
            ["no container, Tally.page", "moved, faded, resized", [plain, o => o.item.visible = true],
                o => { o.x = 10; o.opacity = 0; o.scale = 2; o.width = 1 }, still, ""],
            ["no container, Tally.page", "hidden and shown in one handler", [plain, o => o.item.visible = true],
                o => { o.item.visible = false; o.item.visible = true }, still, ""],
            ["no container, Tally.page", "another name", [plain, o => o.item.visible = true], o => o.step = "Step 2", still, "Step 2"],
            ["no container, Tally.page", "window hidden and shown", [plain, o => o.item.visible = true], hideAndShow, still, ""],
            ["Tally.ignore", "push", ignored, o => o.push(secret), notBusy, ""],
            ["Tally.ignore", "pop", [ignored, o => o.push(secret)], o => o.pop(), notBusy, "open"],
            ["Tally.ignore", "a part of a page", ignoredWithin, null, still, "Outer"],
            ["Tally.ignore", "a part of a page, with a StackView", ignoredStackWithin, null, o => !o.stack.busy, "Outer"],
            ["Tally.ignore", "push within a part of a page", ignoredStackWithin, o => o.stack.push(blue), o => !o.stack.busy, ""],
            ["Tally.ignore", "the whole page", ignoredWhole, null, still, ""],
            ["Tally.ignore", "one page of a StackView in a page", stackWithin, o => o.stack.push(secret), o => !o.stack.busy, ""]
        ]
        return rows.map(([container, way, make, act, over, events]) => ({
            tag: container + ", " + way, container: container, way: way, make: make, act: act, over: over, events: events }))
    }
    function test_navigation(row) {
        const [component, before] = Array.isArray(row.make) ? row.make : [row.make, null]
        testCase.seen = []
        testCase.container = createTemporaryObject(component, testCase)
        if (row.act) {
            settle()
            if (before) {
                before(testCase.container)
                tryVerify(() => row.over(testCase.container) || row.container === "Drawer" || row.container === "Popup")
            }
            settle()
            testCase.seen = []
            row.act(testCase.container)
        }
        tryVerify(() => row.over(testCase.container))
        settle()
        collector.print("page | " + row.container + " | " + row.way + " | " + testCase.seen.length + " | " + testCase.seen.join(", "))
        compare(testCase.seen.join(", "), row.events)
    }
    function cleanup() {
        if (testCase.container)
            testCase.container.destroy()
        testCase.container = null
        settle()
    }
}
