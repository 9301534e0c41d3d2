// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import Tally

/// Asks once more before data is deleted. Nothing happens on Escape, and the keyboard begins at "Keep it".
TallyNoticeDialog {
    id: dialog

    required property ConsentNotice notice

    maximumWidth: 440
    title: qsTr("Delete your data?")
    onOpened: keep.forceActiveFocus(Qt.TabFocusReason)

    contentItem: TallyNoticeScroll {
        LayoutMirroring.enabled: dialog.notice.rightToLeft
        LayoutMirroring.childrenInherit: true
        gap: 14
        Accessible.name: dialog.title

        TallyNoticeHeading { text: dialog.title }
        TallyNoticeText { text: dialog.notice.deletionText }
    }
    footer: TallyNoticeFooter {
        rightToLeft: dialog.notice.rightToLeft

        GridLayout {
            id: buttons

            readonly property real each: Math.max(keep.implicitWidth, erase.implicitWidth)

            Layout.fillWidth: true
            columns: width >= 2 * each + columnSpacing ? 2 : 1
            columnSpacing: 12
            rowSpacing: 8
            TallyNoticeButton {
                id: keep
                objectName: "keep"
                Layout.fillWidth: true
                Layout.preferredWidth: buttons.each
                text: qsTr("Keep it")
                onClicked: dialog.close()
            }
            TallyNoticeButton {
                id: erase
                objectName: "erase"
                Layout.fillWidth: true
                Layout.preferredWidth: buttons.each
                text: qsTr("Delete")
                onClicked: {
                    dialog.notice.deleteData()
                    dialog.close()
                }
            }
        }
    }
}
