// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "retry.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace Tally {

milliseconds backoff(int attempt, double random01, milliseconds base)
{
    double delay = double(base.count());
    const auto cap = double(maxBackoff.count());
    if (attempt > 1)
        delay *= std::exp2(std::min(attempt - 1, 1000)); // infinity is capped like any other
    // The cap comes before the jitter too: a fleet that waits for one server must not come back in step.
    delay = std::min(delay, cap) * (0.8 + 0.4 * std::clamp(random01, 0.0, 1.0));
    return milliseconds(qint64(std::clamp(delay, 0.0, cap)));
}

QDateTime parseHttpDate(const QByteArray &value)
{
    // Day and time apart: together, Qt would read them as of this machine's zone, which may have no such hour.
    QStringList words = QString::fromLatin1(value.simplified()).split(QLatin1Char(' '));
    const QLocale c = QLocale::c();
    QDate day;
    QString clock;
    if (words.size() == 6 && words.last() == QLatin1String("GMT")) { // Sun, 06 Nov 1994 08:49:37 GMT
        clock = words.at(4);
        day = c.toDate(words.first(4).join(QLatin1Char(' ')), QStringLiteral("ddd, dd MMM yyyy"));
    } else if (words.size() == 5) { // Sun Nov 6 08:49:37 1994
        clock = words.takeAt(3);
        day = c.toDate(words.join(QLatin1Char(' ')), QStringLiteral("ddd MMM d yyyy"));
    } else if (words.size() == 4 && words.last() == QLatin1String("GMT")) { // Sunday, 06-Nov-94 08:49:37 GMT
        // Two digits of a year; the weekday is left out, as Qt would check it against the wrong century.
        clock = words.at(2);
        day = c.toDate(words.at(1), QStringLiteral("dd-MMM-yy"));
        if (day.isValid() && day.year() < 1970)
            day = day.addYears(100);
    }
    const QTime time = c.toTime(clock, QStringLiteral("HH:mm:ss"));
    return time.isValid() ? QDateTime(day, time, Qt::UTC) : QDateTime();
}

std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    const QByteArray digits = text.startsWith('-') ? text.mid(1) : text;
    if (!digits.isEmpty() && std::all_of(digits.cbegin(), digits.cend(), [](char c) { return c >= '0' && c <= '9'; })) {
        if (text.startsWith('-'))
            return milliseconds(0);
        bool fits = false;
        const qlonglong seconds = digits.toLongLong(&fits);
        const auto cap = std::chrono::duration_cast<std::chrono::seconds>(maxRetryAfter);
        return fits ? std::min(std::chrono::seconds(seconds), cap) : cap;
    }
    if (!now.isValid())
        return {};
    const QDateTime date = parseHttpDate(text);
    if (!date.isValid())
        return {};
    return std::clamp(milliseconds(now.msecsTo(date)), milliseconds(0), maxRetryAfter);
}

milliseconds retryAfterWait(milliseconds asked, double random01)
{
    const milliseconds wait = std::clamp(asked, milliseconds(0), maxRetryAfter);
    return wait + milliseconds(qint64(double(wait.count()) * 0.25 * std::clamp(random01, 0.0, 1.0)));
}

milliseconds pace(qsizetype events, int perSecond)
{
    return perSecond > 0 ? milliseconds(1000 * qint64(events) / perSecond) : milliseconds(0);
}

milliseconds shareOf(milliseconds spread, const QString &id)
{
    if (spread <= milliseconds(0))
        return milliseconds(0);
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256);
    return milliseconds(qint64(qFromBigEndian<quint64>(hash.constData()) % quint64(spread.count())));
}

milliseconds waitAfterOutage(milliseconds share, milliseconds spread, milliseconds outage)
{
    if (outage >= spread)
        return share;
    return milliseconds(qint64(double(share.count()) * double(outage.count()) / double(spread.count())));
}

std::optional<milliseconds> nextWake(const SendState &state, milliseconds now)
{
    if (!state.sendable || state.pending <= 0 || state.inFlight >= state.maxInFlight)
        return {};
    milliseconds at = now;
    if (!state.flushRequested) {
        if (state.pending < state.flushAt)
            at = std::max(at, state.oldestPendingSince + state.flushInterval);
        if (state.backoffUntil)
            at = std::max(at, *state.backoffUntil);
    }
    for (const std::optional<milliseconds> &until : {state.retryAfterUntil, state.pacedUntil}) {
        if (until)
            at = std::max(at, *until);
    }
    return at - now;
}

} // namespace Tally
