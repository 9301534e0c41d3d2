// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import Tally

/// Shows, over the application, what becomes of each event. Put once into a window:
///
///     ApplicationWindow { Inspector {} }
///
/// F12 opens and closes it, and so do five taps in the window's top right corner within three seconds: the application
/// gets those too. While it is closed there is none of it but this, and no event is watched.
Item {
    id: inspector

    /// Whether it can be opened. Default: in a debug build, and where the environment says TALLY_INSPECTOR=1, so that a
    /// released kiosk opens to its administrator only.
    property bool available: TallyInspectorAccess.isAllowed
    /// The tracker that is looked at.
    property Tracker tracker: inspector.Tally.tracker
    /// How many events it keeps; the oldest go.
    property int maxEvents: 1000
    readonly property bool opened: loader.active

    function open() {
        loader.active = available && enabled
    }
    function close() {
        loader.active = false
    }
    function toggle() {
        if (opened)
            close()
        else
            open()
    }

    /// One tap in the corner, at a time in milliseconds. Opens it with the fifth within three seconds.
    function tapCorner(now: real) {
        taps.times = taps.times.filter(time => now - time <= 3000 && time <= now)
        taps.times.push(now)
        if (taps.times.length < 5)
            return
        taps.times = []
        toggle()
    }

    onAvailableChanged: if (!available) close()
    onEnabledChanged: if (!enabled) close()

    QtObject {
        id: taps

        property var times: []
    }

    Shortcut {
        sequence: "F12"
        // Over a modal dialog too. Of several windows, the one in use opens its own: one at a time, or the key would be ambiguous.
        context: Qt.ApplicationShortcut
        // A QQuickWidget's window changes its visibility with the widget, and tells of nothing else.
        enabled: inspector.available && inspector.enabled && inspector.Window.visibility !== Window.Hidden
            && TallyInspectorAccess.isShownBy(inspector.Window.window, TallyInspectorAccess.focusWindow)
        onActivated: inspector.toggle()
    }

    // Over header and footer too. What is below gets every touch: this one only looks on.
    Item {
        parent: inspector.Window.contentItem
        anchors { top: parent?.top; right: parent?.right }
        width: 72
        height: 72
        z: 1000000
        visible: inspector.available && inspector.enabled

        PointHandler {
            onActiveChanged: if (active) inspector.tapCorner(Date.now())
        }
    }

    Loader {
        id: loader

        active: false
        source: "TallyInspectorPanel.qml"
        onLoaded: {
            const panel = item as TallyInspectorPanel
            panel.tracker = Qt.binding(() => inspector.tracker)
            panel.maxEvents = Qt.binding(() => inspector.maxEvents)
            panel.open()
        }
    }
    // Not connected by hand: the panel may close while the window, and this with it, is being destroyed.
    Connections {
        target: loader.item as TallyInspectorPanel
        function onClosed() {
            inspector.close()
        }
    }
}
