// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A column that scrolls where it is higher than there is room: by touch, by wheel, by the keys, and so far that whatever
/// has the keyboard is seen.
ScrollView {
    id: scroll

    default property alias column: body.data
    property alias gap: body.spacing
    property real maximumWidth: Infinity
    readonly property bool scrolls: body.implicitHeight + 2 * frameRoom > availableHeight + 1
    readonly property real frameRoom: 6 // for the frame of what has the keyboard
    // Also where it does not scroll: a width that came of a height that comes of the width would never come to rest.
    readonly property real barRoom: ScrollBar.vertical.implicitWidth + 4
    readonly property Flickable view: contentItem as Flickable
    readonly property Item keyboardIn: Window.activeFocusItem
    // A button's row has what came of it.
    readonly property Item shown: keyboardIn && keyboardIn.parent instanceof TallySettingsRow
        ? keyboardIn.parent : keyboardIn

    function scrollTo(y) {
        view.contentY = Math.max(0, Math.min(y, contentHeight - availableHeight))
    }
    /// Takes the keyboard, where there is something to scroll.
    function begin() {
        if (scrolls)
            stop.forceActiveFocus(Qt.PopupFocusReason)
    }
    function isWithin(item) {
        for (let each = item; each; each = each.parent)
            if (each === body)
                return true
        return false
    }
    function showKeyboard() {
        if (!shown || !isWithin(shown))
            return
        const top = view.contentItem.mapFromItem(shown, 0, 0).y
        if (top + shown.height > view.contentY + availableHeight - 8)
            scrollTo(top + shown.height + 8 - availableHeight)
        if (top < view.contentY + 8)
            scrollTo(top - 8)
    }

    contentWidth: availableWidth
    contentHeight: body.implicitHeight + 2 * frameRoom
    ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
    ScrollBar.vertical.policy: scrolls ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
    onScrollsChanged: stop.settle()
    onShownChanged: showKeyboard()

    // What is said above it may have become longer.
    Connections {
        target: scroll.shown
        function onHeightChanged() { scroll.showKeyboard() }
    }

    Keys.onUpPressed: scrollTo(view.contentY - 40)
    Keys.onDownPressed: scrollTo(view.contentY + 40)
    Keys.onPressed: event => {
        const page = availableHeight * 0.9
        event.accepted = true
        if (event.key === Qt.Key_PageUp)
            scrollTo(view.contentY - page)
        else if (event.key === Qt.Key_PageDown)
            scrollTo(view.contentY + page)
        else if (event.key === Qt.Key_Home)
            scrollTo(0)
        else if (event.key === Qt.Key_End)
            scrollTo(contentHeight)
        else
            event.accepted = false
    }
    Component.onCompleted: ScrollBar.vertical.Accessible.ignored = true // the keys do what it does

    // Not the view itself: with a stop around all others the Tab key would not come back from the last to the first.
    Control {
        id: stop

        /// Only what can be scrolled is worth a stop; what has the keyboard may not cease to be one.
        function settle() {
            if (scroll.scrolls || !activeFocus)
                focusPolicy = scroll.scrolls ? Qt.TabFocus : Qt.NoFocus
        }

        y: scroll.view ? scroll.view.contentY : 0
        width: scroll.availableWidth
        height: scroll.availableHeight
        onActiveFocusChanged: settle()
        Accessible.ignored: focusPolicy === Qt.NoFocus
        Accessible.focusable: true
        Accessible.name: scroll.Accessible.name

        TallyFocusFrame {
            control: stop
            anchors.margins: 0
            spread: 0
        }
    }
    ColumnLayout {
        id: body
        x: scroll.mirrored ? scroll.availableWidth - width - scroll.frameRoom : scroll.frameRoom
        y: scroll.frameRoom
        width: Math.min(scroll.availableWidth - 2 * scroll.frameRoom - scroll.barRoom, scroll.maximumWidth)
    }
}
