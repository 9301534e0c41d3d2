// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/faultstate.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Tally::Inbound {

void FaultState::set(const CollectorFaults &faults)
{
    if (faults.refuseNumbers != m_faults.refuseNumbers)
        forgetSeen();
    if (faults.downAfter != m_faults.downAfter)
        m_untilDown = faults.downAfter;
    if (!faults.down || !m_faults.down)
        m_downUntilMs = -1;
    m_faults = faults;
}

CollectorFaults FaultState::faults(qint64 nowMs) const
{
    CollectorFaults faults = m_faults;
    faults.down = isDown(nowMs);
    return faults;
}

void FaultState::goDown(qint64 untilMs)
{
    m_faults.down = true;
    m_downUntilMs = untilMs;
}

bool FaultState::isDown(qint64 nowMs) const
{
    return m_faults.down && (m_downUntilMs < 0 || nowMs < m_downUntilMs);
}

std::optional<Answer> FaultState::takeAnswer(const Vendor *vendor)
{
    if (m_faults.status == 0 || m_faults.times == 0)
        return {};
    if (m_faults.times > 0)
        --m_faults.times;
    Answer answer{m_faults.status, m_faults.body, m_faults.contentType, m_faults.headers};
    if (vendor) {
        if (answer.body.isEmpty())
            answer.body = vendor->errorBody(m_faults.status, m_faults.retryAfter);
        answer.headers += vendor->errorHeaders(m_faults.status, m_faults.retryAfter);
    }
    if (m_faults.retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(m_faults.retryAfter)});
    return answer;
}

bool FaultState::isRefused(const QString &vendor, const CollectedEvent &event)
{
    const bool bad = m_faults.refuseNames.contains(event.name);
    if (m_faults.refuseNumbers.isEmpty())
        return bad;
    // One event that goes to two vendors is an event of each.
    const QByteArray id = vendor.toUtf8() + ' '
        + (event.eventId.isEmpty() ? QCryptographicHash::hash(toBytes(event.json), QCryptographicHash::Sha256)
                                   : event.eventId.toUtf8());
    // Counted until the highest number has come by; after that only the bad ones need to be known again.
    const qint64 last = *std::max_element(m_faults.refuseNumbers.begin(), m_faults.refuseNumbers.end());
    if (m_seen < last && !m_seenIds.contains(id)) {
        m_seenIds.insert(id);
        ++m_seen;
        if (m_faults.refuseNumbers.contains(m_seen))
            m_refusedIds.insert(id);
        if (m_seen == last)
            m_seenIds.clear();
    }
    return bad || m_refusedIds.contains(id);
}

std::optional<std::chrono::milliseconds> FaultState::takeDown(qint64 events)
{
    if (m_untilDown <= 0 || events == 0)
        return {};
    m_untilDown = std::max<qint64>(0, m_untilDown - events);
    if (m_untilDown > 0)
        return {};
    m_faults.downAfter = m_untilDown = -1;
    return m_faults.downFor;
}

void FaultState::forgetSeen()
{
    m_seen = 0;
    m_seenIds.clear();
    m_refusedIds.clear();
}

} // namespace Tally::Inbound
