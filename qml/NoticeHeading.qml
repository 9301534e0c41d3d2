// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls

/// What a dialog or a page is about.
NoticeText {
    id: heading

    font { pixelSize: Math.round(1.3 * usual.fontInfo.pixelSize); weight: Font.DemiBold }
    Accessible.role: Accessible.Heading
    Accessible.name: text

    Label { id: usual; visible: false }
}
