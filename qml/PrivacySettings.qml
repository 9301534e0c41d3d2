// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// A page of an application's settings: what holds and who decided it, the switch, or both answers where there is none
/// yet, and what a person may ask for: to see what was sent, to have a copy of it, to have it deleted.
Pane {
    id: settings

    /// What is said; see ConsentDialog.
    property ConsentNotice notice: ConsentNotice { }
    /// The folder that a copy is written to, which must be there. Default: the person's documents; where visitors come one
    /// after the other (Tracker.visitorTimeout) those are nobody's, and no copy is offered.
    property string exportFolder: ""

    readonly property bool wide: availableWidth >= 480
    readonly property string language: qsTr("Usage data")
    readonly property bool shared: notice.tracker !== null && notice.tracker.visitorTimeout > 0
    property bool byKeyboard: false // it has just been answered
    property string exportResult: ""
    property string deletionResult: ""

    // The switch comes in the place of the buttons, and has the keyboard where one of them had it.
    function answer(yes) {
        const button = Window.activeFocusItem as TallyNoticeButton
        settings.byKeyboard = button !== null && button.visualFocus
        if (yes)
            notice.accept()
        else
            notice.decline()
    }

    Tally.ignore: true
    LayoutMirroring.enabled: settings.notice.rightToLeft
    LayoutMirroring.childrenInherit: true
    padding: 14 // and 6 within TallyNoticeScroll
    onLanguageChanged: notice.retranslate()
    Accessible.name: settings.language

    Connections {
        target: settings.notice
        function onExported(path, error) {
            settings.exportResult = settings.notice.exportText(path, error)
        }
        function onDataDeleted() {
            settings.exportResult = ""
            settings.deletionResult = qsTr("Your usage data on this device has been deleted.")
        }
        function onPersonLeft() {
            settings.exportResult = ""
            settings.deletionResult = ""
            sent.close()
            deletion.close()
        }
    }

    contentItem: TallyNoticeScroll {
        gap: 20
        maximumWidth: 760
        Accessible.name: settings.language

        TallyNoticeHeading { text: settings.language }
        TallyNoticeText {
            visible: settings.notice.asking
            text: settings.notice.question
            font.weight: Font.DemiBold
        }
        TallyConsentSwitch {
            visible: !settings.notice.asking
            notice: settings.notice
            text: qsTr("Allow %1 to collect usage data").arg(settings.notice.application)
            onVisibleChanged: {
                if (visible && settings.byKeyboard)
                    takeFocus()
                settings.byKeyboard = false
            }
        }
        TallyNoticeText {
            objectName: "status"
            Layout.topMargin: -12
            text: settings.notice.statusText
        }
        TallyAnswerButtons {
            Layout.fillWidth: true
            visible: settings.notice.asking
            onAccepted: settings.answer(true)
            onDeclined: settings.answer(false)
        }
        TallyNoticeText {
            objectName: "billing"
            visible: text !== ""
            text: settings.notice.billingText
        }
        TallyNoticeLine { }
        TallyNoticeText { text: settings.notice.purpose }
        TallyNoticeSection {
            objectName: "collected"
            visible: settings.notice.recipients.length > 0
            title: qsTr("What is collected")
            sentences: settings.notice.collected
        }
        TallyNoticeSection {
            objectName: "recipients"
            visible: sentences.length > 0
            title: qsTr("Who gets it")
            sentences: settings.notice.recipients
        }
        TallyNoticeDetails { notice: settings.notice }
        TallyNoticeLine { }
        TallySettingsRow {
            name: "show"
            wide: settings.wide
            title: qsTr("Show what was sent")
            description: settings.notice.recordText
            action: qsTr("Show")
            onTriggered: sent.open()
        }
        TallySettingsRow {
            name: "export"
            visible: settings.exportFolder !== "" || !settings.shared
            wide: settings.wide
            title: qsTr("Export my data")
            description: qsTr("Writes everything that is kept about you on this device to a file.")
            action: qsTr("Export")
            result: settings.exportResult
            onTriggered: settings.notice.exportData(
                settings.exportFolder === "" || settings.exportFolder.endsWith("/") ? settings.exportFolder
                                                                                    : settings.exportFolder + "/")
        }
        TallySettingsRow {
            name: "delete"
            wide: settings.wide
            title: qsTr("Delete my data")
            description: qsTr("Erases the usage data that is kept about you on this device.")
            action: qsTr("Delete\u2026")
            result: settings.deletionResult
            onTriggered: deletion.open()
        }
    }

    TallySentDialog {
        id: sent
        notice: settings.notice
    }
    TallyDeletionDialog {
        id: deletion
        notice: settings.notice
    }
}
