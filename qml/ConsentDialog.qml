// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// Asks the person in front of the application whether data about its use may be collected, when nobody has asked yet.
///
///     ConsentDialog { notice.purpose: qsTr("…"); notice.policyUrl: "https://shop.example.com/privacy" }
///
/// Both answers are equally easy. Escape and "Not now" are no answer: nothing is sent, and it is asked again at the next
/// start, or when the application calls open().
NoticeDialog {
    id: dialog

    /// What is said; to be shared with ConsentBanner and PrivacySettings where an application says more than the default.
    property ConsentNotice notice: ConsentNotice { }
    /// Whether it opens by itself when an answer is needed.
    property bool automatic: true
    /// Whether this person wants to be asked another time.
    property bool postponed: false

    readonly property bool needed: automatic && !postponed && notice.asking && parent !== null
    readonly property string language: qsTr("Usage data")

    title: dialog.notice.question
    onNeededChanged: {
        if (needed)
            open()
        else if (automatic && !notice.asking)
            close()
    }
    onLanguageChanged: notice.retranslate()
    onOpened: {
        if (scroll.scrolls)
            scroll.forceActiveFocus(Qt.PopupFocusReason)
    }
    onRejected: postponed = true

    contentItem: NoticeScroll {
        id: scroll
        LayoutMirroring.enabled: dialog.notice.rightToLeft
        LayoutMirroring.childrenInherit: true
        gap: 14
        Accessible.name: dialog.title

        NoticeHeading { text: dialog.notice.question }
        NoticeText { text: dialog.notice.purpose }
        NoticeSection {
            title: qsTr("What is collected")
            sentences: dialog.notice.collected
        }
        NoticeSection {
            title: qsTr("Who gets it")
            sentences: dialog.notice.recipients
        }
        NoticeText { text: dialog.notice.choiceText }
        NoticeDetails { notice: dialog.notice }
    }
    footer: Control {
        LayoutMirroring.enabled: dialog.notice.rightToLeft
        LayoutMirroring.childrenInherit: true
        padding: 20
        topPadding: 0
        bottomPadding: 12
        contentItem: ColumnLayout {
            spacing: 4
            NoticeLine {
                Layout.bottomMargin: 12
                visible: scroll.scrolls
            }
            AnswerButtons {
                Layout.topMargin: scroll.scrolls ? 0 : 8
                Layout.fillWidth: true
                onAccepted: {
                    dialog.notice.accept()
                    dialog.close()
                }
                onDeclined: {
                    dialog.notice.decline()
                    dialog.close()
                }
            }
            NoticeLink {
                objectName: "later"
                Layout.alignment: Qt.AlignHCenter
                text: qsTr("Not now")
                onClicked: dialog.reject()
            }
        }
    }
}
