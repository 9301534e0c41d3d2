// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import Tally

/// Asks the person in front of the application whether data about its use may be collected, when nobody has asked yet.
///
///     ConsentDialog { notice.purpose: qsTr("…"); notice.policyUrl: "https://shop.example.com/privacy" }
///
/// Both answers are equally easy. Escape and "Not now" are no answer: no usage data is sent (what is owed to billing is),
/// and it is asked again at the next start, of the next visitor, or when the application calls open().
TallyNoticeDialog {
    id: dialog

    /// What is said; to be shared with ConsentBanner and PrivacySettings where an application says more than the default.
    property ConsentNotice notice: ConsentNotice { }
    /// Whether it opens by itself when an answer is needed.
    property bool automatic: true
    /// Whether this person wants to be asked another time.
    property bool postponed: false

    readonly property bool needed: automatic && !postponed && notice.asking && parent !== null
    readonly property string language: qsTr("Usage data")
    readonly property TallyNoticeScroll scroll: contentItem as TallyNoticeScroll

    property bool answered: false

    // Once: while the dialog fades away its buttons are there still.
    function answer(yes) {
        if (answered)
            return
        answered = true
        if (yes)
            notice.accept()
        else
            notice.decline()
        close()
    }

    title: dialog.notice.question
    onAboutToShow: answered = false
    onNeededChanged: {
        if (needed)
            open()
        else if (automatic && !notice.asking)
            close()
    }
    onLanguageChanged: notice.retranslate()
    onOpened: scroll.begin()
    onRejected: postponed = true

    Connections {
        target: dialog.notice
        function onVisitorEnded() {
            dialog.postponed = false
            if (dialog.needed) // as before, where the last one's answer and end came in one turn
                dialog.open()
        }
    }

    contentItem: TallyNoticeScroll {
        LayoutMirroring.enabled: dialog.notice.rightToLeft
        LayoutMirroring.childrenInherit: true
        gap: 14
        Accessible.name: dialog.title

        TallyNoticeHeading { text: dialog.notice.question }
        TallyNoticeText { text: dialog.notice.purpose }
        TallyNoticeSection {
            objectName: "collected"
            visible: dialog.notice.recipients.length > 0
            title: qsTr("What is collected")
            sentences: dialog.notice.collected
        }
        TallyNoticeSection {
            objectName: "recipients"
            visible: sentences.length > 0
            title: qsTr("Who gets it")
            sentences: dialog.notice.recipients
        }
        TallyNoticeText { text: dialog.notice.choiceText }
        TallyNoticeText {
            objectName: "billing"
            visible: text !== ""
            text: dialog.notice.billingText
        }
        TallyNoticeDetails { notice: dialog.notice }
    }
    footer: TallyNoticeFooter {
        rightToLeft: dialog.notice.rightToLeft

        TallyNoticeLine {
            Layout.bottomMargin: 12
            visible: dialog.scroll.scrolls
        }
        TallyAnswerButtons {
            Layout.fillWidth: true
            onAccepted: dialog.answer(true)
            onDeclined: dialog.answer(false)
        }
        TallyNoticeLink {
            objectName: "later"
            Layout.alignment: Qt.AlignHCenter
            text: qsTr("Not now")
            onClicked: dialog.reject()
        }
    }
}
