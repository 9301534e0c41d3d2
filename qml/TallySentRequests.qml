// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// The requests beside the exact text of the chosen one, or above it where there is little room.
GridLayout {
    id: pane

    required property ConsentNotice notice
    required property string title
    required property string listTitle
    required property string textTitle
    property var requests: []
    property bool wide: true
    readonly property var current: requests[list.currentIndex] ?? null

    /// Takes the keyboard, where there is something to choose.
    function begin() {
        if (requests.length > 0)
            list.forceActiveFocus(Qt.TabFocusReason)
        return requests.length > 0
    }

    LayoutMirroring.enabled: notice.rightToLeft
    LayoutMirroring.childrenInherit: true
    columns: pane.wide ? 2 : 1
    columnSpacing: 16
    rowSpacing: 12

    TallyNoticeHeading {
        Layout.columnSpan: pane.wide ? 2 : 1
        text: pane.title
    }
    TallyNoticeText {
        Layout.columnSpan: pane.wide ? 2 : 1
        text: pane.notice.recordText
    }
    ListView {
        id: list
        objectName: "requests"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: 1
        visible: pane.requests.length > 0
        clip: true
        model: pane.requests
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: pane.listTitle
        Accessible.focusable: true
        ScrollBar.vertical: ScrollBar { Accessible.ignored: true }
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Home)
                currentIndex = 0
            else if (event.key === Qt.Key_End)
                currentIndex = count - 1
            else
                return
            event.accepted = true
        }

        delegate: TallySentEntry { }
    }
    ScrollView {
        objectName: "body"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 2
        Layout.preferredHeight: 2
        visible: list.visible
        contentWidth: availableWidth
        ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
        Accessible.name: text.Accessible.name
        Component.onCompleted: ScrollBar.vertical.Accessible.ignored = true
        background: Rectangle {
            color: "transparent"
            radius: 4
            border { width: text.activeFocus ? 2 : 1; color: ink.color }
            opacity: text.activeFocus ? 1 : 0.3
        }

        TextArea {
            id: text
            objectName: "text"
            background: null
            // As it went over the wire: a machine's text, from left to right in every language.
            LayoutMirroring.enabled: false
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            horizontalAlignment: Text.AlignLeft
            wrapMode: TextArea.WrapAnywhere
            textFormat: TextEdit.PlainText
            font.family: "monospace"
            text: pane.current ? pane.current.text : ""
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Accessible.name: pane.textTitle
        }
    }
    Item {
        Layout.fillHeight: true
        visible: !list.visible
    }
    Label { id: ink; visible: false }
}
