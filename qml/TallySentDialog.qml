// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import Tally

/// The requests that were sent, newest first, and of the chosen one the exact text.
TallyNoticeDialog {
    id: dialog

    required property ConsentNotice notice
    readonly property TallySentRequests pane: contentItem as TallySentRequests

    maximumWidth: 900
    padding: 16
    height: roomY
    title: qsTr("What was sent")
    onAboutToShow: pane.requests = notice.sentRequests()
    onOpened: {
        if (!pane.begin())
            closing.forceActiveFocus(Qt.TabFocusReason)
    }
    onClosed: pane.requests = []

    contentItem: TallySentRequests {
        notice: dialog.notice
        title: dialog.title
        listTitle: qsTr("Requests")
        textTitle: qsTr("Exact text of the request")
        wide: dialog.width >= 640
    }
    footer: TallyNoticeFooter {
        rightToLeft: dialog.notice.rightToLeft

        TallyNoticeButton {
            id: closing
            objectName: "close"
            Layout.alignment: Qt.AlignRight
            Layout.minimumWidth: 120
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    }
}
