// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import Tally

/// A word for how things are, on a ground whose colour says whether that is good. The word is in the style's own colour, so
/// it can be read on any.
Control {
    id: mark

    enum Mood { Quiet, Good, Busy, Warning, Bad }

    /// What the fate of an event is for whoever looks.
    function ofFate(fate: int): int {
        switch (fate) {
        case EventModel.Delivered:
            return TallyFateMark.Good
        case EventModel.Sending:
            return TallyFateMark.Busy
        case EventModel.Retrying:
        case EventModel.Held:
            return TallyFateMark.Warning
        case EventModel.Quarantined:
        case EventModel.Dropped:
            return TallyFateMark.Bad
        default:
            return TallyFateMark.Quiet
        }
    }

    required property string text
    property int mood: TallyFateMark.Quiet
    readonly property color tint: mood === TallyFateMark.Good ? "#2f9e44" : mood === TallyFateMark.Busy ? "#1c7ed6"
        : mood === TallyFateMark.Warning ? "#e8a100" : mood === TallyFateMark.Bad ? "#e03131" : "#868e96"

    leftPadding: 8
    rightPadding: 8
    topPadding: 2
    bottomPadding: 2

    contentItem: Row {
        spacing: 6

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 7
            height: 7
            radius: 3.5
            color: mark.tint
        }
        Label {
            text: mark.text
            font.pixelSize: 12
        }
    }
    background: Rectangle {
        radius: height / 2
        color: Qt.rgba(mark.tint.r, mark.tint.g, mark.tint.b, 0.16)
    }
}
