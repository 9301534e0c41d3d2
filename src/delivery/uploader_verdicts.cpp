// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What an answer leads to: one function per verdict.

#include "uploader.h"

#include "core/gzip.h"
#include "delivery/seams.h"
#include "store/files.h"
#include "store/segment.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

namespace Tally {

Q_DECLARE_LOGGING_CATEGORY(lcUploader)

namespace {

constexpr qsizetype shortestSecret = 8; // what is shorter is no key, and may be anywhere in an answer
constexpr milliseconds rememberFrom{5000}; // shorter waits are not worth a write to disk

// A server may quote the key that it refuses, and its words go into errors and into the quarantine.
QString without(const QByteArray &key, QString text)
{
    const QString secret = QString::fromLatin1(key);
    text.replace(secret, QLatin1String("[key]"));
    for (qsizetype length = secret.size() - 1; length >= shortestSecret; --length) // the words may be cut off in it
        text.replace(secret.left(length) + QChar(0x2026), QLatin1String("[key]"));
    return text;
}

} // namespace

void Uploader::settleAnswer(quint64 exchange, const HttpResponse &response)
{
    Request *request = nullptr;
    const auto shipment = std::find_if(m_underWay.begin(), m_underWay.end(), [&](Shipment &candidate) {
        for (Request &one : candidate.requests)
            if (one.exchange == exchange)
                request = &one;
        return request != nullptr;
    });
    if (!request)
        return;
    request->exchange = 0;

    Judged answer{m_options.vendor->judge(batchOf(*shipment, *request), response), response.status};
    Verdict &verdict = answer.verdict;
    if (request->key.size() >= shortestSecret) { // here, where nothing is escaped any more
        verdict.text = without(request->key, verdict.text);
        for (Verdict::Refused &refused : verdict.refused)
            refused.reason = without(request->key, refused.reason);
    }
    // The vendor's own gateway says it so, and the queue must not wait for ever; but so does a login page.
    if (verdict.kind == Verdict::Kind::Reject && verdict.isForeign) {
        m_foreignRejections += request->sentAt >= m_failedAt;
        if (m_foreignRejections < foreignRejectionsUntilBelieved)
            verdict.kind = Verdict::Kind::Retry;
    }
    if (verdict.kind != Verdict::Kind::Retry && !verdict.isForeign) // the vendor's own, over TLS or from this machine
        m_clock.hear(parseHttpDate(response.header("date")), request->sentAt.count(), now().count());
    verdict.ambiguous = verdict.ambiguous && !response.unsent;
    if (verdict.kind == Verdict::Kind::KeyRefused && request->key != m_key)
        verdict.kind = Verdict::Kind::Retry; // that was the key before: a session's token, say, that has ended
    qCDebug(lcUploader) << m_place.name << "batch" << shipment->segment.batch.id << "status" << response.status
                        << "verdict" << int(verdict.kind);
    switch (verdict.kind) {
    case Verdict::Kind::Delivered:
    case Verdict::Kind::Reject:
        request->answer = answer;
        heed(shipment);
        break;
    case Verdict::Kind::Retry:
        onRetry(shipment, *request, answer);
        break;
    case Verdict::Kind::Split:
        tell(Fate::Queued, idsOf(*shipment), Cause::Halved, {verdict.text}, response.status);
        shipment->queue->split(shipment->segment);
        m_underWay.erase(shipment);
        m_backlog = true;
        break;
    case Verdict::Kind::KeyRefused:
        if (shipment->isFirstTry)
            shipment->queue->noteUnsent(shipment->segment);
        {
            const QStringList ids = idsOf(*shipment);
            onKeyRefused(answer);
            tell(Fate::Retrying, ids, Cause::KeyRefused, {answer.verdict.text}, response.status);
        }
        break;
    }
    step();
}

void Uploader::heed(Shipments::iterator shipment)
{
    while (!shipment->requests.empty() && shipment->requests.front().answer) {
        const Request request = shipment->requests.front();
        const bool isRejected = request.answer->verdict.kind == Verdict::Kind::Reject;
        if (!(isRejected ? onRejected(*shipment, request) : onDelivered(*shipment, request))) {
            // The quarantine cannot be written, so the answer does not count yet: asked for again later.
            shipment->requests.front().answer.reset();
            m_backoffUntil = now() + storageRetryInterval;
            m_backlog = true;
            endFlushes(false);
            if (!std::exchange(m_quarantineFails, true))
                Q_EMIT failed(error(Error::StorageFailed,
                                    tr("Refused events cannot be put into quarantine: %1. They are kept, and sent again.")
                                        .arg(lastFileError())));
            return;
        }
        shipment->requests.pop_front();
    }
    if (shipment->segment.settled == int(shipment->segment.batch.events.size()))
        m_underWay.erase(shipment);
}

void Uploader::settle(Shipment &shipment, const Request &request)
{
    const int settled = request.at + request.count;
    if (settled == int(shipment.segment.batch.events.size()))
        shipment.queue->settle(shipment.segment);
    else
        shipment.queue->settleFirst(shipment.segment, settled);
    shipment.segment.settled = settled;
}

bool Uploader::onDelivered(Shipment &shipment, const Request &request)
{
    QStringList ids = shipment.segment.batch.eventIds.mid(request.at, request.count);
    QList<Verdict::Refused> refused; // of this batch, each once, whatever the answer lists
    for (const Verdict::Refused &one : request.answer->verdict.refused)
        if (ids.removeOne(one.eventId))
            refused.append(one);
    qint64 callsRefused = 0;
    if (!refused.isEmpty() && !putIntoQuarantine(shipment, refused, request.answer->httpStatus, &callsRefused))
        return false;
    rememberSent(shipment, request); // before it is settled, so that what has left is not forgotten by a kill
    settle(shipment, request);
    if (isWatched())
        tell(Fate::Delivered, ids, Cause::None, {}, request.answer->httpStatus);
    const qint64 calls = m_queues.takeCalls(ids);
    m_place.ledger->deliver(calls);
    if (!ids.isEmpty())
        Q_EMIT delivered(ids);
    const auto &[verdict, httpStatus] = *request.answer;
    if (!verdict.text.isEmpty() && httpStatus < 300) // the vendor's counts do not fit; a 409 only has it already
        Q_EMIT failed(error(Error::VendorFailed, verdict.text, httpStatus));
    if (shipment.mayBeDuplicate && !ids.isEmpty())
        Q_EMIT failed(error(Error::PossibleDuplicate,
                            tr("%n event(s) may be there twice: their first request had no answer, and when they were "
                               "sent again the vendor no longer remembered it.", nullptr, int(ids.size())),
                            request.answer->httpStatus));
    done(calls + callsRefused);
    if (ids.isEmpty() && !refused.isEmpty()) // an answer, and no success: not one of them was taken
        rejected(request, refused.size(), refused.last().reason);
    else
        succeeded(request);
    return true;
}

void Uploader::rememberSent(const Shipment &shipment, const Request &request)
{
    // Who asks to be erased is not to be remembered by that.
    const int status = request.answer->httpStatus;
    const bool isKept = m_place.sent && shipment.segment.batch.route != eraseRoute && status >= 200 && status < 300;
    const Place::Room room = isKept ? m_place.sentRoom() : Place::Room();
    if (room.bytes <= 0 || !shipment.queue->isOf(shipment.segment, room.whose)) // who has gone is shown to nobody
        return;
    const QByteArray body = request.isPacked ? gunzip(request.body).value_or(QByteArray()) : request.body;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(seams().now().wallMs, Qt::UTC);
    const auto path = m_place.sent->add({time, m_place.name, request.url, body, request.count}, room.whose, room.bytes);
    const bool wasFailing = std::exchange(m_recordFails, !path.has_value());
    if (!path && !wasFailing)
        Q_EMIT failed(error(Error::StorageFailed,
                            tr("What was sent cannot be written down in %1: %2.").arg(m_place.sent->folder(), lastFileError())));
    // Another process may have been told no, and have erased all, between the question and here.
    if (!path)
        return;
    if (const Place::Room after = m_place.sentRoom(); after.bytes <= 0 || after.whose != room.whose)
        removeFile(*path);
}

bool Uploader::onRejected(Shipment &shipment, const Request &request)
{
    const QString id = shipment.segment.batch.eventIds.value(request.at);
    const Judged &answer = *request.answer;
    qint64 calls = 0;
    if (!putIntoQuarantine(shipment, {{id, answer.verdict.text}}, answer.httpStatus, &calls))
        return false;
    settle(shipment, request);
    done(calls);
    rejected(request, 1, answer.verdict.text);
    return true;
}

void Uploader::rejected(const Request &request, qsizetype events, const QString &reason)
{
    answered(request);
    m_foreignRejections = 0;
    const bool wasTold = m_rejections >= rejectionsUntilPause;
    m_rejections += int(events);
    if (m_rejections < rejectionsUntilPause)
        return;
    // So many in a row are not the events' fault. One more is tried now and then, in case it was mended over there.
    m_failedAt = now(); // what is under way already has no say in the pause
    m_backoffUntil = now() + maxBackoff;
    endFlushes(false);
    if (wasTold)
        return;
    Q_EMIT failed(error(Error::Misconfigured,
                        tr("The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the "
                           "destination's options, then call flush().")
                            .arg(m_rejections)
                            .arg(reason),
                        request.answer->httpStatus));
}

milliseconds Uploader::backOff()
{
    m_failedAt = now();
    if (m_failures == 0)
        m_failingSince = now();
    ++m_failures;
    const milliseconds wait = backoff(m_failures, QRandomGenerator::global()->generateDouble(), m_options.firstBackoff);
    m_backoffUntil = now() + wait;
    return wait;
}

void Uploader::onRetry(Shipments::iterator shipment, const Request &request, const Judged &answer)
{
    const Verdict &verdict = answer.verdict;
    // Of several requests that failed together, one counts.
    const bool isNews = request.sentAt >= m_failedAt;
    const QStringList watched = idsOf(*shipment);
    if (shipment->isFirstTry && !verdict.ambiguous)
        shipment->queue->noteUnsent(shipment->segment);
    const bool isAlone = std::none_of(shipment->requests.begin(), shipment->requests.end(),
                                      [](const Request &one) { return one.exchange || one.answer; });
    if (isAlone) { // not to be kept in flight during a long outage: it may have to be evicted
        shipment->queue->putBack(shipment->segment);
        m_underWay.erase(shipment);
    }
    m_backlog = true;
    milliseconds wait{0};
    if (isNews)
        wait = backOff();
    const bool isHeldAlready = m_retryAfterUntil && *m_retryAfterUntil > now();
    if (verdict.retryAfter) {
        const milliseconds asked
            = retryAfterWait(*verdict.retryAfter, QRandomGenerator::global()->generateDouble());
        m_retryAfterUntil = now() + asked;
        wait = std::max(wait, asked);
    }
    remember();
    tellRetry(watched, answer);
    if (!verdict.retryAfter && (!isNews || m_failures <= m_options.maxRetries))
        return;
    endFlushes(false);
    // Told once when the tries are used up, and again each time the wait has reached its cap.
    if ((isNews && m_failures == m_options.maxRetries + 1)
        || (verdict.retryAfter && m_failures == 1 && (isNews || !isHeldAlready))) {
        Error e = error(answer.httpStatus ? Error::VendorFailed : Error::NetworkFailed, verdict.text, answer.httpStatus);
        e.retryAt = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs() + wait.count(), Qt::UTC);
        Q_EMIT failed(e);
    }
}

