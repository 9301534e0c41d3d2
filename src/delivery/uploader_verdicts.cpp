// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What an answer leads to: one function per verdict.

#include "uploader.h"

#include "delivery/seams.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

namespace Tally {

Q_DECLARE_LOGGING_CATEGORY(lcUploader)

namespace {

constexpr milliseconds rememberFrom{5000}; // shorter waits are not worth a write to disk

} // namespace

void Uploader::settleAnswer(quint64 exchange, const HttpResponse &response)
{
    const auto found = std::find_if(m_inFlight.begin(), m_inFlight.end(),
                                    [exchange](const Shipment &s) { return s.exchange == exchange; });
    if (found == m_inFlight.end())
        return;
    Shipment shipment = std::move(*found);
    m_inFlight.erase(found);

    Verdict verdict = m_options.vendor->judge(shipment.segment.batch, response);
    verdict.ambiguous = verdict.ambiguous && !response.unsent;
    qCDebug(lcUploader) << m_place.name << "batch" << shipment.segment.batch.id << "status" << response.status
                        << "verdict" << int(verdict.kind);
    switch (verdict.kind) {
    case Verdict::Kind::Delivered:
        onDelivered(shipment, verdict, response.status);
        break;
    case Verdict::Kind::Retry:
        onRetry(shipment, verdict, response.status);
        break;
    case Verdict::Kind::Split:
        shipment.queue->split(shipment.segment);
        m_backlog = true;
        break;
    case Verdict::Kind::Reject:
        onRejected(shipment, verdict, response.status);
        break;
    case Verdict::Kind::KeyRefused:
        onKeyRefused(shipment, verdict, response.status);
        break;
    }
    step();
}

void Uploader::onDelivered(Shipment &shipment, const Verdict &verdict, int httpStatus)
{
    if (!verdict.refused.isEmpty() && !putIntoQuarantine(shipment, verdict.refused, httpStatus)) {
        shipment.queue->putBack(shipment.segment);
        return;
    }
    QStringList ids = shipment.segment.batch.eventIds.mid(shipment.segment.settled);
    for (const Verdict::Refused &refused : verdict.refused)
        ids.removeAll(refused.eventId);
    shipment.queue->settle(shipment.segment);
    m_place.ledger->deliver(ids.size());
    Q_EMIT delivered(ids);
    succeeded();
    done(shipment.segment.batch.eventIds.size() - shipment.segment.settled);
}

void Uploader::onRetry(Shipment &shipment, const Verdict &verdict, int httpStatus)
{
    shipment.queue->putBack(shipment.segment);
    ++m_failures;
    milliseconds wait = backoff(m_failures, QRandomGenerator::global()->generateDouble(), m_options.firstBackoff);
    m_backoffUntil = now() + wait;
    if (verdict.retryAfter) {
        m_retryAfterUntil = now() + std::min(*verdict.retryAfter, maxRetryAfter);
        wait = std::max(wait, *verdict.retryAfter);
    }
    m_backlog = true;
    remember();
    if (m_failures <= m_options.maxRetries && !verdict.retryAfter)
        return;
    endFlushes(false);
    // Told once when the tries are used up, and again each time the wait has reached its cap.
    if (m_failures == m_options.maxRetries + 1 || (verdict.retryAfter && m_failures == 1)) {
        Error e = error(httpStatus ? Error::VendorFailed : Error::NetworkFailed, verdict.text, httpStatus);
        e.retryAt = QDateTime::fromMSecsSinceEpoch(seams().now() + wait.count(), Qt::UTC);
        Q_EMIT failed(e);
    }
}

void Uploader::onRejected(Shipment &shipment, const Verdict &verdict, int httpStatus)
{
    const QStringList ids = shipment.segment.batch.eventIds;
    if (!putIntoQuarantine(shipment, {{ids.value(0), verdict.text}}, httpStatus)) {
        shipment.queue->putBack(shipment.segment);
        return;
    }
    shipment.queue->settle(shipment.segment);
    m_failures = 0;
    m_backoffUntil.reset();
    done(1);
    if (++m_rejections % rejectionsUntilPause != 0)
        return;
    // So many in a row are not the events' fault. One more is tried now and then, in case it was mended over there.
    m_backoffUntil = now() + maxBackoff;
    endFlushes(false);
    Q_EMIT failed(error(Error::Misconfigured,
                        tr("The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the "
                           "destination's options, then call flush().")
                            .arg(m_rejections)
                            .arg(verdict.text),
                        httpStatus));
}

void Uploader::onKeyRefused(Shipment &shipment, const Verdict &verdict, int httpStatus)
{
    shipment.queue->putBack(shipment.segment);
    m_backlog = true;
    m_keyRefused = true;
    endFlushes(false);
    Q_EMIT failed(error(Error::KeyRefused,
                        tr("The vendor refused the key: %1. Events are kept. Store a valid key; it is used at once.")
                            .arg(verdict.text),
                        httpStatus));
    Q_EMIT keyWanted();
}

bool Uploader::putIntoQuarantine(Shipment &shipment, const QList<Verdict::Refused> &refused, int httpStatus)
{
    if (!shipment.queue->quarantine(shipment.segment, refused, httpStatus, m_quarantine.folder()))
        return false;
    QStringList ids;
    for (const Verdict::Refused &one : refused)
        ids.append(one.eventId);
    m_place.ledger->quarantine(ids.size());
    Error e = error(Error::EventRefused,
                    tr("The vendor refused %1 event(s) for good: %2").arg(ids.size()).arg(refused.first().reason),
                    httpStatus);
    Q_EMIT quarantineGrew(ids, e);
    const QStringList old = m_quarantine.enforceLimit();
    if (!old.isEmpty()) {
        m_place.ledger->dropQuarantined(old.size());
        Q_EMIT dropped(old, Drop::Refused);
    }
    return true;
}

void Uploader::succeeded()
{
    m_failures = 0;
    m_rejections = 0;
    m_backoffUntil.reset();
    m_retryAfterUntil.reset();
    remember();
}

void Uploader::remember()
{
    const auto wall = [this](const std::optional<milliseconds> &until) -> qint64 {
        const milliseconds left = until ? *until - now() : milliseconds(0);
        return left >= rememberFrom ? seams().now() + left.count() : 0;
    };
    SendMemory memory;
    memory.retryAfterUntilMs = wall(m_retryAfterUntil);
    memory.backoffUntilMs = wall(m_backoffUntil);
    memory.failedAttempts = memory.backoffUntilMs ? m_failures : 0;
    if (memory == m_remembered)
        return;
    m_remembered = memory;
    writeSendMemory(m_place.folder, memory);
}

} // namespace Tally
