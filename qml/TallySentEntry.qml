// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// One request in the list. The chosen one has a bar at its side and bold type, and a frame while the keyboard is there:
/// no style's colours are needed to see it.
ItemDelegate {
    id: entry

    required property int index
    required property var modelData
    readonly property ListView list: ListView.view as ListView
    readonly property bool current: ListView.isCurrentItem

    objectName: current ? "request" : ""
    width: list.width
    leftPadding: 16
    rightPadding: 16
    text: modelData.timeText
    onClicked: {
        list.currentIndex = index
        list.forceActiveFocus(Qt.MouseFocusReason)
    }
    Accessible.role: Accessible.ListItem
    Accessible.name: modelData.timeText + ", " + modelData.summary
    Accessible.focusable: true
    Accessible.selected: current

    background: Rectangle {
        color: "transparent"
        radius: 4
        border { width: entry.current && entry.list.activeFocus ? 2 : 0; color: ink.color }

        Rectangle {
            anchors { left: parent.left; leftMargin: 4; verticalCenter: parent.verticalCenter }
            visible: entry.current
            width: 4
            height: parent.height - 16
            radius: 2
            color: ink.color
        }
    }
    contentItem: ColumnLayout {
        spacing: 2
        TallyNoticeText {
            text: entry.modelData.timeText
            font.weight: entry.current ? Font.DemiBold : Font.Normal
        }
        TallyNoticeText { text: entry.modelData.summary }
    }

    Label { id: ink; visible: false }
}
