// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/run.h"

#include <vector>

namespace Tally {

/// All that dead processes left there, ours from now on.
inline std::vector<std::unique_ptr<Run>> orphansIn(const QString &trackerFolder)
{
    std::vector<std::unique_ptr<Run>> runs;
    Run::adoptOrphans(trackerFolder, [&runs](std::unique_ptr<Run> run) {
        runs.push_back(std::move(run));
        return true;
    });
    return runs;
}

} // namespace Tally
