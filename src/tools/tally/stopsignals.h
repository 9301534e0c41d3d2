// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>
#include <memory>

class QSocketNotifier;

namespace Tally {

/// While it lives, SIGINT and SIGTERM call a function in the event loop instead of ending the process; the second of
/// each ends it. One at a time.
class StopSignals
{
public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Tally
