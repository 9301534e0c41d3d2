// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "../collector/rawclient.h"
#include "scriptedserver.h"

#include "core/error.h"
#include "tools/collector/collector.h"

#include <QVariant>

#include <cstdio>

namespace Tally::Testing {

/// Sending goes on within 2 s of a recovery; more here, as a loaded machine has no time to give.
constexpr qint64 soonMs = 5000;

/// Where a vendor is, and how it begins.
struct Place
{
    std::optional<QSslConfiguration> tls = {};
    QByteArray address = "127.0.0.1";
    quint16 port = 0;
    std::function<bool(Peer &)> handshake = {}; ///< of the first connection; false: it has ended
};

/// A vendor that is ill at first: its first connection gets what a script does, everything after that the strict
/// collector's answers.
class FaultyVendor
{
public:
    using Clock = ScriptedServer::Clock;
    /// True: the connection goes on, and is well from now on.
    using Fault = std::function<bool(Peer &, FaultyVendor &)>;
    FaultyVendor(const Collector &behind, Fault fault, Place place = {}) :
        m_behind(behind), m_fault(std::move(fault)), m_place(std::move(place)),
        server([this](Peer &peer) { serve(peer); }, m_place.address, m_place.port)
    {
    }

    /// The collector's whole answer to a request.
    QByteArray ask(const QByteArray &request) const
    {
        RawClient client(m_behind.port());
        client.send(request);
        const RawAnswer answer = client.answer();
        return answer.head + "\r\n\r\n" + answer.body;
    }
    /// The same without its head.
    QByteArray bodyFor(const QByteArray &request) const
    {
        const QByteArray answer = ask(request);
        return answer.mid(answer.indexOf("\r\n\r\n") + 4);
    }

    /// From the end of the fault to the beginning of the next try; -1 where one of them has not come.
    qint64 recoveryMs() const
    {
        const std::lock_guard lock(m_mutex);
        if (!m_wellSince || !m_triedAgain)
            return -1;
        return std::chrono::duration_cast<std::chrono::milliseconds>(*m_triedAgain - *m_wellSince).count();
    }

private:
    void serve(Peer &peer)
    {
        const bool isFirst = peer.number() == 0;
        if (!isFirst)
            noteTry();
        bool goesOn = !m_place.tls || (isFirst && m_place.handshake ? m_place.handshake(peer) : peer.startTls(*m_place.tls));
        if (isFirst) {
            if (goesOn && m_fault)
                goesOn = m_fault(peer, *this);
            if (m_fault || m_place.handshake) {
                const std::lock_guard lock(m_mutex);
                m_wellSince = Clock::now();
            }
        }
        for (QByteArray request; goesOn && !(request = peer.read()).isEmpty();) {
            noteTry();
            peer.send(ask(request));
        }
    }
    void noteTry()
    {
        const std::lock_guard lock(m_mutex);
        if (m_wellSince && !m_triedAgain)
            m_triedAgain = Clock::now();
    }

    const Collector &m_behind;
    const Fault m_fault;
    const Place m_place;
    mutable std::mutex m_mutex; // protects what follows
    std::optional<Clock::time_point> m_wellSince;
    std::optional<Clock::time_point> m_triedAgain;

public:
    ScriptedServer server; // last: its threads use the rest
};

/// "delivered", or what an application is told, in one line.
inline QString verdictOf(const Error &told)
{
    if (told.code == Error::NoError)
        return QStringLiteral("delivered");
    const QString status = told.httpStatus ? QLatin1Char(' ') + QString::number(told.httpStatus) : QString();
    return QVariant::fromValue(told.code).toString() + status + QLatin1String(": ") + told.text;
}

/// One line of a table that a program can read, where TALLY_TEST_REPORT is set.
inline void report(const char *table, const char *row, const QString &verdict, qint64 recoveryMs, qint64 twice)
{
    if (qEnvironmentVariableIsSet("TALLY_TEST_REPORT")) {
        std::printf("REPORT\t%s\t%s\t%s\t%s\t%lld\n", table, row, qPrintable(verdict),
                    recoveryMs < 0 ? "-" : QByteArray::number(recoveryMs).constData(), static_cast<long long>(twice));
        std::fflush(stdout);
    }
}

} // namespace Tally::Testing
