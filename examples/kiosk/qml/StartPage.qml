// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    signal begun
    signal privacyWanted

    Tally.page: "/"
    Tally.pageProperties: ({ name: "start" })
    background: Rectangle {
        gradient: Gradient {
            GradientStop { position: 0; color: Look.paper }
            GradientStop { position: 1; color: Look.shade }
        }
    }

    RowLayout {
        anchors { fill: parent; margins: Look.margin }
        spacing: 40

        ColumnLayout {
            Layout.preferredWidth: page.width * 0.44
            Layout.maximumWidth: page.width * 0.44
            Layout.alignment: Qt.AlignVCenter
            spacing: 22

            Text {
                text: qsTr("Lehm")
                color: Look.clay
                font { family: Look.serif; pixelSize: 30; italic: true }
            }
            Text {
                Layout.fillWidth: true
                text: qsTr("Pots with a past,\nmade by hand.")
                color: Look.ink
                wrapMode: Text.WordWrap
                lineHeight: 1.05
                font { family: Look.serif; pixelSize: 54 }
            }
            Text {
                Layout.fillWidth: true
                text: qsTr("Choose here, pay here, and take it home from the shelf behind you.")
                color: Look.quiet
                wrapMode: Text.WordWrap
                lineHeight: 1.25
                font { family: Look.sans; pixelSize: 19 }
            }
            RowLayout {
                Layout.topMargin: 14
                spacing: 14
                ShopButton {
                    objectName: "begin"
                    text: qsTr("Look around")
                    onClicked: page.begun()
                    Tally.event: "visit_started"
                    Tally.properties: ({ from: "terminal", language: Qt.locale().name })
                }
                ShopButton {
                    objectName: "privacy"
                    quiet: true
                    text: qsTr("Privacy")
                    onClicked: page.privacyWanted()
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Rectangle {
                anchors.centerIn: parent
                width: Math.min(parent.width, parent.height) * 0.94
                height: width
                radius: width / 2
                color: "#f0cfae"
                opacity: 0.55
            }
            Pot {
                x: parent.width * 0.06
                y: parent.height * 0.05
                width: parent.width * 0.66
                height: parent.height * 0.84
                outline: Shop.products[5].outline
                glaze: Shop.products[5].glaze
            }
            Pot {
                x: parent.width * 0.4
                y: parent.height * 0.3
                width: parent.width * 0.58
                height: parent.height * 0.64
                outline: Shop.products[0].outline
                glaze: Shop.products[0].glaze
            }
            Pot {
                x: parent.width * 0.2
                y: parent.height * 0.56
                width: parent.width * 0.36
                height: parent.height * 0.42
                outline: Shop.products[4].outline
                glaze: Look.clay
            }
        }
    }
}
