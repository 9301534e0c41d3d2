// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A plugin that brings Tally into a program that runs already; see latehost.cpp.

#include "tracker.h"
#include "vendors/millimetric.h"

#include <memory>

using namespace Tally;
using namespace std::chrono_literals;

static std::unique_ptr<Tracker> tracker;

extern "C" Q_DECL_EXPORT void begin(const char *storage, const char *host)
{
    tracker = std::make_unique<Tracker>();
    tracker->setStoragePath(QString::fromLocal8Bit(storage));
    auto *to = new Millimetric;
    to->setHost(QUrl(QString::fromLocal8Bit(host)));
    to->setKey(qEnvironmentVariable("TALLY_TEST_KEY"));
    tracker->addDestination(to);
}

extern "C" Q_DECL_EXPORT bool trackAndFlush()
{
    tracker->track(QStringLiteral("n"));
    return tracker->waitForFlushed(20s);
}

extern "C" Q_DECL_EXPORT void end()
{
    tracker.reset();
}
