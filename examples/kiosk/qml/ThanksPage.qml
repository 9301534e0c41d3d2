// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    signal done

    Tally.page: "/thanks"
    Tally.pageProperties: ({ name: "thanks" })
    background: Rectangle { color: Look.accent }

    ColumnLayout {
        anchors.centerIn: parent
        spacing: 20

        Pot {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: 230
            Layout.preferredHeight: 230
            outline: Shop.products[0].outline
            glaze: "#f0cfae"
            shadow: false
        }
        Text {
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("Thank you.")
            color: Look.card
            font { family: Look.serif; pixelSize: 54 }
        }
        Text {
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("Order %1 waits for you on the shelf.").arg(Shop.orderNumber)
            color: Look.card
            opacity: 0.85
            font { family: Look.sans; pixelSize: 20 }
        }
        Row {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: 16
            spacing: 10
            Repeater {
                model: [qsTr("Not so good"), qsTr("All right"), qsTr("Lovely")]
                Chip {
                    required property string modelData
                    required property int index
                    objectName: "rate:" + index
                    text: modelData
                    onClicked: checked = true
                    Tally.event: "visit_rated"
                    Tally.properties: ({ stars: index + 1 })
                }
            }
        }
        ShopButton {
            objectName: "done"
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: 10
            text: qsTr("Done")
            fill: Look.clay
            onClicked: page.done()
        }
    }
}
