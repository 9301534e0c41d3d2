// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/haltpoint.h"

#include <chrono>
#include <thread>

namespace Tally {

namespace {

constexpr int closeMs = 50; // a thread that is only busy is there far sooner

thread_local HaltPoint *ofThisThread = nullptr;
thread_local int mutexesHeld = 0;

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

bool HaltPoint::pass()
{
    if (!ofThisThread || !ofThisThread->m_isClosed)
        return true;
    if (mutexesHeld > 0)
        return false;
    ofThisThread->m_resting.release();
    for (;;)
        std::this_thread::sleep_for(std::chrono::hours(1));
}

HaltPoint::Locker::Locker(QMutex *mutex) : m_mutex(mutex)
{
    m_mutex->lock();
    ++mutexesHeld;
}

HaltPoint::Locker::~Locker()
{
    --mutexesHeld;
    m_mutex->unlock();
    pass();
}

} // namespace Tally
