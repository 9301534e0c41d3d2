// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// Which events are listed.
Pane {
    id: pane

    required property EventModel events

    leftPadding: 12
    rightPadding: 12
    topPadding: 4
    bottomPadding: 6

    ColumnLayout {
        anchors { left: parent.left; right: parent.right }
        spacing: 4

        RowLayout {
            spacing: 8

            TextField {
                id: search

                objectName: "searchField"
                Layout.fillWidth: true
                Layout.minimumWidth: 80
                Layout.preferredWidth: 160
                focus: true
                placeholderText: qsTr("Name, id or property")
                Accessible.name: qsTr("Search")
                Accessible.description: placeholderText
                onTextChanged: pane.events.filterText = text
            }
            ComboBox {
                id: fate

                objectName: "fateBox"
                Layout.maximumWidth: pane.availableWidth * 0.5
                Accessible.name: qsTr("Fate")
                textRole: "text"
                valueRole: "value"
                model: [
                    { text: qsTr("All"), value: EventModel.AllFates },
                    { text: qsTr("Queued"), value: EventModel.Queued },
                    { text: qsTr("Sending"), value: EventModel.Sending },
                    { text: qsTr("Delivered"), value: EventModel.Delivered },
                    { text: qsTr("Retrying"), value: EventModel.Retrying },
                    { text: qsTr("Quarantined"), value: EventModel.Quarantined },
                    { text: qsTr("Dropped"), value: EventModel.Dropped },
                    { text: qsTr("Held"), value: EventModel.Held },
                ]
                onActivated: pane.events.fateFilter = currentValue
                onModelChanged: { // in another language
                    const chosen = indexOfValue(pane.events.fateFilter)
                    if (chosen < 0)
                        return // it is the first one, and not complete
                    currentIndex = chosen
                    pane.events.retranslate()
                }
            }
        }
        Label {
            objectName: "countLabel"
            Layout.fillWidth: true
            text: pane.events.notShownCount > 0
                ? qsTr("%1 of %2 events; %3 passed too quickly to be listed")
                    .arg(Number(pane.events.count).toLocaleString(Qt.locale(), "f", 0))
                    .arg(Number(pane.events.totalCount).toLocaleString(Qt.locale(), "f", 0))
                    .arg(Number(pane.events.notShownCount).toLocaleString(Qt.locale(), "f", 0))
                : qsTr("%1 of %2 events")
                    .arg(Number(pane.events.count).toLocaleString(Qt.locale(), "f", 0))
                    .arg(Number(pane.events.totalCount).toLocaleString(Qt.locale(), "f", 0))
            font.pixelSize: 12
            opacity: 0.75
            horizontalAlignment: Text.AlignLeft
            elide: Text.ElideRight
        }
    }
}
