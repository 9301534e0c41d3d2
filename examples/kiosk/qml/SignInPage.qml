// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    signal leaving
    signal paid

    Tally.page: "/sign-in"
    Tally.pageProperties: ({ name: "sign_in" })
    padding: Look.margin
    background: Rectangle { color: Look.paper }

    Rectangle {
        anchors.centerIn: parent
        width: 620
        height: column.implicitHeight + 88
        radius: Look.radius
        color: Look.card
        border.color: Look.line

        ColumnLayout {
            id: column

            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 44 }
            spacing: 18

            Text {
                Layout.fillWidth: true
                wrapMode: Text.WordWrap
                text: Shop.visitor === "" ? qsTr("Been here before?") : qsTr("Good to see you again.")
                color: Look.ink
                font { family: Look.serif; pixelSize: 34 }
            }
            Text {
                Layout.fillWidth: true
                text: Shop.visitor === "" ? qsTr("With your customer number this purchase counts towards a free cup.")
                                          : qsTr("Customer %1").arg(Shop.visitor)
                color: Look.quiet
                wrapMode: Text.WordWrap
                lineHeight: 1.25
                font { family: Look.sans; pixelSize: 17 }
            }
            RowLayout {
                visible: Shop.visitor === ""
                spacing: 12
                TextField {
                    id: number

                    objectName: "number"
                    Layout.fillWidth: true
                    Layout.preferredHeight: 56
                    leftPadding: 20
                    placeholderText: qsTr("Customer number")
                    color: Look.ink
                    placeholderTextColor: Look.quiet
                    font { family: Look.sans; pixelSize: 20 }
                    background: Rectangle {
                        radius: height / 2
                        color: Look.paper
                        border.color: number.activeFocus ? Look.accent : Look.line
                    }
                }
                ShopButton {
                    objectName: "signIn"
                    text: qsTr("Sign in")
                    enabled: number.text.trim() !== ""
                    onClicked: Shop.visitor = number.text.trim() // Identity in Main.qml follows it
                    Tally.event: "signed_in"
                    Tally.properties: ({ by: "number" })
                }
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.topMargin: 6
                height: 1
                color: Look.line
            }
            RowLayout {
                spacing: 12
                ShopButton {
                    objectName: "payCard"
                    text: qsTr("Pay %1").arg(Shop.price(Shop.totalCents))
                    onClicked: {
                        Shop.orderNumber = String(Math.floor(10000 + Math.random() * 90000))
                        page.paid()
                    }
                    Tally.event: "purchase"
                    Tally.properties: ({
                        order: Shop.orderNumber, amount_cents: Shop.totalCents, currency: "EUR", method: "card",
                        products: Shop.lines.map(line => ({ id: line.product.id, quantity: line.quantity }))
                    })
                }
                Item { Layout.fillWidth: true }
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
