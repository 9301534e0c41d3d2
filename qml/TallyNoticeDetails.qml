// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import Tally

/// What is behind the first words: how the data is kept, where the policy is to be read.
ColumnLayout {
    id: details

    required property ConsentNotice notice
    property bool open: false
    readonly property string policy: notice.policyUrl

    spacing: 4

    TallyNoticeLink {
        objectName: "details"
        text: details.open ? qsTr("Fewer details") : qsTr("More details")
        sign: details.open ? "\u2212" : "+"
        underlined: false
        onClicked: details.open = !details.open
        Accessible.description: details.open ? qsTr("Expanded") : qsTr("Collapsed")
    }
    TallyNoticeText {
        Layout.topMargin: 4
        visible: details.open
        text: details.notice.handlingText
    }
    TallyNoticeLink {
        objectName: "policy"
        visible: details.open && details.policy !== ""
        text: qsTr("Read the privacy policy")
        onClicked: Qt.openUrlExternally(details.notice.policyUrl)
        Accessible.description: details.policy
    }
}
