// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtTest
import Tally
import TallyTests

// Control by control, way by way: how many events one activation makes.
TestCase {
    id: testCase

    property var seen: []
    property var control
    property int handled: 0 // how often the control's own handler ran

    name: "Activation"
    width: 400
    height: 300
    visible: true
    when: windowShown

    Tracker {
        storagePath: collector.newFolder()
        contextEnabled: false
        offline: true
        beforeTrack: function(event) {
            if (event.kind === TallyEvent.Track && !event.name.startsWith("$"))
                testCase.seen.push(event)
        }
    }

    Component { id: button; Button { text: "&Buy"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component {
        id: buttonWithAction
        Button {
            Tally.event: "used"
            action: Action { text: "Sa&ve"; shortcut: "Ctrl+S"; onTriggered: ++testCase.handled }
        }
    }
    Component {
        id: action
        Item {
            width: 200; height: 100
            property alias first: first
            property alias second: second
            property alias save: save
            Action { id: save; shortcut: "Ctrl+S"; Tally.event: "used"; onTriggered: ++testCase.handled }
            Button { id: first; action: save; Tally.event: "not this" }
            ToolButton { id: second; action: save; y: 50 }
        }
    }
    Component {
        id: shared
        Item {
            width: 200; height: 100
            property alias first: first
            property alias second: second
            Action { id: save; shortcut: "Ctrl+S"; onTriggered: ++testCase.handled }
            Button { id: first; action: save; Tally.event: "used" }
            Button { id: second; action: save; Tally.event: "used"; y: 50 }
        }
    }
    Component {
        id: actionOutside
        Item {
            width: 200; height: 200
            property alias ignored: ignored
            property alias open: open
            property alias save: save
            property alias menu: menu
            Action { id: save; text: "&Save"; shortcut: "Ctrl+S"; Tally.event: "used"; onTriggered: ++testCase.handled }
            Item {
                Tally.ignore: true
                Button { id: ignored; action: save; width: 100; height: 40; Tally.event: "used" }
                Menu { id: menu; MenuItem { action: save } }
            }
            Button { id: open; action: save; y: 50 }
        }
    }
    Component {
        id: sharedWithIgnored
        Item {
            width: 200; height: 200
            property alias ignored: ignored
            property alias silent: silent
            property alias open: open
            property alias save: save
            Action { id: save; text: "&Save"; shortcut: StandardKey.Save; onTriggered: ++testCase.handled }
            Item {
                Tally.ignore: true
                Button { id: ignored; action: save; width: 100; height: 40; Tally.event: "used" }
            }
            Button { id: silent; action: save; y: 50; Tally.event: open.step > 0 ? "" : "used" }
            Button { id: open; action: save; y: 100; Tally.event: "used"; property int step: 1 }
        }
    }
    Component { id: repeating; Button { text: "+"; autoRepeat: true; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component {
        id: repeatingAction
        Button { autoRepeat: true; Tally.event: "used"; action: Action { text: "+"; onTriggered: ++testCase.handled } }
    }
    Component { id: checkBox; CheckBox { text: "&Gift"; Tally.event: "used"; onToggled: ++testCase.handled } }
    Component { id: radioButton; RadioButton { Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: switchButton; Switch { Tally.event: "used"; onToggled: ++testCase.handled } }
    Component { id: delayButton; DelayButton { delay: 30; Tally.event: "used"; onActivated: ++testCase.handled } }
    Component { id: roundButton; RoundButton { text: "+"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: toolButton; ToolButton { text: "T"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: tabButton; TabButton { text: "T"; width: 80; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: itemDelegate; ItemDelegate { text: "T"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: checkDelegate; CheckDelegate { text: "T"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: radioDelegate; RadioDelegate { text: "T"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: switchDelegate; SwitchDelegate { text: "T"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: swipeDelegate; SwipeDelegate { text: "T"; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: doubleButton; Button { text: "B"; Tally.event: "used"; onClicked: ++testCase.handled; onDoubleClicked: {} } }
    Component {
        id: menu
        Menu {
            property alias item: item
            MenuItem { id: item; text: "&Copy"; Tally.event: "used"; onTriggered: ++testCase.handled }
        }
    }
    Component {
        id: menuOfActions
        Menu { Action { text: "Copy"; Tally.event: "used"; onTriggered: ++testCase.handled } }
    }
    Component {
        id: comboBox
        ComboBox { model: ["a", "b", "c"]; Tally.event: "used"; onActivated: ++testCase.handled }
    }
    Component {
        id: editable
        ComboBox { model: ["a", "b", "c"]; editable: true; Tally.event: "used"; onAccepted: ++testCase.handled }
    }
    Component { id: slider; Slider { width: 200; stepSize: 0.1; Tally.event: "used" } }
    Component { id: rangeSlider; RangeSlider { width: 200; second.value: 1; stepSize: 0.1; Tally.event: "used" } }
    Component { id: dial; Dial { width: 100; height: 100; stepSize: 0.1; Tally.event: "used" } }
    Component { id: spinBox; SpinBox { editable: true; Tally.event: "used" } }
    Component { id: tumbler; Tumbler { width: 60; height: 200; model: 10; Tally.event: "used" } }
    Component { id: textField; TextField { Tally.event: "used"; onAccepted: ++testCase.handled } }
    Component { id: textInput; TextInput { width: 100; height: 30; Tally.event: "used"; onAccepted: ++testCase.handled } }
    Component { id: mouseArea; MouseArea { width: 100; height: 50; Tally.event: "used"; onClicked: ++testCase.handled } }
    Component { id: doubleArea; MouseArea { width: 100; height: 50; Tally.event: "used"; onDoubleClicked: ++testCase.handled } }
    Component {
        id: tapArea
        Item { width: 100; height: 50; TapHandler { Tally.event: "used"; onTapped: ++testCase.handled } }
    }
    Component { id: shortcut; Item { Shortcut { sequence: "Ctrl+K"; Tally.event: "used"; onActivated: ++testCase.handled } } }
    Component {
        id: composed
        Rectangle {
            id: own
            width: 100; height: 50
            Tally.event: "used"
            signal clicked
            onClicked: ++testCase.handled
            MouseArea { anchors.fill: parent; onClicked: own.clicked() }
        }
    }
    Component {
        id: inPopup
        Popup {
            property alias button: button
            Button { id: button; text: "B"; Tally.event: "used"; onClicked: ++testCase.handled }
        }
    }
    Component {
        id: list
        ListView {
            width: 200; height: 200
            model: 3
            delegate: ItemDelegate {
                required property int index
                width: 200; height: 40
                Tally.event: "used"
                Tally.properties: ({ index: index })
                onClicked: ++testCase.handled
            }
        }
    }
    Component {
        id: removed
        ListView {
            id: rows
            width: 200; height: 200
            model: ListModel { ListElement { word: "a" } ListElement { word: "b" } }
            delegate: ItemDelegate {
                required property int index
                required property string word
                width: 200; height: 40
                Tally.event: "used"
                Tally.properties: ({ word: word })
                onClicked: { ++testCase.handled; rows.model.remove(index) }
            }
        }
    }
    Component {
        id: removedFromArray
        Item {
            id: shelf
            property var words: ["a", "b"]
            property alias rows: rows
            property alias column: repeater
            property bool secret: false
            Tally.ignore: secret
            width: 200; height: 200
            ListView {
                id: rows
                width: 200; height: 80
                model: shelf.words
                delegate: Item {
                    id: row
                    required property int index
                    required property string modelData
                    property alias button: button
                    width: 200; height: 40
                    Button {
                        id: button
                        Tally.event: "used"
                        Tally.properties: ({ word: row.modelData })
                        onClicked: { ++testCase.handled; shelf.words = shelf.words.filter((word, i) => i !== row.index) }
                    }
                }
            }
            Column {
                y: 100
                Repeater {
                    id: repeater
                    model: shelf.words
                    Button {
                        required property int index
                        required property string modelData
                        Tally.event: "used"
                        Tally.properties: ({ word: modelData })
                        onClicked: { ++testCase.handled; shelf.words = [] }
                    }
                }
            }
        }
    }
    Component {
        id: ignored
        Column {
            property alias model: repeater.model
            Tally.ignore: true
            Repeater {
                id: repeater
                model: 1
                Button { text: "B"; Tally.event: "used"; onClicked: ++testCase.handled }
            }
            SignalTracker { target: repeater; signal: "itemAdded"; event: "added" }
        }
    }
    Component {
        id: ignoredPopup
        Item {
            Tally.ignore: true
            property alias popup: popup
            property alias button: button
            Popup { id: popup; Button { id: button; text: "B"; Tally.event: "used"; onClicked: ++testCase.handled } }
        }
    }
    Component {
        id: bound
        Button {
            property int step: 1
            text: "B"
            Tally.event: step > 0 ? "step_" + step : ""
            Tally.properties: ({ step: step })
            onClicked: ++testCase.handled
        }
    }

    function settle() {
        let turns = 0
        const next = () => { if (++turns < 3) Qt.callLater(next) }
        Qt.callLater(next)
        tryVerify(() => turns === 3)
    }
    function key(item, ...keys) {
        item.forceActiveFocus()
        for (const each of keys)
            keyClick(each)
    }
    function tap(item) {
        const touch = touchEvent(item)
        touch.press(1, item, item.width / 2, item.height / 2).commit()
        touch.release(1, item, item.width / 2, item.height / 2).commit()
    }
    function dragOn(item, fromX, fromY, toX, toY) {
        mousePress(item, fromX, fromY)
        for (let i = 1; i <= 10; ++i)
            mouseMove(item, fromX + (toX - fromX) * i / 10, fromY + (toY - fromY) * i / 10, -1, Qt.LeftButton)
        mouseRelease(item, toX, toY)
    }
    function open(popup) {
        popup.open()
        tryCompare(popup, "opened", true)
    }

    function test_events_data() {
        const click = o => mouseClick(o)
        const hold = o => { mousePress(o); tryVerify(() => testCase.handled > 3); mouseRelease(o) }
        const space = o => key(o, Qt.Key_Space)
        const rows = [
            // control, way, what is made, what is done, events; "=": as many as its own handler ran
            ["Button", "mouse", button, click, 1],
            ["Button", "touch", button, tap, 1],
            ["Button", "Space", button, space, 1],
            ["Button", "Return", button, o => key(o, Qt.Key_Return), "="],
            ["Button", "mnemonic", button, o => keyClick(Qt.Key_B, Qt.AltModifier), 1],
            ["Button", "clicked() by hand", button, o => o.clicked(), 1],
            ["Button", "click(), since Qt 6.8", button, o => { if (o.click) o.click() }, "="],
            ["Button", "two clicks", button, o => { click(o); click(o) }, 2],
            ["Button", "pressed, left and released", button,
                o => { mousePress(o); mouseMove(o, 300, 250, -1, Qt.LeftButton); mouseRelease(o, 300, 250) }, 0],
            ["Button", "disabled", button, o => { o.enabled = false; click(o) }, 0],
            ["Button with autoRepeat", "held", repeating, hold, 1],
            ["Button with autoRepeat", "three clicks", repeating, o => { click(o); click(o); click(o) }, 1],
            ["Button with autoRepeat", "goes while it is held", repeating, o => {
                mousePress(o); tryVerify(() => testCase.handled > 1); o.destroy(); testCase.control = null; settle() }, 1],
            ["Button with autoRepeat and Action", "held", repeatingAction, hold, 1],
            ["Button with onDoubleClicked", "double click", doubleButton, o => mouseDoubleClickSequence(o), 1],
            ["Button with Action", "mouse", buttonWithAction, click, 1],
            ["Button with Action", "touch", buttonWithAction, tap, 1],
            ["Button with Action", "Space", buttonWithAction, space, 1],
            ["Button with Action", "shortcut", buttonWithAction, () => keyClick(Qt.Key_S, Qt.ControlModifier), 1],
            ["Button with Action", "mnemonic", buttonWithAction, () => keyClick(Qt.Key_V, Qt.AltModifier), 1],
            ["Button with Action", "trigger()", buttonWithAction, o => o.action.trigger(), 1],
            ["Action of two buttons", "mouse on a button with an event", action, o => click(o.first), 1],
            ["Action of two buttons", "mouse on the other", action, o => click(o.second), 1],
            ["Action of two buttons", "shortcut", action, () => keyClick(Qt.Key_S, Qt.ControlModifier), 1],
            ["Action of two buttons", "trigger()", action, o => o.save.trigger(), 1],
            ["two Buttons of one Action", "mouse on one", shared, o => click(o.first), 1],
            ["two Buttons of one Action", "mouse on the other", shared, o => click(o.second), 1],
            ["two Buttons of one Action", "shortcut", shared, () => keyClick(Qt.Key_S, Qt.ControlModifier), 1],
            ["Action, a Button ignored", "mouse on that", actionOutside, o => click(o.ignored), 0],
            ["Action, a Button ignored", "Space on that", actionOutside, o => key(o.ignored, Qt.Key_Space), 0],
            ["Action, a Button ignored", "mouse on that, after the shortcut", actionOutside, o => {
                keyClick(Qt.Key_S, Qt.ControlModifier); click(o.ignored) }, 1],
            ["Action, a MenuItem ignored", "mouse on that", actionOutside, o => { open(o.menu); click(o.menu.itemAt(0)) }, 0],
            ["Action, a Button ignored", "mouse on the other", actionOutside, o => click(o.open), 1],
            ["Action, a Button ignored", "shortcut, twice", actionOutside, () => {
                keyClick(Qt.Key_S, Qt.ControlModifier); keyClick(Qt.Key_S, Qt.ControlModifier) }, 2],
            ["Action, a Button ignored", "trigger()", actionOutside, o => o.save.trigger(), 1],
            ["three Buttons of one Action, one ignored", "mouse on that", sharedWithIgnored, o => click(o.ignored), 0],
            ["three Buttons of one Action, one ignored", "mouse on the other", sharedWithIgnored, o => click(o.open), 1],
            ["three Buttons of one Action, one ignored", "shortcut, three times", sharedWithIgnored, () => {
                for (let i = 0; i < 3; ++i) keyClick(Qt.Key_S, Qt.ControlModifier) }, 3],
            ["three Buttons of one Action, one ignored", "trigger()", sharedWithIgnored, o => o.save.trigger(), 1],
            ["CheckBox", "mouse", checkBox, click, 1],
            ["CheckBox", "touch", checkBox, tap, 1],
            ["CheckBox", "Space", checkBox, space, 1],
            ["CheckBox", "mnemonic", checkBox, () => keyClick(Qt.Key_G, Qt.AltModifier), 1],
            ["CheckBox", "checked = true", checkBox, o => o.checked = true, 0],
            ["CheckBox", "toggle()", checkBox, o => o.toggle(), 0],
            ["RadioButton", "mouse", radioButton, click, 1],
            ["RadioButton", "Space", radioButton, space, 1],
            ["Switch", "mouse", switchButton, click, 1],
            ["Switch", "touch", switchButton, tap, 1],
            ["Switch", "dragged", switchButton, o => dragOn(o, 15, o.height / 2, o.width - 10, o.height / 2), 1],
            ["Switch", "Space", switchButton, space, 1],
            ["DelayButton", "held", delayButton, o => { mousePress(o); tryCompare(o, "progress", 1); mouseRelease(o) }, 1],
            ["DelayButton", "let go too early", delayButton, o => { o.delay = 10000; click(o) }, 0],
            ["RoundButton", "mouse", roundButton, click, 1],
            ["ToolButton", "mouse", toolButton, click, 1],
            ["TabButton", "mouse", tabButton, click, 1],
            ["ItemDelegate", "mouse", itemDelegate, click, 1],
            ["CheckDelegate", "mouse", checkDelegate, click, 1],
            ["RadioDelegate", "mouse", radioDelegate, click, 1],
            ["SwitchDelegate", "mouse", switchDelegate, click, 1],
            ["SwipeDelegate", "mouse", swipeDelegate, click, 1],
            ["MenuItem", "mouse", menu, o => { open(o); click(o.item) }, 1],
            ["MenuItem", "keys", menu, o => { open(o); keyClick(Qt.Key_Down); keyClick(Qt.Key_Return) }, 1],
            ["MenuItem", "mnemonic", menu, o => { open(o); keyClick(Qt.Key_C, Qt.AltModifier) }, "="],
            ["Action in Menu", "mouse", menuOfActions, o => { open(o); click(o.itemAt(0)) }, 1],
            ["ComboBox", "mouse", comboBox, o => { click(o); tryCompare(o.popup, "opened", true)
                click(o.popup.contentItem, 20, o.popup.contentItem.contentHeight - 5) }, 1],
            ["ComboBox", "keys, closed", comboBox, o => key(o, Qt.Key_Down), 1],
            ["ComboBox", "keys, open", comboBox, o => { key(o, Qt.Key_Space); tryCompare(o.popup, "opened", true)
                keyClick(Qt.Key_Down); keyClick(Qt.Key_Return) }, 1],
            ["ComboBox", "escaped", comboBox, o => { key(o, Qt.Key_Space); tryCompare(o.popup, "opened", true)
                keyClick(Qt.Key_Down); keyClick(Qt.Key_Escape) }, 0],
            ["ComboBox", "currentIndex = 1", comboBox, o => o.currentIndex = 1, 0],
            ["ComboBox, editable", "typed, Return", editable, o => key(o.contentItem, Qt.Key_Q, Qt.Key_Return), 1],
            ["ComboBox, editable", "keys, open", editable, o => {
                o.contentItem.forceActiveFocus(); open(o.popup); keyClick(Qt.Key_Down); keyClick(Qt.Key_Return) }, 1],
            ["ComboBox, editable", "keys, open, Return let go later", editable, o => {
                o.contentItem.forceActiveFocus(); open(o.popup); keyClick(Qt.Key_Down)
                keyPress(Qt.Key_Return); settle(); keyRelease(Qt.Key_Return) }, 1],
            ["ComboBox, editable", "keys, open, escaped", editable, o => {
                o.contentItem.forceActiveFocus(); open(o.popup); keyClick(Qt.Key_Down); keyClick(Qt.Key_Escape) }, 0],
            ["Slider", "mouse, dragged", slider, o => dragOn(o, 10, o.height / 2, 150, o.height / 2), 1],
            ["Slider", "five keys", slider,
                o => key(o, Qt.Key_Right, Qt.Key_Right, Qt.Key_Right, Qt.Key_Right, Qt.Key_Right), 1],
            ["Slider", "value = 1", slider, o => o.value = 1, 0],
            ["RangeSlider", "mouse, dragged", rangeSlider, o => dragOn(o, 8, o.height / 2, 100, o.height / 2), 1],
            ["Dial", "mouse, dragged", dial, o => dragOn(o, 20, 80, 20, 20), 1],
            ["Dial", "keys", dial, o => key(o, Qt.Key_Right, Qt.Key_Right), 1],
            ["SpinBox", "mouse, two clicks on +", spinBox, o => { click(o.up.indicator); click(o.up.indicator) }, 1],
            ["SpinBox", "keys", spinBox, o => key(o, Qt.Key_Up, Qt.Key_Up), 1],
            ["SpinBox", "typed, Return", spinBox, o => key(o, Qt.Key_7, Qt.Key_Return), 1],
            ["SpinBox", "value = 5", spinBox, o => o.value = 5, 0],
            ["Tumbler", "mouse, dragged", tumbler, o => { dragOn(o, 30, 150, 30, 50); tryCompare(o, "moving", false) }, 1],
            ["Tumbler", "keys", tumbler, o => key(o, Qt.Key_Down, Qt.Key_Down), 1],
            ["Tumbler", "currentIndex = 3", tumbler, o => o.currentIndex = 3, 0],
            ["Tumbler with the focus", "currentIndex = 3", tumbler, o => { o.forceActiveFocus(); o.currentIndex = 3 }, 0],
            ["Tumbler with the focus", "model = 3", tumbler, o => { o.forceActiveFocus(); o.currentIndex = 7; o.model = 3 }, 0],
            ["Tumbler with the focus", "a key, then currentIndex = 7", tumbler, o => { key(o, Qt.Key_Shift); settle(); o.currentIndex = 7 }, 0],
            ["TextField", "typed", textField, o => key(o, Qt.Key_A), 0],
            ["TextField", "typed, Return", textField, o => key(o, Qt.Key_A, Qt.Key_Return), 1],
            ["TextField", "Enter", textField, o => key(o, Qt.Key_Enter), 1],
            ["TextInput", "typed, Return", textInput, o => key(o, Qt.Key_A, Qt.Key_Return), 1],
            ["MouseArea", "mouse", mouseArea, click, 1],
            ["MouseArea", "touch", mouseArea, tap, 1],
            ["MouseArea", "double click", mouseArea, o => mouseDoubleClickSequence(o), 1],
            ["MouseArea", "double click, then a click", mouseArea, o => { mouseDoubleClickSequence(o); mousePress(o, 5, 5); mouseRelease(o, 5, 5) }, 2],
            ["MouseArea with onDoubleClicked", "double click", doubleArea, o => mouseDoubleClickSequence(o), 1],
            ["TapHandler", "mouse", tapArea, click, 1],
            ["TapHandler", "touch", tapArea, tap, 1],
            ["TapHandler", "double tap", tapArea, o => { tap(o); tap(o) }, 1],
            ["Shortcut", "keys", shortcut, () => keyClick(Qt.Key_K, Qt.ControlModifier), 1],
            ["component with a signal clicked", "mouse", composed, click, 1],
            ["Button in a Popup", "mouse", inPopup, o => { open(o); click(o.button) }, 1],
            ["delegate of a ListView", "mouse", list, o => { tryVerify(() => o.itemAtIndex(1)); click(o.itemAtIndex(1)) }, 1],
            ["delegate that removes itself", "mouse", removed, o => { tryVerify(() => o.itemAtIndex(1)); click(o.itemAtIndex(1)) }, 1],
            ["delegate that removes itself from an array", "mouse", removedFromArray,
                o => { tryVerify(() => o.rows.itemAtIndex(1)); click(o.rows.itemAtIndex(1).button) }, 1],
            ["delegate that removes itself from a Repeater", "mouse", removedFromArray, o => click(o.column.itemAt(1)), 1],
            ["Tally.ignore, delegate that removes itself", "mouse", removedFromArray,
                o => { o.secret = true; tryVerify(() => o.rows.itemAtIndex(1)); click(o.rows.itemAtIndex(1).button) }, 0],
            ["Tally.ignore, delegate that removes itself", "mouse, in a Repeater", removedFromArray,
                o => { o.secret = true; click(o.column.itemAt(1)) }, 0],
            ["Tally.ignore", "mouse", ignored, o => click(o.children[0]), 0],
            ["Tally.ignore", "on what was made later", ignored, o => { o.model = 3; tryVerify(() => o.children[2].y > 0); click(o.children[2]) }, 0],
            ["Tally.ignore", "in a popup of it", ignoredPopup, o => { open(o.popup); click(o.button) }, 0],
            ["Tally.event that is bound", "mouse", bound, click, 1],
            ["Tally.event that is empty now", "mouse", bound, o => { o.step = 0; click(o) }, 0]
        ]
        return rows.map(([control, way, make, act, events]) => ({
            tag: control + ", " + way, control: control, way: way, make: make, act: act, events: events }))
    }
    function test_events(row) {
        testCase.seen = []
        testCase.handled = 0
        testCase.control = createTemporaryObject(row.make, testCase)
        verify(testCase.control)
        waitForRendering(testCase)
        row.act(testCase.control)
        after.clicked() // what is not settled yet is now: something else has been done
        const seen = testCase.seen.filter(event => event.name !== "after")
        collector.print("event | " + row.control + " | " + row.way + " | " + seen.length)
        compare(testCase.seen.length, seen.length + 1)
        compare(testCase.seen[seen.length].name, "after")
        compare(seen.length, row.events === "=" ? testCase.handled : row.events)
        for (const event of seen) {
            verify(event.name === "used" || event.name === "step_1")
            if (row.control.startsWith("delegate that removes"))
                compare(event.properties.word, "b")
        }
    }
    Component {
        id: watched
        Slider {
            property alias moving: state.value // which is asked for of any that is moved
            property alias looks: state.looks
            Watched { id: state }
            Tally.event: "used"
        }
    }
    function test_whatHasNotChangedIsNotLookedAt() {
        const control = createTemporaryObject(watched, testCase)
        control.looks = 0
        after.clicked()
        compare(control.looks, 0)
        control.moved()
        after.clicked()
        compare(control.looks, 1)
    }
    function cleanup() {
        if (testCase.control)
            testCase.control.destroy()
        testCase.control = null
        settle()
    }

    Item {
        id: after
        signal clicked
        Tally.event: "after"
    }
}
