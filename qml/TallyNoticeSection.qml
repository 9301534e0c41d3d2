// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

pragma ComponentBehavior: Bound

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
    // Not in the layout itself: that is not told, while it is hidden, of sentences that go, and takes them again when it
    // is shown.
    Column {
        id: rows

        Layout.fillWidth: true
        spacing: section.spacing

        Repeater {
            model: section.sentences
            // Anchors: a row's layout would keep the height of a first guess at the width.
            Item {
                id: line

                required property string modelData

                width: parent ? parent.width : 0
                implicitHeight: sentence.implicitHeight
                onHeightChanged: rows.forceLayout() // now: what opens asks at once whether it has to scroll

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
}
