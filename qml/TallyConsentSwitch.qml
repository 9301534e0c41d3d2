// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Tally

/// The switch that allows or forbids, and what it says; not to be moved where somebody else has decided.
Item {
    id: row

    required property ConsentNotice notice
    required property string text

    function takeFocus() {
        choice.forceActiveFocus(Qt.TabFocusReason)
    }

    Layout.fillWidth: true
    implicitHeight: Math.max(allow.implicitHeight, choice.implicitHeight)

    TallyNoticeText {
        id: allow
        anchors { left: parent.left; right: choice.left; rightMargin: 16; verticalCenter: parent.verticalCenter }
        text: row.text
        font.weight: Font.DemiBold
        TapHandler {
            enabled: choice.enabled
            onTapped: choice.answer(!choice.checked)
        }
    }
    Switch {
        id: choice
        objectName: "choice"

        function answer(yes) {
            if (yes)
                row.notice.accept()
            else
                row.notice.decline()
        }

        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        enabled: row.notice.canChange
        checked: row.notice.collecting
        onToggled: {
            answer(checked)
            checked = Qt.binding(() => row.notice.collecting)
        }
        Keys.onReturnPressed: event => {
            if (!event.isAutoRepeat)
                answer(!checked)
        }
        Keys.onEnterPressed: event => {
            if (!event.isAutoRepeat)
                answer(!checked)
        }
        Accessible.name: row.text
        Accessible.description: row.notice.statusText

        TallyFocusFrame { control: choice }
    }
}
