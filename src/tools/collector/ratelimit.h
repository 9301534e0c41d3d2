// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <deque>

namespace Tally::Inbound {

/// A token bucket. Time is an argument, so it is tested without waiting.
class TokenBucket
{
public:
    TokenBucket(double refillPerSecond, double burst) : m_refill(refillPerSecond), m_burst(burst), m_tokens(burst) { }

    /// 0 and one token less; or the seconds after which a token will be there.
    int take(qint64 nowMs)
    {
        if (m_lastMs)
            m_tokens = std::min(m_burst, m_tokens + m_refill * double(std::max<qint64>(0, nowMs - m_lastMs)) / 1000);
        m_lastMs = std::max<qint64>(nowMs, 1);
        if (m_tokens >= 1) {
            m_tokens -= 1;
            return 0;
        }
        return std::max(1, int(std::ceil((1 - m_tokens) / m_refill)));
    }

private:
    double m_refill;
    double m_burst;
    double m_tokens;
    qint64 m_lastMs = 0;
};

/// So many events in any stretch of time of a given length.
class EventWindow
{
public:
    EventWindow(qint64 limit, qint64 lengthMs) : m_limit(limit), m_lengthMs(lengthMs) { }

    /// 0 and the events are counted; or the seconds after which there is room for them.
    int take(qint64 events, qint64 nowMs)
    {
        while (!m_taken.empty() && nowMs - m_taken.front().atMs >= m_lengthMs) {
            m_current -= m_taken.front().events;
            m_taken.pop_front();
        }
        if (m_current + events <= m_limit) {
            m_taken.push_back({nowMs, events});
            m_current += events;
            return 0;
        }
        qint64 freed = 0;
        qint64 waitMs = m_lengthMs;
        for (const Taken &taken : m_taken) {
            freed += taken.events;
            waitMs = taken.atMs + m_lengthMs - nowMs;
            if (m_current - freed + events <= m_limit)
                break;
        }
        return std::max(1, int((waitMs + 999) / 1000));
    }

    /// Events in the window at the last take().
    qint64 current() const { return m_current; }

private:
    struct Taken
    {
        qint64 atMs;
        qint64 events;
    };
    qint64 m_limit;
    qint64 m_lengthMs;
    qint64 m_current = 0;
    std::deque<Taken> m_taken;
};

} // namespace Tally::Inbound
