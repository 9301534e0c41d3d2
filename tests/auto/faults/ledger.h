// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "life.h"

#include "store/quarantine.h"
#include "tools/collector/collector.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <zlib.h>

namespace Tally::Faults {

/// What is known of a round beside what its processes wrote down.
struct Round
{
    QSet<int> killed; ///< processes that did not end by themselves
    QSet<int> denied; ///< processes that ended before a disk that took nothing was asked again to note what was delivered
    bool leavesAtOnce = false; ///< one ended by _exit(), whatever its worker was at
    bool cutsConnections = false; ///< connections were cut below HTTP, where Qt may repeat a request by itself
};

/// What became of every number, from what the vendors' stand-ins stored, what is on disk at the end, and what the
/// processes were told.
class Ledger
{
public:
    qint64 rounds = 0;
    qint64 events = 0; ///< track() was entered; each goes to up to three destinations
    qint64 owed = 0; ///< events that were accepted, times the destinations that want them
    qint64 deliveredOnce = 0;
    qint64 deliveredMore = 0; ///< more than once; what of it is owed
    qint64 quarantined = 0;
    qint64 lost = 0;
    qint64 unaccepted = 0; ///< killed within track(): either is right
    qint64 unacceptedDelivered = 0;
    qint64 sumCalls = 0;
    qint64 requests = 0;
    QMap<QString, qint64> dropped; ///< by reason
    QMap<QString, qint64> twice; ///< by reason: additional copies
    qint64 deduplicated = 0; ///< requests that came again, and were known there
    QStringList faults; ///< what must not be

    /// Takes one round in; \a storage after a last, healthy process has delivered what there was.
    void add(const Log &log, const Collector &collector, const QString &storage, const Round &round)
    {
        ++rounds;
        m_round = round;
        readRequests(log, collector);
        readEvents(collector);
        for (int place = 0; place < Places; ++place) {
            QHash<int, int> inQuarantine;
            const QString folder = storage + QLatin1String("/default/") + QLatin1String(placeNames[place])
                + QLatin1String("/quarantine");
            for (const Quarantine::Entry &entry : Quarantine(folder).entries())
                ++inQuarantine[numberOf(entry.eventId)];
            for (int number = 0; number < Log::maxEvents; ++number) {
                if (log.tracked[number] && !(place == Millimetric && (log.tracked[number] & Log::Big)))
                    judge(log, Place(place), number, inQuarantine.value(number));
            }
        }
        for (int number = 0; number < Log::maxEvents; ++number)
            events += log.tracked[number] ? 1 : 0;
        judgeSums(log, collector, storage);
        // Nothing is pending any more: the last process has delivered what there was.
        qint64 parts = deliveredOnce + deliveredMore + quarantined + lost;
        for (const qint64 ofOneReason : std::as_const(dropped))
            parts += ofOneReason;
        if (parts != owed)
            faults.append(QStringLiteral("%1 were owed, and their parts sum up to %2").arg(owed).arg(parts));
    }

    QString toString() const
    {
        const auto list = [](const QMap<QString, qint64> &counts) {
            qint64 sum = 0;
            QStringList parts;
            for (auto it = counts.begin(); it != counts.end(); ++it) {
                sum += it.value();
                parts.append(QStringLiteral("%1 %2").arg(it.value()).arg(it.key()));
            }
            return QString::number(sum) + (parts.isEmpty() ? QString() : QLatin1String(" (") + parts.join(QLatin1String(", ")) + QLatin1Char(')'));
        };
        return QStringLiteral("%1 rounds, %2 events, %3 requests; owed to three destinations: %4 = delivered once %5, more often "
                              "%6, quarantined %7, dropped %8, lost %9; additional copies %10; killed within track() %11, of "
                              "those delivered %12; calls in sums: %13; requests that a vendor knew already: %14")
            .arg(rounds).arg(events).arg(requests).arg(owed).arg(deliveredOnce).arg(deliveredMore).arg(quarantined)
            .arg(list(dropped)).arg(lost).arg(list(twice)).arg(unaccepted).arg(unacceptedDelivered).arg(sumCalls)
            .arg(deduplicated);
    }

private:
    struct Copy
    {
        std::uint32_t body = 0;
        QByteArray json;
    };

