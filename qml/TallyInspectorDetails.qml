// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// One event: what became of it at each destination, what the tracker holds of it, and what was sent.
Pane {
    id: pane

    required property EventModel events
    property string eventId

    property string name
    property string details
    property var fates: []
    readonly property var sent: fates.filter(fate => fate.isSent)

    signal closeWanted()

    /// As it is now; as it was last, where it is listed no more.
    function look() {
        if (eventId === "") {
            name = details = json.text = ""
            fates = []
            return
        }
        const row = events.rowOf(eventId)
        if (row < 0)
            return
        const index = events.index(row, 0)
        name = events.data(index, EventModel.NameRole)
        details = events.data(index, EventModel.DetailsRole)
        fates = events.data(index, EventModel.FatesRole)
        json.text = tabs.currentIndex <= 0 || tabs.currentIndex > sent.length
            ? details : events.sentText(row, sent[tabs.currentIndex - 1].destination)
    }

    objectName: "eventDetails"
    padding: 0
    onEventIdChanged: {
        tabs.currentIndex = 0
        look()
    }

    Connections {
        target: pane.events
        enabled: pane.visible
        function onDataChanged(first: var, last: var) {
            const row = pane.events.rowOf(pane.eventId)
            if (row >= first.row && row <= last.row)
                pane.look()
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 4

        RowLayout {
            Layout.leftMargin: 12
            Layout.rightMargin: 6
            spacing: 8

            Label {
                Layout.fillWidth: true
                text: pane.name || pane.eventId
                textFormat: Text.PlainText
                font { bold: true; pixelSize: 15 }
                horizontalAlignment: Text.AlignLeft
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            ToolButton {
                objectName: "detailsCloseButton"
                text: "\u2715"
                Accessible.name: qsTr("Close the details")
                onClicked: pane.closeWanted()
            }
        }
        // Not in the layout itself; see TallyNoticeSection.
        Column {
            Layout.fillWidth: true
            Layout.leftMargin: 12
            Layout.rightMargin: 12
            spacing: 4

            Repeater {
                model: pane.fates

                RowLayout {
                    id: fate

                    required property var modelData

                    width: parent ? parent.width : 0
                    spacing: 8

                    Label {
                        Layout.preferredWidth: 110
                        Layout.alignment: Qt.AlignTop
                        visible: text !== ""
                        text: fate.modelData.destination
                        textFormat: Text.PlainText
                        horizontalAlignment: Text.AlignLeft
                        elide: Text.ElideRight
                        font { pixelSize: 12; bold: true }
                    }
                    Label {
                        Layout.fillWidth: true
                        text: fate.modelData.text
                        textFormat: Text.PlainText
                        horizontalAlignment: Text.AlignLeft
                        wrapMode: Text.Wrap
                        font.pixelSize: 12
                    }
                }
            }
        }
        TabBar {
            id: tabs

            Layout.fillWidth: true
            leftPadding: mirrored ? 0 : 12
            rightPadding: mirrored ? 12 : 0
            visible: pane.sent.length > 0
            onCurrentIndexChanged: pane.look()

            TabButton {
                text: qsTr("Event")
                width: implicitWidth
            }
            Repeater {
                model: pane.sent.length

                TabButton {
                    required property int index

                    objectName: "sentTab"
                    text: qsTr("Sent to %1").arg(pane.sent[index]?.destination ?? "")
                    width: implicitWidth
                }
            }
        }
        ScrollView {
            Layout.fillWidth: true
            Layout.fillHeight: true

            TextArea {
                id: json

                objectName: "jsonText"
                readOnly: true
                selectByMouse: true
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.WrapAnywhere
                horizontalAlignment: TextEdit.AlignLeft
                LayoutMirroring.enabled: false // JSON has one direction
                font { family: "monospace"; pixelSize: 12 }
                Accessible.name: tabs.currentIndex <= 0 ? qsTr("What the tracker holds of the event")
                                                        : qsTr("What was sent, exactly")
            }
        }
    }
}
