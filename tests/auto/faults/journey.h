// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "../tracker/fixture.h"
#include "faultyvendor.h"
#include "names.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace Tally::Testing {

inline const QByteArray name("vendor.test");

inline QSslConfiguration serverTls(const char *certificate)
{
    QFile file(QStringLiteral(TEST_DATA "/") + QLatin1String(certificate)), key(QStringLiteral(TEST_DATA "/server.key"));
    if (!file.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
        qFatal("the certificates are not there");
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(&file));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients: they have no certificates
    return tls;
}

inline std::function<bool(Peer &)> shows(const char *certificate)
{
    return [tls = serverTls(certificate)](Peer &peer) { return peer.startTls(tls); };
}

/// The test's own CA is trusted, in this process alone, or is not.
inline void trust(bool testCa)
{
    static const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = usual;
    if (testCa)
        trusting.setCaCertificates(QSslCertificate::fromPath(QStringLiteral(TEST_DATA "/ca.pem")));
    QSslConfiguration::setDefaultConfiguration(trusting);
}

/// An application whose vendor is `name`, over TLS.
struct Journey
{
    explicit Journey(FaultyVendor::Fault fault = {}, std::function<bool(Peer &)> handshake = {},
                     const QByteArray &address = "127.0.0.1", int timeoutMs = 10'000, quint16 port = 0) :
        vendor(behind, std::move(fault), {serverTls("good.pem"), address, port, std::move(handshake)}),
        f([this, timeoutMs](Tracker &, Millimetric &to) {
            behind.start();
            to.setHost(QUrl(QStringLiteral("https://") + vendor.server.authority(QString::fromLatin1(name))));
            to.setMaxRetries(0);
            to.setRequestTimeout(timeoutMs);
        })
    {
    }
    QByteArray heard() const { return vendor.server.heard(); }

    Collector behind;
    FaultyVendor vendor;
    Fixture f;
};

/// Sends one event, which fails as it must at first and arrives then.
inline void failsOnce(Journey &journey, const char *table)
{
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY_WITH_TIMEOUT(journey.f.has(Error::NetworkFailed), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 10'000);
    QCOMPARE(journey.behind.stats().duplicates, 0);
    QTRY_VERIFY(journey.f.balances());
    const qint64 recovery = journey.vendor.recoveryMs();
    QVERIFY2(recovery <= soonMs, qPrintable(QString::number(recovery)));
    report(table, QTest::currentDataTag() ? QTest::currentDataTag() : QTest::currentTestFunction(),
           verdictOf(journey.f.errors.first()), recovery, 0);
}

} // namespace Tally::Testing