    void fault(Place place, int number, const QString &what)
    {
        faults.append(QStringLiteral("%1 at %2: %3").arg(idOf(number), QLatin1String(placeNames[place]), what));
    }

    void readRequests(const Log &log, const Collector &collector)
    {
        m_crcOf.clear();
        m_arrivals.clear();
        m_sent.clear();
        for (const CollectedRequest &request : collector.requests()) {
            ++requests;
            deduplicated += request.deduplicated;
            const std::uint32_t crc = std::uint32_t(crc32_z(
                0, reinterpret_cast<const Bytef *>(request.body.constData()), size_t(request.body.size())));
            m_crcOf.insert(request.seq, crc);
            ++m_arrivals[crc];
        }
        for (std::uint32_t i = 0; i < std::min<std::uint32_t>(log.requestCount, Log::maxRequests); ++i) {
            if (log.requests[i].isWritten)
                m_sent[log.requests[i].crc].append(&log.requests[i]);
        }
        if (log.requestCount > Log::maxRequests)
            faults.append(QStringLiteral("more requests than can be written down"));
    }

    void readEvents(const Collector &collector)
    {
        for (auto &copies : m_copies)
            copies.clear();
        for (const CollectedEvent &event : collector.events()) {
            const int number = numberOf(event.eventId);
            for (int place = 0; place < Places; ++place) {
                if (number >= 0 && event.vendor == QLatin1String(placeNames[place]))
                    m_copies[place][number].append({m_crcOf.value(event.request), QJsonDocument(event.json).toJson()});
            }
        }
    }

    /// Why requests with this body came more often than once, as far as that is known; a reason for each time.
    QStringList reasons(const Log &log, Place place, int number, std::uint32_t body) const
    {
        QStringList list;
        const QList<const Log::Request *> sent = m_sent.value(body);
        for (const Log::Request *request : sent) {
            const bool isKilled = m_round.killed.contains(request->process);
            if (request->state == Log::UnderWay)
                list.append(isKilled ? QStringLiteral("killed under way") : QStringLiteral("ended under way"));
            else if (request->state == Log::Abandoned)
                list.append(QStringLiteral("no answer in time, or ended under way"));
            else if (request->state == Log::Failed)
                list.append(QStringLiteral("answer cut off"));
            else if (m_round.denied.contains(request->process))
                list.append(QStringLiteral("ended while the disk took no note of the answer"));
            else if (!(log.deliveredIn[place][number] >> request->process & 1)
                     && (isKilled || log.processes[request->process].isEnding)) // with a worker that is left behind
                list.append(isKilled ? QStringLiteral("killed before the answer was settled")
                                     : QStringLiteral("ended before the answer was settled"));
        }
        if (m_round.cutsConnections)
            for (qsizetype i = sent.size(); i < m_arrivals.value(body); ++i)
                list.append(QStringLiteral("sent again by Qt on a cut connection"));
        return list;
    }

    /// Who sent requests with this body, and what became of them; for a person.
    QString story(std::uint32_t body) const
    {
        static const char *const states[] = {"under way", "answered", "failed", "abandoned"};
        QStringList list;
        for (const Log::Request *request : m_sent.value(body)) {
            list.append(QStringLiteral("%1 %2%3").arg(request->process).arg(QLatin1String(states[request->state]),
                        m_round.killed.contains(request->process) ? QStringLiteral(" killed") : QString()));
        }
        return list.join(QLatin1String(", "));
    }

