// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls

/// What a dialog or a page is about; smaller, what a part of it is about.
TallySpokenText {
    id: heading

    property real size: 1.3

    font { pixelSize: Math.round(size * usual.fontInfo.pixelSize); weight: Font.DemiBold }
    Accessible.role: Accessible.Heading

    Label { id: usual; text: "x"; visible: false } // with a text: else it does not hear that the font has changed
}
