// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tally

Page {
    id: page

    required property ConsentNotice notice
    required property string exportFolder
    signal leaving

    Tally.page: "/privacy"
    Tally.pageProperties: ({ name: "privacy" })
    padding: Look.margin
    topPadding: 34
    bottomPadding: 20
    background: Rectangle { color: Look.paper }

    ColumnLayout {
        anchors.fill: parent
        spacing: 12

        PrivacySettings {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: -20 // the settings' own margin
            notice: page.notice
            exportFolder: page.exportFolder
        }
        ShopButton {
            objectName: "back"
            quiet: true
            text: qsTr("Back")
            onClicked: page.leaving()
        }
    }
}
