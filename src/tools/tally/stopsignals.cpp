// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/stopsignals.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace Tally {
namespace {

int stopPipe[2] = {-1, -1};

void wakeUp(int)
{
    const int saved = errno;
    [[maybe_unused]] const auto ignored = ::write(stopPipe[1], "x", 1);
    errno = saved;
}

} // namespace

StopSignals::StopSignals(std::function<void()> stop)
{
    if (::pipe2(stopPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(stopPipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [stop = std::move(stop)] {
        char byte = 0;
        while (::read(stopPipe[0], &byte, 1) > 0) { }
        stop();
    });
    struct sigaction action = {};
    action.sa_handler = wakeUp;
    action.sa_flags = int(SA_RESTART | SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

StopSignals::~StopSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &end : stopPipe)
        ::close(std::exchange(end, -1));
}

} // namespace Tally
