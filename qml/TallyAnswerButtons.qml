// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/// The two answers, of the same size and look; one below the other where there is no room for both.
GridLayout {
    id: answers

    signal accepted
    signal declined
    readonly property real buttonWidth: Math.max(decline.implicitWidth, accept.implicitWidth)
    readonly property real buttonHeight: Math.max(decline.implicitHeight, accept.implicitHeight)

    columns: width >= 2 * buttonWidth + columnSpacing ? 2 : 1
    columnSpacing: 12
    rowSpacing: 8

    TallyNoticeButton {
        id: decline
        objectName: "decline"
        Layout.fillWidth: true
        Layout.preferredWidth: answers.buttonWidth
        Layout.preferredHeight: answers.buttonHeight
        text: qsTr("Decline")
        onClicked: answers.declined()
    }
    TallyNoticeButton {
        id: accept
        objectName: "accept"
        Layout.fillWidth: true
        Layout.preferredWidth: answers.buttonWidth
        Layout.preferredHeight: answers.buttonHeight
        text: qsTr("Accept")
        onClicked: answers.accepted()
    }
}
