// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    signal leaving
    signal checkedOut

    Tally.page: "/basket"
    Tally.pageProperties: ({ name: "basket" })
    padding: Look.margin
    topPadding: 34
    background: Rectangle { color: Look.paper }

    ColumnLayout {
        anchors.fill: parent
        spacing: 22

        Text {
            text: qsTr("Your basket")
            color: Look.ink
            font { family: Look.serif; pixelSize: 36 }
        }
        Text {
            visible: Shop.lines.length === 0
            text: qsTr("Nothing in it yet.")
            color: Look.quiet
            font { family: Look.sans; pixelSize: 19 }
        }
        ListView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: 12
            model: Shop.lines
            delegate: Rectangle {
                id: row

                required property var modelData
                required property int index

                width: ListView.view.width
                height: 104
                radius: Look.radius
                color: Look.card
                border.color: Look.line

                RowLayout {
                    anchors { fill: parent; leftMargin: 18; rightMargin: 24 }
                    spacing: 22

                    Pot {
                        Layout.preferredWidth: 84
                        Layout.preferredHeight: 84
                        outline: row.modelData.product.outline
                        glaze: row.modelData.glaze === "" ? row.modelData.product.glaze
                            : Shop.glazes.find(each => each.id === row.modelData.glaze).colour
                        handle: row.modelData.product.handle === true
                    }
                    Text {
                        Layout.fillWidth: true
                        text: row.modelData.product.name
                        color: Look.ink
                        elide: Text.ElideRight
                        font { family: Look.serif; pixelSize: 22 }
                    }
                    Text {
                        text: qsTr("%1 × %2").arg(row.modelData.quantity).arg(Shop.price(row.modelData.product.cents))
                        color: Look.quiet
                        font { family: Look.sans; pixelSize: 17 }
                    }
                    Text {
                        Layout.preferredWidth: 110
                        text: Shop.price(row.modelData.quantity * row.modelData.product.cents)
                        color: Look.ink
                        horizontalAlignment: Text.AlignRight
                        font { family: Look.sans; pixelSize: 19; weight: Font.DemiBold }
                    }
                    Chip {
                        objectName: "remove:" + row.modelData.product.id
                        text: qsTr("Remove")
                        onClicked: Shop.remove(row.index)
                        Tally.event: "basket_removed"
                        Tally.properties: ({ product: row.modelData.product.id })
                    }
                }
            }
        }
        RowLayout {
            spacing: 14
            ShopButton {
                objectName: "back"
                quiet: true
                text: qsTr("Keep looking")
                onClicked: page.leaving()
            }
            Item { Layout.fillWidth: true }
            Text {
                text: qsTr("Together %1").arg(Shop.price(Shop.totalCents))
                color: Look.ink
                font { family: Look.serif; pixelSize: 26 }
            }
            ShopButton {
                objectName: "checkout"
                Layout.leftMargin: 16
                enabled: Shop.pieces > 0
                text: qsTr("To the till")
                onClicked: page.checkedOut()
                Tally.event: "checkout_started"
                Tally.properties: ({ amount_cents: Shop.totalCents, currency: "EUR", pieces: Shop.pieces })
            }
        }
    }
}
