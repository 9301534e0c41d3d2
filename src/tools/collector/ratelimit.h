// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>

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

} // namespace Tally::Inbound