void Uploader::onKeyRefused(const Judged &answer)
{
    abortAll();
    m_backlog = true;
    m_keyRefused = true;
    endFlushes(false);
    Q_EMIT failed(error(Error::KeyRefused,
                        tr("The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.")
                            .arg(answer.verdict.text),
                        answer.httpStatus));
    Q_EMIT keyWanted();
}

bool Uploader::putIntoQuarantine(Shipment &shipment, const QList<Verdict::Refused> &refused, int httpStatus,
                                 qint64 *calls)
{
    if (!shipment.queue->quarantine(shipment.segment, refused, httpStatus, m_quarantine.folder()))
        return false;
    m_quarantineFails = false;
    if (isWatched())
        tellRefused(shipment, refused, httpStatus);
    QStringList ids;
    for (const Verdict::Refused &one : refused)
        ids.append(one.eventId);
    m_place.ledger->quarantine(ids.size());
    *calls = m_queues.takeCalls(ids);
    m_place.ledger->fold(*calls - ids.size());
    Error e = error(Error::EventRefused,
                    tr("The vendor refused %n event(s) for good: %1", nullptr, int(ids.size())).arg(refused.first().reason),
                    httpStatus);
    Q_EMIT quarantineGrew(ids, e);
    m_place.ledger->findQuarantined(m_quarantine.count()); // another process, or this answer before a kill, may have added
    const QStringList old = m_quarantine.enforceLimit();
    if (!old.isEmpty()) {
        m_place.ledger->dropQuarantined(old.size());
        tellDropped(old, Drop::Refused);
    }
    return true;
}

