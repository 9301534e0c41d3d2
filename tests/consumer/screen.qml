// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQml
import Tally

QtObject {
    id: screen

    required property string folder
    property Tracker tracker: Tracker {
        storagePath: screen.folder
        offline: true
        Millimetric {}
    }

    function run() : bool {
        const first = tracker.track("opened", { by: "consumer" })
        const second = Tally.tracker.page("/start")
        const saved = tracker.waitForSaved(5000)
        console.log(first, second, saved, tracker.pendingCount)
        return first !== "" && second !== "" && saved && tracker.pendingCount === 2
    }
}
