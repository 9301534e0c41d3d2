// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

pragma Singleton
import QtQuick

/// What the shop sells, and what one visitor has put into the basket.
QtObject {
    id: shop

    /// Outlines are pairs from the rim down to the foot: half the width, and the height below the top, both of 1.
    readonly property var products: [
        { id: "moon-vase", kind: "vase", name: qsTr("Moon vase"), cents: 8900, glaze: "#dfe3dc",
          about: qsTr("Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days."),
          outline: [[0.17, 0.05], [0.15, 0.13], [0.2, 0.2], [0.44, 0.42], [0.46, 0.6], [0.36, 0.84], [0.2, 0.96]] },
        { id: "river-bowl", kind: "bowl", name: qsTr("River bowl"), cents: 4900, glaze: "#5f8f8a",
          about: qsTr("Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one."),
          outline: [[0.49, 0.42], [0.47, 0.52], [0.4, 0.7], [0.27, 0.86], [0.19, 0.92], [0.2, 0.97]] },
        { id: "morning-cup", kind: "cup", name: qsTr("Morning cup"), cents: 2400, glaze: "#d9a441", handle: true,
          about: qsTr("Holds a quarter of a litre and keeps it warm. The handle takes three fingers."),
          outline: [[0.29, 0.36], [0.3, 0.5], [0.31, 0.68], [0.28, 0.86], [0.2, 0.96]] },
        { id: "field-jug", kind: "vase", name: qsTr("Field jug"), cents: 6400, glaze: "#7d8f5a", handle: true,
          about: qsTr("For water, milk, or whatever grows beside the path."),
          outline: [[0.2, 0.1], [0.17, 0.2], [0.19, 0.32], [0.31, 0.55], [0.33, 0.72], [0.27, 0.9], [0.21, 0.96]] },
        { id: "salt-bowl", kind: "bowl", name: qsTr("Salt bowl"), cents: 1800, glaze: "#c9b79a",
          about: qsTr("Small, heavy, and always within reach of the stove."),
          outline: [[0.32, 0.56], [0.35, 0.66], [0.33, 0.82], [0.24, 0.94], [0.2, 0.97]] },
        { id: "night-bottle", kind: "vase", name: qsTr("Night bottle"), cents: 7200, glaze: "#33415c",
          about: qsTr("Tall and dark, with a thin neck. Stands on its own, needs no flower."),
          outline: [[0.09, 0.03], [0.07, 0.1], [0.08, 0.28], [0.14, 0.38], [0.28, 0.52], [0.3, 0.7], [0.26, 0.9], [0.2, 0.96]] }
    ]
    readonly property var glazes: [
        { id: "ash", name: qsTr("Ash"), colour: "#dfe3dc" },
        { id: "river", name: qsTr("River"), colour: "#5f8f8a" },
        { id: "honey", name: qsTr("Honey"), colour: "#d9a441" },
        { id: "night", name: qsTr("Night"), colour: "#33415c" }
    ]

    property var lines: [] // { product, glaze, quantity }
    property string orderNumber
    property string visitor
    readonly property int pieces: lines.reduce((sum, line) => sum + line.quantity, 0)
    readonly property int totalCents: lines.reduce((sum, line) => sum + line.quantity * line.product.cents, 0)

    function add(product, glaze, quantity) {
        const next = lines.slice()
        const same = next.findIndex(line => line.product.id === product.id && line.glaze === glaze)
        if (same < 0)
            next.push({ product: product, glaze: glaze, quantity: quantity })
        else
            next[same] = { product: product, glaze: glaze, quantity: next[same].quantity + quantity }
        lines = next
    }
    function remove(index) {
        lines = lines.filter((line, i) => i !== index)
    }
    function clear() {
        lines = []
        visitor = ""
    }
    function price(cents) {
        return (cents / 100).toLocaleString(Qt.locale(), "f", 2) + " €"
    }
}