void Uploader::answered(const Request &request)
{
    // An answer to what was sent before the last failure says nothing about the time after it.
    if (request.sentAt <= m_failedAt)
        return;
    // It is back, for the whole fleet. One request has shown it; the backlog takes its turn.
    if (m_failures > m_options.maxRetries && m_options.startSpread > milliseconds(0)) {
        const milliseconds outage = now() - m_failingSince;
        m_paceUntil = now() + waitAfterOutage(m_options.startDelay, m_options.startSpread, outage);
    }
    m_failures = 0;
    m_backoffUntil.reset();
}

void Uploader::succeeded(const Request &request)
{
    answered(request);
    m_rejections = 0;
    m_foreignRejections = 0;
    remember();
}

void Uploader::remember()
{
    const ClockReading reading = seams().now();
    const auto wall = [&](const std::optional<milliseconds> &until) -> qint64 {
        const milliseconds left = until ? *until - milliseconds(reading.bootMs) : milliseconds(0);
        return left >= rememberFrom ? reading.wallMs + left.count() : 0;
    };
    SendMemory memory;
    memory.retryAfterUntilMs = wall(m_retryAfterUntil);
    memory.backoffUntilMs = wall(m_backoffUntil);
    memory.failedAttempts = memory.backoffUntilMs ? m_failures : 0;
    if (memory != SendMemory())
        memory.written = reading;
    if (memory == m_remembered)
        return;
    m_remembered = memory;
    writeSendMemory(m_place.folder, memory);
}

} // namespace Tally
