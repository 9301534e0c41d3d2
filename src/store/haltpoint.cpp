// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/haltpoint.h"

#include <chrono>
#include <thread>

namespace Tally {

namespace {

constexpr int closeMs = 50; // a thread that is only busy is there far sooner

thread_local HaltPoint *ofThisThread = nullptr;

} // namespace

void HaltPoint::adopt()
{
    ofThisThread = this;
}

void HaltPoint::close()
{
    m_isClosed = true;
    m_resting.tryAcquire(1, closeMs);
}

void HaltPoint::pass()
{
    if (!ofThisThread || !ofThisThread->m_isClosed)
        return;
    ofThisThread->m_resting.release();
    for (;;)
        std::this_thread::sleep_for(std::chrono::hours(1));
}

} // namespace Tally
