// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// The events, the newest first. The one that is chosen stays so, however many come.
Pane {
    id: pane

    required property EventModel events
    property string chosenId
    readonly property string title: qsTr("Events")

    function word(fate: int): string {
        switch (fate) {
        case EventModel.Queued:
            return qsTr("Queued")
        case EventModel.Sending:
            return qsTr("Sending")
        case EventModel.Delivered:
            return qsTr("Delivered")
        case EventModel.Retrying:
            return qsTr("Retrying")
        case EventModel.Quarantined:
            return qsTr("Quarantined")
        case EventModel.Dropped:
            return qsTr("Dropped")
        default:
            return qsTr("Held")
        }
    }

    padding: 0

    ListView {
        id: list

        /// Until somebody scrolls away from them, the newest are in view.
        property bool followsNewest: true

        objectName: "eventList"
        anchors.fill: parent
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        model: pane.events
        currentIndex: -1
        Accessible.role: Accessible.List
        Accessible.name: pane.title
        ScrollBar.vertical: ScrollBar { id: bar; objectName: "eventBar" }

        onMovementEnded: followsNewest = atYBeginning
        onContentYChanged: if (bar.pressed) followsNewest = atYBeginning // the bar is no movement
        onCurrentIndexChanged: if (activeFocus && currentIndex > 0) followsNewest = false
        Keys.onReturnPressed: choose(currentIndex)
        Keys.onSpacePressed: choose(currentIndex)

        function choose(row: int) {
            if (row < 0)
                return
            currentIndex = row
            pane.chosenId = pane.events.data(pane.events.index(row, 0), EventModel.EventIdRole)
        }

        Connections {
            target: pane.events
            function onCountChanged() {
                if (list.followsNewest)
                    list.positionViewAtBeginning()
            }
            function onModelReset() { // nothing of whoever has gone stays in view
                pane.chosenId = ""
            }
        }

        Label { id: ink; visible: false } // the colour that the style writes in

        delegate: ItemDelegate {
            id: row

            required property int index
            required property string eventId
            required property string name
            required property date time
            required property string fate
            required property int fateValue

            width: ListView.view ? ListView.view.width : 0
            leftPadding: 12
            rightPadding: 12
            topPadding: 5
            bottomPadding: 5
            highlighted: pane.chosenId === eventId
            background: Rectangle {
                color: Qt.rgba(ink.color.r, ink.color.g, ink.color.b, row.highlighted ? 0.14 : row.hovered ? 0.06 : 0)
                border { width: row.ListView.isCurrentItem && list.activeFocus ? 1 : 0; color: ink.color }

                Rectangle {
                    anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
                    width: 3
                    visible: row.highlighted
                    color: ink.color
                }
            }
            Accessible.role: Accessible.ListItem
            Accessible.selected: highlighted
            Accessible.focusable: true
            Accessible.name: qsTr("%1, %2", "name of an event, its fate").arg(name).arg(fate)
            onClicked: list.choose(index)

            contentItem: ColumnLayout {
                spacing: 1

                RowLayout {
                    spacing: 8

                    Label {
                        text: row.time.toLocaleTimeString(Qt.locale(), "HH:mm:ss")
                        font.pixelSize: 12
                        opacity: 0.75
                    }
                    Label {
                        Layout.fillWidth: true
                        text: row.name || row.eventId
                        textFormat: Text.PlainText
                        font.bold: true
                        horizontalAlignment: Text.AlignLeft
                        elide: Text.ElideRight
                    }
                    TallyFateMark {
                        text: pane.word(row.fateValue)
                        mood: ofFate(row.fateValue)
                    }
                }
                Label {
                    Layout.fillWidth: true
                    visible: row.fateValue !== EventModel.Delivered && row.fateValue !== EventModel.Sending
                    text: row.fate
                    textFormat: Text.PlainText
                    font.pixelSize: 12
                    opacity: 0.75
                    horizontalAlignment: Text.AlignLeft
                    elide: Text.ElideRight
                }
            }
        }

        Label {
            anchors { fill: parent; margins: 24 }
            visible: list.count === 0
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.Wrap
            opacity: 0.75
            text: pane.events.totalCount > 0 ? qsTr("No event matches.")
                                             : qsTr("Events are listed from the moment on in which this was opened.")
        }
    }
}
