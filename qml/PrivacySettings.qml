// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// A page of an application's settings: what holds and who decided it, the switch, and what a person may ask for: to see
/// what was sent, to have a copy of it, to have it deleted.
Pane {
    id: settings

    /// What is said; see ConsentDialog.
    property ConsentNotice notice: ConsentNotice { }
    /// The folder that a copy is written to. Default: the person's documents.
    property string exportFolder: ""

    readonly property bool wide: availableWidth >= 480
    readonly property string language: qsTr("Usage data")
    property string exportResult: ""
    property string deletionResult: ""

    Tally.ignore: true
    LayoutMirroring.enabled: settings.notice.rightToLeft
    LayoutMirroring.childrenInherit: true
    padding: 14 // and 6 within TallyNoticeScroll
    onLanguageChanged: notice.retranslate()
    Accessible.name: settings.language

    Connections {
        target: settings.notice
        function onExported(path, error) {
            settings.exportResult = error === "" ? qsTr("Written to %1").arg("\u2066" + path + "\u2069")
                                                 : qsTr("It could not be written: %1").arg(error)
        }
        function onDataDeleted() {
            settings.exportResult = ""
            settings.deletionResult = qsTr("Your data on this device has been deleted.")
        }
        function onVisitorEnded() {
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
        TallyConsentSwitch {
            notice: settings.notice
            text: qsTr("Allow %1 to collect usage data").arg(settings.notice.application)
        }
        TallyNoticeText {
            objectName: "status"
            Layout.topMargin: -12
            text: settings.notice.statusText
        }
        TallyNoticeLine { }
        TallyNoticeText { text: settings.notice.purpose }
        TallyNoticeSection {
            title: qsTr("What is collected")
            sentences: settings.notice.collected
        }
        TallyNoticeSection {
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
            wide: settings.wide
            title: qsTr("Export my data")
            description: qsTr("Writes everything that is kept about you on this device to a file.")
            action: qsTr("Export")
            result: settings.exportResult
            onTriggered: settings.notice.exportData(settings.exportFolder)
        }
        TallySettingsRow {
            name: "delete"
            wide: settings.wide
            title: qsTr("Delete my data")
            description: qsTr("Erases what is kept about you on this device.")
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
