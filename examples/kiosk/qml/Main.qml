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
    // For what Tally shows: it takes the application's style, palette and font.
    font { family: Look.sans; pixelSize: 16 }
    palette {
        window: Look.paper; windowText: Look.ink
        base: Look.card; text: Look.ink
        button: Look.shade; buttonText: Look.ink
        mid: Look.line; highlight: Look.accent
    }

    Tracker {
        id: tracker

        superProperties: ({ terminal: "hall" })
        consentRequired: true // nothing is stored or sent before a yes
        sentRecordBytes: 256 * 1024 // so that visitors can see what was sent
        visitorTimeout: window.run.visitorTimeout // a visitor who walks away leaves nothing to the next one
        onVisitorEnded: {
            Shop.clear()
            stack.pop(null)
        }
        // Key and host come from the environment, or the key from the keychain: never from this file.
        Millimetric {
            secretKeyAccepted: true // a terminal of our own, in our own shop
            flushAt: 5
            flushInterval: 500
        }
    }

    ConsentNotice {
        id: consent

        application: qsTr("Lehm")
        purpose: qsTr("We would like to see which pots are liked, and where this terminal gets in your way.")
    }
    Stick { id: stick }
    Inspector {} // F12, or five taps in the top right corner: for developers, and with TALLY_INSPECTOR=1

    // Follows the sign-in, wherever in the program it happens: identify() with a customer number, reset() without one.
    Identity {
        userId: Shop.visitor === "" ? "" : "customer_" + Shop.visitor
        traits: ({ terminal: "hall", language: Qt.locale().name })
    }

    function go(component, properties) {
        stack.push(component, properties === undefined ? {} : properties)
    }

    StackView {
        id: stack

        anchors.fill: parent
        initialItem: startPage // each page says what it is called: Tally.page
    }
    footer: Column {
        Column {
            width: parent.width
            visible: !(stack.currentItem instanceof PrivacyPage) // which asks the same
            ConsentBanner { // seen as long as this visitor has not answered
                width: parent.width
                horizontalPadding: Look.margin
                notice: consent
            }
        }
        StatusBar { width: parent.width }
    }

    Component {
        id: startPage
        StartPage {
            onBegun: window.go(cataloguePage)
            onPrivacyWanted: window.go(privacyPage)
        }
    }
    Component {
        id: privacyPage
        PrivacyPage {
            notice: consent
            exportFolder: stick.folder // else no copy is offered: it would stay on this terminal
            onLeaving: stack.pop()
        }
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
        ThanksPage { onDone: tracker.endVisitor() }
    }

    ScriptedVisit {
        run: window.run
        window: window
        stack: stack
        tracker: tracker
    }
}
