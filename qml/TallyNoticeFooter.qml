// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/// What stays at the bottom of a dialog, below each other.
Item {
    id: footer

    default property alias column: body.data
    required property bool rightToLeft

    LayoutMirroring.enabled: rightToLeft
    LayoutMirroring.childrenInherit: true
    implicitWidth: body.implicitWidth + 40
    implicitHeight: body.implicitHeight + 20

    ColumnLayout {
        id: body
        anchors { fill: parent; leftMargin: 20; rightMargin: 20; topMargin: 4; bottomMargin: 16 }
        spacing: 4
    }
}
