// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import Tally

/// A modal dialog in the middle of its window that fits into it, 320 by 480 pixels being the smallest, and has the
/// keyboard while it is open.
///
/// The title is for screen readers: a style's own header cuts off what does not fit into one line.
Dialog {
    id: dialog

    property real maximumWidth: 560
    readonly property real roomX: Overlay.overlay ? Overlay.overlay.width - 24 : maximumWidth
    readonly property real roomY: Overlay.overlay ? Overlay.overlay.height - 24 : implicitHeight

    Tally.ignore: true // what somebody does here is nobody's business
    anchors.centerIn: Overlay.overlay
    width: Math.min(maximumWidth, roomX)
    height: Math.min(implicitHeight, roomY)
    padding: 14 // and 6 within TallyNoticeScroll
    bottomPadding: 8
    header: null
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape
    // The content is made after the footer; it is to be read, and come to by the Tab key, before it.
    Component.onCompleted: {
        const page = footer.parent
        footer.parent = null
        footer.parent = page
    }
}
