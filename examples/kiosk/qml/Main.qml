// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import Kiosk
import Tally

ApplicationWindow {
    id: window

    required property Run run

    width: 1120
    height: 780
    visible: true
    title: qsTr("Lehm: pots, made by hand")
    color: Look.paper
    LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Tracker {
        id: tracker

        superProperties: ({ terminal: "hall" })
        // Key and host come from the environment, or the key from the keychain: never from this file.
        Millimetric {
            secretKeyAccepted: true // a terminal of our own, in our own shop
            flushAt: 5
            flushInterval: 500
        }
    }

    // Follows the sign-in, wherever in the program it happens: identify() with a customer number, reset() without one.
    Identity {
        userId: Shop.visitor === "" ? "" : "customer_" + Shop.visitor
        traits: ({ terminal: "hall", language: Qt.locale().name })
    }

    function go(component, properties) {
        stack.push(component, properties === undefined ? {} : properties)
    }
    function goHome() {
        Shop.clear()
        tracker.reset() // the next visitor is somebody else, also where this one had not signed in
        stack.pop(null)
    }

    StackView {
        id: stack

        anchors.fill: parent
        initialItem: startPage // each page says what it is called: Tally.page
    }
    footer: StatusBar {}

    Component {
        id: startPage
        StartPage { onBegun: window.go(cataloguePage) }
    }
    Component {
        id: cataloguePage
        CataloguePage {
            onChosen: product => window.go(productPage, { product: product })
            onBasketWanted: window.go(basketPage)
        }
    }
    Component {
        id: productPage
        ProductPage {
            onLeaving: stack.pop()
            onBasketWanted: window.go(basketPage)
        }
    }
    Component {
        id: basketPage
        BasketPage {
            onLeaving: stack.pop(stack.get(1))
            onCheckedOut: window.go(signInPage)
        }
    }
    Component {
        id: signInPage
        SignInPage {
            onLeaving: stack.pop()
            onPaid: window.go(thanksPage)
        }
    }
    Component {
        id: thanksPage
        ThanksPage { onDone: window.goHome() }
    }

    // A visitor who walks away does not leave the basket to the next one.
    Timer {
        running: stack.depth > 1 && !window.run.scripted
        interval: 90000
        onTriggered: {
            tracker.track("visit_abandoned", { pieces: Shop.pieces })
            window.goHome()
        }
    }

    ScriptedVisit {
        window: window
        stack: stack
        tracker: tracker
        running: window.run.scripted
        onFinished: window.run.finish(tracker.acceptedCount, tracker.deliveredCount, tracker.pendingCount, tracker.droppedCount)
        onFailed: reason => window.run.fail(reason)
    }

    Component.onCompleted: {
        const first = window.run.firstPage
        if (first === "start")
            return
        Shop.add(Shop.products[0], "", 1)
        Shop.add(Shop.products[2], "river", 2)
        Shop.orderNumber = "20417"
        go(cataloguePage)
        if (first === "product")
            go(productPage, { product: Shop.products[3] })
        else if (first !== "catalogue")
            go(first === "basket" ? basketPage : first === "signin" ? signInPage : thanksPage)
    }
}
