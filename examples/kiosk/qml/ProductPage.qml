// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    required property var product
    property int quantity: 1
    property string glaze: ""
    readonly property color colour: glaze === "" ? product.glaze : Shop.glazes.find(each => each.id === glaze).colour
    signal leaving
    signal basketWanted

    Tally.page: "/product/" + product.id
    Tally.pageProperties: ({ name: "product" })
    padding: Look.margin
    topPadding: 34
    background: Rectangle { color: Look.paper }
    Component.onCompleted: Tally.tracker.track("product_viewed", { product: product.id, amount_cents: product.cents })

    function setQuantity(wanted) {
        quantity = Math.max(1, Math.min(9, wanted))
    }

    RowLayout {
        anchors.fill: parent
        spacing: 52

        Rectangle {
            Layout.fillHeight: true
            Layout.preferredWidth: page.width * 0.42
            radius: Look.radius
            color: Look.card
            border.color: Look.line
            Pot {
                anchors { fill: parent; margins: 34 }
                outline: page.product.outline
                glaze: page.colour
                handle: page.product.handle === true
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 20

            Text {
                Layout.fillWidth: true
                text: page.product.name
                color: Look.ink
                wrapMode: Text.WordWrap
                font { family: Look.serif; pixelSize: 46 }
            }
            Text {
                text: Shop.price(page.product.cents)
                color: Look.clay
                font { family: Look.sans; pixelSize: 26; weight: Font.DemiBold }
            }
            Text {
                Layout.fillWidth: true
                text: page.product.about
                color: Look.quiet
                wrapMode: Text.WordWrap
                lineHeight: 1.3
                font { family: Look.sans; pixelSize: 18 }
            }
            Flow {
                Layout.fillWidth: true
                spacing: 10
                Repeater {
                    model: Shop.glazes
                    Chip {
                        required property var modelData
                        objectName: "glaze:" + modelData.id
                        text: modelData.name
                        dot: modelData.colour
                        checked: page.glaze === modelData.id
                        onClicked: page.glaze = modelData.id
                        Tally.event: "glaze_chosen"
                        Tally.properties: ({ product: page.product.id, glaze: modelData.id })
                    }
                }
            }
            RowLayout {
                spacing: 14
                Chip {
                    objectName: "fewer"
                    text: "−"
                    enabled: page.quantity > 1
                    onClicked: page.setQuantity(page.quantity - 1)
                    Tally.event: "quantity_chosen"
                    Tally.properties: ({ product: page.product.id, quantity: page.quantity })
                }
                Text {
                    text: page.quantity
                    color: Look.ink
                    font { family: Look.sans; pixelSize: 22 }
                }
                Chip {
                    objectName: "more"
                    text: "+"
                    enabled: page.quantity < 9
                    onClicked: page.setQuantity(page.quantity + 1)
                    Tally.event: "quantity_chosen"
                    Tally.properties: ({ product: page.product.id, quantity: page.quantity })
                }
            }
            RowLayout {
                Layout.topMargin: 10
                spacing: 14
                ShopButton {
                    objectName: "add"
                    text: qsTr("Put into the basket")
                    onClicked: {
                        Shop.add(page.product, page.glaze, page.quantity)
                        page.basketWanted()
                    }
                    Tally.event: "basket_added"
                    Tally.properties: ({
                        product: page.product.id, quantity: page.quantity,
                        amount_cents: page.product.cents * page.quantity, currency: "EUR"
                    })
                }
                ShopButton {
                    objectName: "back"
                    quiet: true
                    text: qsTr("Back")
                    onClicked: page.leaving()
                }
            }
        }
    }
}
