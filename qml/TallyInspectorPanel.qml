// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// What the inspector is while it is open: beside the application where the window is wide, else over it.
Popup {
    id: panel

    property Tracker tracker
    property alias maxEvents: events.maxEvents

    readonly property real roomX: parent ? parent.width : 0
    readonly property real roomY: parent ? parent.height : 0
    readonly property bool isRightToLeft: notice.rightToLeft
    readonly property string language: list.title
    readonly property bool isWide: roomX >= 900
    property bool isWhole: false
    readonly property bool isNarrow: availableWidth < 640

    parent: Overlay.overlay
    x: isRightToLeft ? 0 : roomX - width
    width: isWide && !isWhole ? Math.max(440, roomX / 2) : roomX
    height: roomY
    margins: 0
    padding: 0
    modal: roomX > 0 && width === roomX // the keyboard stays off what is covered
    dim: false
    focus: true
    closePolicy: Popup.CloseOnEscape

    onLanguageChanged: notice.retranslate()

    // Knows the direction of Tally's texts.
    ConsentNotice {
        id: notice
    }
    EventModel {
        id: events

        tracker: panel.tracker
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        LayoutMirroring.enabled: panel.isRightToLeft
        LayoutMirroring.childrenInherit: true

        TallyInspectorHead {
            Layout.fillWidth: true
            events: events
            isWide: panel.isWide
            isWhole: panel.isWhole
            onCloseWanted: panel.close()
            onWholeWanted: whole => panel.isWhole = whole
        }
        TallyInspectorDestinations {
            Layout.fillWidth: true
            events: events
        }
        TallyInspectorFilter {
            Layout.fillWidth: true
            events: events
            focus: true
            visible: list.visible
        }
        SplitView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            orientation: panel.isWhole && !panel.isNarrow ? Qt.Horizontal : Qt.Vertical

            TallyInspectorList {
                id: list

                SplitView.fillWidth: true
                SplitView.fillHeight: true
                SplitView.minimumHeight: 120
                SplitView.minimumWidth: 280
                // Where there is little room, it is one or the other.
                visible: !details.visible || panel.roomY >= 560
                events: events
            }
            TallyInspectorDetails {
                id: details

                SplitView.preferredHeight: parent.height * 0.58
                SplitView.preferredWidth: parent.width * 0.5
                SplitView.minimumHeight: 160
                SplitView.minimumWidth: 280
                SplitView.fillHeight: !list.visible
                visible: eventId !== ""
                events: events
                eventId: list.chosenId
                onCloseWanted: list.chosenId = ""
            }
        }
    }
}
