// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/// A paragraph that is something to a screen reader. An item around the label, as a label is never more than text in
/// Qt 6.4, whatever role it is given.
Item {
    id: spoken

    property alias text: label.text
    property alias font: label.font

    Layout.fillWidth: true
    implicitWidth: label.implicitWidth
    implicitHeight: label.implicitHeight
    Accessible.name: text

    TallyNoticeText {
        id: label
        width: spoken.width
        Accessible.ignored: true
    }
}
