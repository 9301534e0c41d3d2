// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls

/// A button of the application's style, never smaller than a finger, that the Return key presses too.
Button {
    id: button

    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset,
                             implicitContentHeight + topPadding + bottomPadding, 40)
    Accessible.name: button.text
    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            button.clicked()
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            button.clicked()
    }

    TallyFocusFrame { control: button }
}
