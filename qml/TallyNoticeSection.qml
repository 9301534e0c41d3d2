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

    TallyNoticeHeading {
        text: section.title
        size: 1
    }
    Repeater {
        model: section.sentences
        // Anchors: a row's layout would keep the height of a first guess at the width.
        Item {
            id: line

            required property string modelData

            Layout.fillWidth: true
            implicitHeight: sentence.implicitHeight

            Label {
                id: bullet
                anchors.left: parent.left
                text: "\u2022"
                Accessible.ignored: true
            }
            TallyNoticeText {
                id: sentence
                anchors { left: bullet.right; leftMargin: 8; right: parent.right }
                text: line.modelData
            }
        }
    }
}
