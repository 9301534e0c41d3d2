// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// The requests that were sent, newest first, and of the chosen one the exact text.
NoticeDialog {
    id: dialog

    required property ConsentNotice notice
    property var requests: []
    readonly property var current: requests[list.currentIndex] ?? null
    readonly property bool wide: width >= 640

    maximumWidth: 900
    padding: 16
    height: roomY
    title: qsTr("What was sent")
    onAboutToShow: {
        requests = notice.sentRequests()
        list.currentIndex = requests.length > 0 ? 0 : -1
    }
    onOpened: (requests.length > 0 ? list : close_).forceActiveFocus(Qt.TabFocusReason)
    onClosed: requests = []

    contentItem: GridLayout {
        LayoutMirroring.enabled: dialog.notice.rightToLeft
        LayoutMirroring.childrenInherit: true
        columns: dialog.wide ? 2 : 1
        columnSpacing: 16
        rowSpacing: 12

        NoticeHeading {
            Layout.columnSpan: dialog.wide ? 2 : 1
            text: dialog.title
        }
        NoticeText {
            Layout.columnSpan: dialog.wide ? 2 : 1
            text: dialog.notice.recordText
        }
        ListView {
            id: list
            objectName: "requests"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1
            visible: dialog.requests.length > 0
            clip: true
            model: dialog.requests
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Requests")
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

            delegate: ItemDelegate {
                id: entry
                objectName: current ? "request" : ""

                required property int index
                required property var modelData

                width: ListView.view.width
                readonly property bool current: ListView.isCurrentItem

                leftPadding: 16
                rightPadding: 16
                onClicked: {
                    list.currentIndex = index
                    list.forceActiveFocus(Qt.MouseFocusReason)
                }
                text: modelData.timeText
                Accessible.role: Accessible.ListItem
                Accessible.name: modelData.timeText + ", " + modelData.summary
                Accessible.focusable: true
                Accessible.selected: current
                background: Rectangle {
                    color: "transparent"
                    radius: 4
                    border { width: entry.current && list.activeFocus ? 2 : 0; color: ink.color }
                    Rectangle {
                        anchors { left: parent.left; leftMargin: 4; verticalCenter: parent.verticalCenter }
                        visible: entry.current
                        width: 4
                        height: parent.height - 16
                        radius: 2
                        color: ink.color
                    }
                }
                contentItem: ColumnLayout {
                    spacing: 2
                    NoticeText {
                        text: entry.modelData.timeText
                        font.weight: entry.current ? Font.DemiBold : Font.Normal
                    }
                    NoticeText {
                        text: entry.modelData.summary
                    }
                }
            }
        }
        ScrollView {
            id: page
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
                text: dialog.current ? dialog.current.text : ""
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Accessible.name: qsTr("Exact text of the request")
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !list.visible
        }
        Label { id: ink; visible: false }
    }
    footer: Control {
        LayoutMirroring.enabled: dialog.notice.rightToLeft
        LayoutMirroring.childrenInherit: true
        padding: 16
        topPadding: 8
        contentItem: RowLayout {
            NoticeButton {
                id: close_
                objectName: "close"
                Layout.alignment: Qt.AlignRight
                Layout.minimumWidth: 120
                text: qsTr("Close")
                onClicked: dialog.close()
            }
        }
    }
}
