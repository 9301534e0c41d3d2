// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "clock.h"

#include <QVariantList>

#include <algorithm>
#include <cstdlib>

namespace Tally {

namespace {

bool agree(qint64 one, qint64 other)
{
    return std::abs(one - other) <= Clock::toleranceMs;
}

} // namespace

void Clock::look(const ClockReading &now)
{
    m_now = now;
    settle();
}

void Clock::hear(const QDateTime &date, qint64 sentBootMs, qint64 receivedBootMs)
{
    // What took longer than the tolerance says nothing that is more exact.
    if (!date.isValid() || date.toMSecsSinceEpoch() < earliestMs || receivedBootMs - sentBootMs > toleranceMs)
        return;
    const qint64 told = date.toMSecsSinceEpoch() + 500; // it is in whole seconds, cut off
    if (told - std::max(m_now.wallMs, earliestMs) > farthestMs)
        return;
    const qint64 offset = told - (sentBootMs + receivedBootMs) / 2;
    const qint64 slack = 500 + (receivedBootMs - sentBootMs) / 2;
    const bool isConfirmation = m_isKnown && std::abs(offset - m_offset) <= toleranceMs + slack;
    m_serverOffset = isConfirmation ? m_offset : offset;
    settle();
}

void Clock::settle()
{
    const qint64 wallOffset = m_now.wallMs - m_now.bootMs;
    const bool isWallPossible = m_now.wallMs >= earliestMs;
    const bool isWallBelieved = !m_serverOffset || (isWallPossible && agree(wallOffset, *m_serverOffset));
    m_offset = isWallBelieved ? wallOffset : *m_serverOffset;
    const bool isKnown = isWallPossible || m_serverOffset;
    if (m_changes == 0 || isKnown != m_isKnown || !agree(m_offset, m_announced)) {
        ++m_changes;
        m_announced = m_offset;
    }
    m_isKnown = isKnown;
}

std::optional<qint64> Clock::correct(Event *event) const
{
    const QVariantList note = event->options.take(noteKey()).toList();
    if (note.size() != 2)
        return {};
    const qint64 wallMs = event->timestamp.toMSecsSinceEpoch();
    const bool isThisBoot = note.at(0).toString() == m_now.boot;
    if (isThisBoot ? !m_isKnown : wallMs < earliestMs) {
        event->options.insert(Event::clockUnknown(), true);
    } else if (const qint64 known = note.at(1).toLongLong() + m_offset; isThisBoot && !agree(known, wallMs)) {
        event->timestamp = QDateTime::fromMSecsSinceEpoch(known, Qt::UTC);
    }
    return isThisBoot ? std::optional(note.at(1).toLongLong()) : std::nullopt;
}

bool Clock::isOlder(qint64 writtenMs, qint64 bootMs, qint64 maxAgeMs) const
{
    if (m_now.bootMs - bootMs > maxAgeMs)
        return true;
    if (!m_serverOffset || writtenMs < earliestMs)
        return false;
    return std::min(m_now.wallMs, m_now.bootMs + *m_serverOffset) - writtenMs > maxAgeMs;
}

} // namespace Tally
