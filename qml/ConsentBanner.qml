// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// Asks the same as ConsentDialog in a strip that leaves the application usable; made to be the footer of a window:
///
///     ApplicationWindow { footer: ConsentBanner { } }
///
/// Seen only while an answer is needed. Escape within it, and "Not now", are no answer.
Pane {
    id: banner

    /// What is said; see ConsentDialog.
    property ConsentNotice notice: ConsentNotice { }
    /// Whether this person wants to be asked another time.
    property bool postponed: false

    readonly property bool wide: availableWidth >= 640
    readonly property string language: qsTr("Usage data")

    Tally.ignore: true
    LayoutMirroring.enabled: banner.notice.rightToLeft
    LayoutMirroring.childrenInherit: true
    visible: banner.notice.asking && !postponed && !dialog.visible // which asks the same
    padding: 16
    topPadding: 17
    // What is said scrolls rather than that it covers the whole application.
    implicitHeight: Math.min(implicitContentHeight + topPadding + bottomPadding,
                             Window.height > 0 ? Window.height * 0.8 : Infinity)
    onLanguageChanged: notice.retranslate()
    Keys.onEscapePressed: postponed = true
    Accessible.name: banner.notice.question

    contentItem: GridLayout {
        Accessible.role: Accessible.AlertMessage
        Accessible.name: banner.notice.question
        columns: banner.wide ? 2 : 1
        columnSpacing: 32
        rowSpacing: 12

        TallyNoticeScroll {
            // Its margins are for the frame of what has the keyboard.
            Layout.margins: -frameRoom
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1 // what there is
            gap: 4
            Accessible.name: banner.notice.question

            TallyNoticeHeading {
                text: banner.notice.question
                size: 1
            }
            TallyNoticeText { text: banner.notice.purpose }
            TallyNoticeText { text: banner.notice.choiceText }
            TallyNoticeText {
                objectName: "billing"
                visible: text !== ""
                text: banner.notice.billingText
            }
            RowLayout {
                spacing: 20
                TallyNoticeLink {
                    objectName: "more"
                    text: qsTr("What is collected")
                    onClicked: dialog.open()
                }
                TallyNoticeLink {
                    objectName: "later"
                    text: qsTr("Not now")
                    onClicked: banner.postponed = true
                }
            }
        }
        TallyAnswerButtons {
            Layout.fillWidth: !banner.wide
            Layout.preferredWidth: banner.wide ? 2 * Math.max(buttonWidth, 110) + columnSpacing : -1
            Layout.alignment: Qt.AlignVCenter
            onAccepted: banner.notice.accept()
            onDeclined: banner.notice.decline()
        }
    }

    Connections {
        target: banner.notice
        function onVisitorEnded() {
            banner.postponed = false
            dialog.close()
        }
    }
    TallyNoticeLine {
        parent: banner
        width: parent.width
    }

    ConsentDialog {
        id: dialog
        automatic: false
        notice: banner.notice
    }
}
