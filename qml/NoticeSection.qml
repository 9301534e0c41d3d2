// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A small heading, and sentences below it.
ColumnLayout {
    id: section

    required property string title
    required property var sentences

    spacing: 6

    NoticeText {
        text: section.title
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Repeater {
        model: section.sentences
        RowLayout {
            id: line

            required property string modelData

            Layout.fillWidth: true
            spacing: 8

            Label {
                Layout.alignment: Qt.AlignTop
                text: "\u2022"
                Accessible.ignored: true
            }
            NoticeText { text: line.modelData }
        }
    }
}
