// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    property string kind: ""
    readonly property var shown: Shop.products.filter(product => kind === "" || product.kind === kind)
    signal chosen(var product)
    signal basketWanted

    Tally.page: "/catalogue"
    Tally.pageProperties: ({ name: "catalogue" })
    padding: Look.margin
    topPadding: 34
    bottomPadding: 20
    background: Rectangle { color: Look.paper }

    ColumnLayout {
        anchors.fill: parent
        spacing: 24

        RowLayout {
            spacing: 12
            Text {
                text: qsTr("Fresh from the kiln")
                color: Look.ink
                font { family: Look.serif; pixelSize: 36 }
            }
            Item { Layout.fillWidth: true }
            ShopButton {
                objectName: "basket"
                quiet: Shop.pieces === 0
                text: Shop.pieces === 0 ? qsTr("Basket") : qsTr("Basket · %1").arg(Shop.pieces)
                onClicked: page.basketWanted()
            }
        }
        Row {
            spacing: 10
            Repeater {
                model: [
                    { kind: "", name: qsTr("Everything") },
                    { kind: "vase", name: qsTr("Vases") },
                    { kind: "bowl", name: qsTr("Bowls") },
                    { kind: "cup", name: qsTr("Cups") }
                ]
                Chip {
                    required property var modelData
                    objectName: "kind:" + modelData.kind
                    text: modelData.name
                    checked: page.kind === modelData.kind
                    onClicked: page.kind = modelData.kind
                    Tally.event: "filter_chosen"
                    Tally.properties: ({ kind: modelData.kind === "" ? "all" : modelData.kind })
                }
            }
        }
        GridView {
            id: grid

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.rightMargin: -20
            clip: true
            model: page.shown
            cellWidth: width / 3
            cellHeight: Math.max(250, height / 2)
            delegate: Item {
                id: cell

                required property var modelData

                width: grid.cellWidth
                height: grid.cellHeight

                AbstractButton {
                    objectName: "product:" + cell.modelData.id
                    anchors { fill: parent; rightMargin: 20; bottomMargin: 20 }
                    onClicked: page.chosen(cell.modelData)
                    background: Rectangle {
                        radius: Look.radius
                        color: parent.down ? Look.shade : Look.card
                        border.color: Look.line
                    }
                    contentItem: Item {
                        Pot {
                            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: label.top; margins: 12 }
                            outline: cell.modelData.outline
                            glaze: cell.modelData.glaze
                            handle: cell.modelData.handle === true
                        }
                        RowLayout {
                            id: label
                            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 18 }
                            Text {
                                Layout.fillWidth: true
                                text: cell.modelData.name
                                color: Look.ink
                                elide: Text.ElideRight
                                font { family: Look.serif; pixelSize: 20 }
                            }
                            Text {
                                text: Shop.price(cell.modelData.cents)
                                color: Look.clay
                                font { family: Look.sans; pixelSize: 17; weight: Font.DemiBold }
                            }
                        }
                    }
                }
            }
        }
    }
}
