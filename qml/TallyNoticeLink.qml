// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

/// A button that looks like a part of the text; wraps where there is little room.
AbstractButton {
    id: link

    property bool underlined: true
    property string sign: ""

    Layout.fillWidth: true
    Layout.maximumWidth: implicitWidth
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    verticalPadding: 8
    contentItem: RowLayout {
        spacing: 8
        Label {
            Layout.alignment: Qt.AlignTop
            visible: text !== ""
            text: link.sign
            Accessible.ignored: true
        }
        TallyNoticeText {
            text: link.text
            font.underline: link.underlined
            Accessible.ignored: true
        }
    }
    Accessible.name: link.text
    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            link.clicked()
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            link.clicked()
    }

    TallyFocusFrame { control: link; spread: 5 }
    HoverHandler { cursorShape: Qt.PointingHandCursor }
}
