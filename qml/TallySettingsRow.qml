// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/// What can be done: its name, what it means, and the button; the button below the text where there is little room.
GridLayout {
    id: row

    required property string name
    required property string title
    required property string description
    required property string action
    property string result: ""
    property bool wide: true
    signal triggered

    Layout.fillWidth: true
    columns: wide ? 2 : 1
    columnSpacing: 24
    rowSpacing: 8

    ColumnLayout {
        spacing: 4
        TallyNoticeText {
            text: row.title
            font.weight: Font.DemiBold
        }
        TallyNoticeText {
            text: row.description
            opacity: 0.85
        }
        TallySpokenText {
            objectName: "result"
            visible: text !== ""
            text: row.result
            Accessible.role: Accessible.AlertMessage
        }
    }
    TallyNoticeButton {
        objectName: row.name
        Layout.fillWidth: !row.wide
        Layout.minimumWidth: 120
        Layout.alignment: Qt.AlignTop
        text: row.action
        enabled: row.enabled
        onClicked: row.triggered()
        Accessible.name: row.title
        Accessible.description: row.description
    }
}