    void judge(const Log &log, Place place, int number, int inQuarantine)
    {
        const QList<Copy> copies = m_copies[place].value(number);
        const int told = log.told[place][number];
        const bool isAccepted = log.tracked[number] & Log::Accepted;
        if (!isAccepted) {
            ++unaccepted;
            unacceptedDelivered += !copies.isEmpty();
        } else {
            ++owed;
        }
        if (copies.isEmpty() && (told & Log::Delivered))
            fault(place, number, QStringLiteral("told as delivered, and is not there"));
        for (const Copy &copy : copies)
            if (copy.json != copies.first().json)
                fault(place, number, QStringLiteral("two copies differ: ") + QString::fromUtf8(copy.json));
        if (place == Doow && isUnsold(number)) {
            if (!copies.isEmpty() || inQuarantine > 0)
                fault(place, number, QStringLiteral("it was to be refused before it is sent"));
            else if (isAccepted)
                ++dropped[(told & Log::Dropped) ? QStringLiteral("Invalid") : QStringLiteral("Invalid, killed before it was told")];
            return;
        }
        if (copies.size() > 1)
            judgeCopies(log, place, number, copies);
        if (!copies.isEmpty() && inQuarantine > 0) {
            // Ended between writing the quarantine and settling; and then the vendor took it.
            ++twice[QStringLiteral("in quarantine too")];
            if (m_round.killed.isEmpty() && !m_round.leavesAtOnce)
                fault(place, number, QStringLiteral("delivered, and in quarantine"));
        }
        if (!isAccepted)
            return;
        if (copies.size() == 1)
            ++deliveredOnce;
        else if (copies.size() > 1)
            ++deliveredMore;
        else if (copies.isEmpty() && inQuarantine > 0)
            ++quarantined;
        else if (copies.isEmpty() && (told & Log::Dropped))
            ++dropped[QStringLiteral("reason %1").arg(log.dropReason[place][number].load())];
        else if (copies.isEmpty()) {
            ++lost;
            fault(place, number, QStringLiteral("lost"));
        }
        if (inQuarantine > 1)
            fault(place, number, QStringLiteral("twice in quarantine"));
    }

    void judgeCopies(const Log &log, Place place, int number, const QList<Copy> &copies)
    {
        QStringList known;
        QSet<std::uint32_t> seen;
        for (const Copy &copy : copies) {
            if (!seen.contains(copy.body))
                known += reasons(log, place, number, copy.body);
            seen.insert(copy.body);
        }
        if (place != Millimetric)
            fault(place, number, QStringLiteral("%1 copies at a vendor that deduplicates").arg(copies.size()));
        for (qsizetype i = 0; i + 1 < copies.size(); ++i) {
            if (i < known.size())
                ++twice[known.at(i)];
            else
                fault(place, number, QStringLiteral("%1 copies, and no more reasons than: %2; %3").arg(copies.size())
                                         .arg(known.join(QLatin1String(", ")), story(copies.first().body)));
        }
    }

    /// The sum of all calls that were accepted, and of any of those in which a kill came.
    void judgeSums(const Log &log, const Collector &collector, const QString &storage)
    {
        qint64 wanted = 0;
        QList<qint64> perhaps;
        for (int number = 0; number < Log::maxEvents; ++number) {
            if (!log.tracked[number] || !isSummed(number))
                continue;
            if (log.tracked[number] & Log::Accepted) {
                wanted += quantityOf(number);
                ++sumCalls;
            } else {
                perhaps.append(quantityOf(number));
            }
        }
        qint64 got = 0;
        QSet<QString> ids;
        for (const CollectedEvent &event : collector.events()) {
            if (event.vendor != QLatin1String(placeNames[Fluxrate]) || !event.name.endsWith(QLatin1String("0555")))
                continue;
            got += event.quantity.toLongLong();
            ids.insert(event.eventId);
        }
        const QString quarantine = storage + QLatin1String("/default/") + QLatin1String(sumsName) + QLatin1String("/quarantine");
        for (const Quarantine::Entry &entry : Quarantine(quarantine).entries())
            if (!ids.contains(entry.eventId))
                got += QJsonDocument::fromJson(entry.event)[QLatin1String("quantity")].toInteger();
        QSet<qint64> possible{wanted};
        for (const qint64 one : perhaps)
            for (const qint64 sum : QSet<qint64>(possible))
                possible.insert(sum + one);
        if (!possible.contains(got))
            faults.append(QStringLiteral("the sums are %1 instead of %2").arg(got).arg(wanted));
    }

    Round m_round;
    QHash<qint64, std::uint32_t> m_crcOf; // of a request's body, by its number
    QHash<std::uint32_t, int> m_arrivals;
    QHash<std::uint32_t, QList<const Log::Request *>> m_sent;
    QHash<int, QList<Copy>> m_copies[Places];
};

} // namespace Tally::Faults
