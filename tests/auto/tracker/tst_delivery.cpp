// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// From track() to the vendor's answer, against the strict collector on loopback.

#include "fixture.h"

#include "tools/collector/proxy.h"

#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QScopeGuard>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

using namespace Tally;
using namespace std::chrono_literals;

class TestDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneEventArrivesWithItsPropertiesIdentityAndTime();
    void eachOfManyEventsIsDeliveredThoughTheWorkerIsToldOfFewOnly();
    void aServiceWithoutAnEventLoopDeliversBeforeItReturns();
    void aServiceWithoutAnEventLoopIsToldWhatWasRefused();
    void whileTheVendorIsAwayEventsWaitAndThenArriveInOrderOnce();
    void identifyIsARequestOfItsOwnBetweenTheEventsAroundIt();
    void theSameBytesAreSentAgainAfterAFailure_data();
    void theSameBytesAreSentAgainAfterAFailure();
    void anAnswerThatNeverComesWholeIsNoAnswer_data();
    void anAnswerThatNeverComesWholeIsNoAnswer();
    void theVendorsCertificateIsCheckedAndItsNameIsTheHosts();
    void redirectsAreNotFollowed();
    void retryAfterIsWaitedForAlsoByFlush();
    void badEventsGoToQuarantineAndTheOthersArrive();
    void aRefusedKeyStopsEverythingAndANewOneResumes();
    void aKeyThatCannotWorkIsNeverSent_data();
    void aKeyThatCannotWorkIsNeverSent();
    void offlineHoldsAndOnlineSends();
    void whatIsPendingIsSentAfterARestart();
    void deliveryGoesOnInASecondEventLoop();
    void theLogShowsRequestsAndNeitherKeysNorPropertiesNorBodies();
};

void TestDelivery::oneEventArrivesWithItsPropertiesIdentityAndTime()
{
    Fixture f;
    QSignalSpy delivered(f.tracker.get(), &Tracker::delivered);
    const QString id = f.tracker->track(QStringLiteral("purchase"), {{QStringLiteral("amount_cents"), 4900}});
    QVERIFY(!id.isEmpty());
    QTRY_COMPARE(delivered.size(), 1);
    QCOMPARE(delivered.first().at(0).toStringList(), QStringList{id});
    QCOMPARE(delivered.first().at(1).toString(), QStringLiteral("millimetric"));
    const QList<CollectedEvent> events = f.collector.events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().route, QStringLiteral("/v1/track"));
    QCOMPARE(events.first().name, QStringLiteral("purchase"));
    QCOMPARE(events.first().eventId, id);
    QCOMPARE(events.first().anonymousId, f.tracker->anonymousId());
    QVERIFY(!f.tracker->anonymousId().isEmpty());
    QCOMPARE(events.first().json.value(QStringLiteral("session_id")).toString(), f.tracker->sessionId());
    QCOMPARE(events.first().json.value(QStringLiteral("properties")).toObject().value(QStringLiteral("amount_cents")).toInt(), 4900);
    const QDateTime time = QDateTime::fromString(events.first().timestamp, Qt::ISODateWithMs);
    QVERIFY(qAbs(time.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QVERIFY(f.balances());
}

void TestDelivery::eachOfManyEventsIsDeliveredThoughTheWorkerIsToldOfFewOnly()
{
    Fixture f;
    for (int i = 1; i <= 10; ++i) {
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), i);
    }
}

void TestDelivery::aServiceWithoutAnEventLoopDeliversBeforeItReturns()
{
    Fixture f;
    for (int i = 0; i < 10; ++i)
        f.tracker->track(QStringLiteral("tick"), {{QStringLiteral("i"), i}});
    QVERIFY(f.tracker->shutdown(5s));
    QCOMPARE(f.collector.events().size(), 10);
    QCOMPARE(f.tracker->pendingCount(), 0);
}

void TestDelivery::aServiceWithoutAnEventLoopIsToldWhatWasRefused()
{
    Fixture f;
    const QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    f.tracker->track(QStringLiteral("large"), {{QStringLiteral("a"), QString(9000, u'x')}});
    QVERIFY(f.tracker->shutdown(5s));
    QVERIFY(f.has(Error::InvalidEvent));
    QCOMPARE(dropped.size(), 1);
}

void TestDelivery::whileTheVendorIsAwayEventsWaitAndThenArriveInOrderOnce()
{
    Fixture f([](Tracker &, Millimetric &to) { to.setFlushAt(100); });
    f.collector.stop();
    QStringList sent;
    for (int i = 0; i < 1000; ++i)
        sent.append(f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}}));
    QTRY_VERIFY(f.destination->state() == Destination::BackingOff);
    QCOMPARE(f.tracker->pendingCount(), 1000);
    QVERIFY(f.collector.start());
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), sent);
    QCOMPARE(f.collector.stats().duplicates, 0);
    QVERIFY(f.balances());
}

void TestDelivery::identifyIsARequestOfItsOwnBetweenTheEventsAroundIt()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("before"));
    f.tracker->track(QStringLiteral("before"));
    f.tracker->identify(QStringLiteral("user_42"), {{QStringLiteral("plan"), QStringLiteral("free")}});
    f.tracker->track(QStringLiteral("after"));
    f.tracker->page(QStringLiteral("/checkout"));
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QList<QByteArray> paths;
    for (const CollectedRequest &request : f.collector.requests())
        paths.append(request.path);
    QCOMPARE(paths, (QList<QByteArray>{"/v1/batch", "/v1/identify", "/v1/batch"}));
    const QList<CollectedEvent> events = f.collector.events();
    QCOMPARE(events.at(1).userId, QString());
    QCOMPARE(events.at(2).userId, QStringLiteral("user_42"));
    QCOMPARE(events.at(3).userId, QStringLiteral("user_42"));
    QCOMPARE(events.at(4).name, QStringLiteral("$pageview"));
    QCOMPARE(events.at(4).json.value(QStringLiteral("path")).toString(), QStringLiteral("/checkout"));
}

void TestDelivery::theSameBytesAreSentAgainAfterAFailure_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("500") << 500 << QByteArray();
    QTest::newRow("502") << 502 << QByteArray();
    QTest::newRow("503") << 503 << QByteArray();
    QTest::newRow("408") << 408 << QByteArray();
    QTest::newRow("404 of a wrong host") << 404 << QByteArray("<html>not here</html>");
    QTest::newRow("200 of a captive portal") << 200 << QByteArray("<html>please log in</html>");
    QTest::newRow("302 of a captive portal") << 302 << QByteArray("moved");
}

void TestDelivery::theSameBytesAreSentAgainAfterAFailure()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Fixture f([](Tracker &, Millimetric &to) { to.setFlushAt(5); });
    CollectorFaults faults;
    faults.status = status;
    faults.times = 3;
    faults.body = body;
    f.collector.setFaults(faults);
    for (int i = 0; i < 5; ++i)
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}});
    QTRY_COMPARE(f.tracker->deliveredCount(), 5);
    const QList<CollectedRequest> requests = f.collector.requests();
    QCOMPARE(requests.size(), 4);
    for (const CollectedRequest &request : requests)
        QCOMPARE(request.body, requests.first().body);
    QCOMPARE(f.collector.stats().duplicates, 0);
    QVERIFY(f.balances());
}

void TestDelivery::anAnswerThatNeverComesWholeIsNoAnswer_data()
{
    QTest::addColumn<ProxyFaults>("faults");
    ProxyFaults faults;
    faults.times = 1;
    faults.blackHole = true;
    QTest::newRow("black hole") << faults;
    faults.blackHole = false;
    faults.cutAnswerAt = 0;
    QTest::newRow("cut before the first byte") << faults;
    faults.cutAnswerAt = 40;
    QTest::newRow("cut in the headers") << faults;
    faults.cutAnswerAt = -1;
    faults.trickleBytes = 1;
    faults.trickleEvery = 200ms;
    QTest::newRow("one byte in 200 ms") << faults;
}

void TestDelivery::anAnswerThatNeverComesWholeIsNoAnswer()
{
    QFETCH(ProxyFaults, faults);
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setOffline(true);
        to.setRequestTimeout(600);
        to.setFlushAt(3);
    });
    FaultProxy proxy(f.collector.port());
    proxy.setFaults(faults);
    QVERIFY(proxy.start());
    f.destination->setHost(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
    for (int i = 0; i < 3; ++i)
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}});
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->deliveredCount(), 3);
    const QList<CollectedRequest> requests = f.collector.requests();
    QVERIFY(!requests.isEmpty());
    for (const CollectedRequest &request : requests)
        QCOMPARE(request.body, requests.first().body);
    QCOMPARE(f.collector.stats().unique, 3);
    QVERIFY(f.balances());
}

void TestDelivery::theVendorsCertificateIsCheckedAndItsNameIsTheHosts()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QFile certificate(QFINDTESTDATA("../collector/data/localhost.pem"));
    QFile key(QFINDTESTDATA("../collector/data/localhost.key"));
    QVERIFY(certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly));
    const QSslCertificate own(&certificate);
    const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    Collector::Options options;
    options.tls = usual;
    options.tls->setLocalCertificate(own);
    options.tls->setPrivateKey(QSslKey(&key, QSsl::Ec));
    options.tls->setPeerVerifyMode(QSslSocket::QueryPeer);
    options.host = QHostAddress::AnyIPv4; // so that it has an address that the certificate does not name
    Collector secure(options);
    QVERIFY(secure.start());
    const QUrl byName(QStringLiteral("https://localhost:%1").arg(secure.port()));
    const QUrl byAnotherName(QStringLiteral("https://127.0.0.2:%1").arg(secure.port()));

    // Nobody vouches for the certificate: nothing is sent.
    Fixture f([&](Tracker &, Millimetric &to) {
        to.setHost(byName);
        to.setMaxRetries(0);
    });
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::NetworkFailed));
    QCOMPARE(secure.stats().requests, 0);

    // The system vouches for it, but it is another host's.
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(usual); });
    QSslConfiguration trusting = usual;
    trusting.setCaCertificates({own});
    QSslConfiguration::setDefaultConfiguration(trusting);
    f.errors.clear();
    f.close();
    f.open([&](Tracker &, Millimetric &to) {
        to.setHost(byAnotherName);
        to.setMaxRetries(0);
    });
    QTRY_VERIFY(f.has(Error::NetworkFailed));
    QCOMPARE(secure.stats().requests, 0);
    QCOMPARE(f.tracker->pendingCount(), 1);

    // The right name, although the connection is made to an address.
    f.destination->setHost(byName);
    f.tracker->flush();
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(secure.requests().first().header("host"), byName.authority().toLatin1());
}

void TestDelivery::redirectsAreNotFollowed()
{
    Fixture f;
    Collector elsewhere;
    QVERIFY(elsewhere.start());
    for (const int status : {301, 302, 303, 307, 308}) {
        CollectorFaults faults;
        faults.status = status;
        faults.times = 1;
        faults.headers = {{"Location", elsewhere.url().toEncoded() + "/v1/track"}};
        f.collector.setFaults(faults);
        const qint64 before = f.tracker->deliveredCount();
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), before + 1);
    }
    QCOMPARE(elsewhere.stats().requests, 0);
    QCOMPARE(f.collector.stats().events, 5);
    QCOMPARE(f.collector.requests().size(), 10);
}

void TestDelivery::retryAfterIsWaitedForAlsoByFlush()
{
    Fixture f;
    CollectorFaults faults;
    faults.status = 429;
    faults.times = 1;
    faults.retryAfter = 1;
    f.collector.setFaults(faults);
    QSignalSpy errors(f.tracker.get(), &Tracker::errorOccurred);
    QElapsedTimer clock;
    clock.start();
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(errors.size(), 1);
    const Error error = errors.first().first().value<Error>();
    QCOMPARE(error.httpStatus, 429);
    QVERIFY(error.retryAt.isValid());
    f.tracker->flush();
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QVERIFY2(clock.elapsed() >= 990, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(f.collector.requests().size(), 2);
}

void TestDelivery::badEventsGoToQuarantineAndTheOthersArrive()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setOffline(true);
        to.setFlushAt(500);
    });
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    QStringList bad, good;
    for (int i = 0; i < 500; ++i) {
        const bool refuse = i == 7 || i == 8 || i == 400;
        const QString id = f.tracker->track(refuse ? QStringLiteral("bad") : QStringLiteral("good"));
        (refuse ? bad : good).append(id);
    }
    QSignalSpy quarantined(f.tracker.get(), &Tracker::quarantined);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->quarantinedCount(), 3);
    QTRY_COMPARE(f.tracker->deliveredCount(), 497);
    QCOMPARE(f.arrivedIds(), good);
    QVERIFY(f.collector.requests().size() <= 1 + 54);
    QVERIFY(f.balances());
    QTRY_COMPARE(quarantined.size(), 3);
    const QString text = quarantined.first().at(1).value<Error>().text;
    QVERIFY2(text.contains(QStringLiteral("invalid_payload")), qPrintable(text));
    const QVariantList kept = f.destination->quarantinedEvents();
    QCOMPARE(kept.size(), 3);
    QStringList keptIds;
    for (const QVariant &one : kept)
        keptIds.append(one.toMap().value(QStringLiteral("event_id")).toString());
    std::sort(keptIds.begin(), keptIds.end());
    std::sort(bad.begin(), bad.end());
    QCOMPARE(keptIds, bad);
    QCOMPARE(kept.first().toMap().value(QStringLiteral("http_status")).toInt(), 400);

    f.collector.setFaults({});
    f.destination->retryQuarantined();
    QTRY_COMPARE(f.tracker->deliveredCount(), 500);
    QCOMPARE(f.tracker->quarantinedCount(), 0);
    QCOMPARE(f.collector.stats().unique, 500);
    QCOMPARE(f.collector.stats().duplicates, 0);
    QVERIFY(f.balances());
}

void TestDelivery::aRefusedKeyStopsEverythingAndANewOneResumes()
{
    Fixture f;
    CollectorFaults faults;
    faults.status = 401;
    faults.times = 1;
    f.collector.setFaults(faults);
    f.tracker->track(QStringLiteral("one"));
    QTRY_COMPARE(f.destination->state(), Destination::KeyRefused);
    QTRY_VERIFY(f.has(Error::KeyRefused));
    f.tracker->track(QStringLiteral("two"));
    QVERIFY(f.tracker->waitForSaved(5s)); // the worker has seen it, and has not sent it
    QCOMPARE(f.collector.requests().size(), 1);
    QCOMPARE(f.tracker->pendingCount(), 2);
    f.destination->setKey(QStringLiteral("sk_test_hgfedcba_anothersecret"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QCOMPARE(f.destination->key(), QString()); // nor can anybody read it back
    QCOMPARE(f.collector.stats().duplicates, 0);
}

void TestDelivery::aKeyThatCannotWorkIsNeverSent_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("publishable without an origin") << QStringLiteral("pk_live_abcdefgh_secretsecret");
    QTest::newRow("read only") << QStringLiteral("rk_live_abcdefgh_secretsecret");
    QTest::newRow("account") << QStringLiteral("ak_live_abcdefgh_secretsecret");
    QTest::newRow("another vendor's") << QStringLiteral("dk_0123456789abcdef");
    QTest::newRow("with a line break") << QStringLiteral("sk_live_abcdefgh_secretsecret\r\nX-Evil: yes");
    QTest::newRow("not ASCII") << QString::fromUtf8("sk_live_abcdefgh_secretsecretsé");
}

void TestDelivery::aKeyThatCannotWorkIsNeverSent()
{
    QFETCH(QString, key);
    Fixture f([&](Tracker &, Millimetric &to) { to.setKey(key); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::KeyUnusable));
    QVERIFY(!f.tracker->waitForFlushed(2s));
    QCOMPARE(f.collector.stats().requests, 0);
    QCOMPARE(f.tracker->pendingCount(), 1);
    for (const Error &error : std::as_const(f.errors))
        QVERIFY(!error.text.contains(QStringLiteral("secretsecret")));
    if (key.startsWith(QLatin1String("pk_"))) {
        static_cast<Millimetric *>(f.destination)->setOrigin(QStringLiteral("https://kiosk.example"));
        QTRY_COMPARE(f.tracker->deliveredCount(), 1);
        QCOMPARE(f.collector.requests().first().header("origin"), QByteArray("https://kiosk.example"));
    }
}

void TestDelivery::offlineHoldsAndOnlineSends()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->state(), Destination::Offline);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.collector.stats().requests, 0);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
}

void TestDelivery::whatIsPendingIsSentAfterARestart()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    QStringList sent;
    for (int i = 0; i < 20; ++i)
        sent.append(f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}}));
    const QString anonymousId = f.tracker->anonymousId();
    f.close();
    QCOMPARE(f.collector.stats().requests, 0);
    f.open();
    QTRY_COMPARE(f.tracker->deliveredCount(), 20);
    QCOMPARE(f.arrivedIds(), sent);
    QCOMPARE(f.tracker->acceptedCount(), 20);
    QCOMPARE(f.tracker->anonymousId(), anonymousId);
    QVERIFY(f.balances());
}

void TestDelivery::deliveryGoesOnInASecondEventLoop()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QCoreApplication::exec(); // with aboutToQuit
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.tracker->deliveredCount(), 1); // this may be the end
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
}

void TestDelivery::theLogShowsRequestsAndNeitherKeysNorPropertiesNorBodies()
{
    static QMutex mutex; // any thread may log
    static QString log;
    QLoggingCategory::setFilterRules(QStringLiteral("tally.*=true\ntally=true"));
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
        const QMutexLocker lock(&mutex);
        log += QLatin1String(context.category) + QLatin1String(": ") + text + QLatin1Char('\n');
    });
    const auto restore = qScopeGuard([] {
        qInstallMessageHandler(nullptr);
        QLoggingCategory::setFilterRules(QString());
    });
    const QString secret = QStringLiteral("4111-1111-1111-1111");
    const QVariantMap withSecret{{QStringLiteral("card_number"), secret}};
    {
        Fixture f([&](Tracker &tracker, Millimetric &to) {
            tracker.setDebug(true);
            tracker.setSuperProperties({{QStringLiteral("owner"), secret}});
            to.setMaxRetries(0);
        });
        CollectorFaults quoting; // all that was sent, as some gateways do
        quoting.status = 500;
        quoting.times = 1;
        quoting.body = "no " + testKey().toLatin1() + " for " + secret.toLatin1();
        f.collector.setFaults(quoting);
        f.tracker->track(QStringLiteral("purchase"), withSecret);
        QTRY_COMPARE(f.tracker->deliveredCount(), 1);
        CollectorFaults refusing;
        refusing.refuseNames = QStringList{QStringLiteral("bad")};
        f.collector.setFaults(refusing);
        f.tracker->track(QStringLiteral("bad"), withSecret);
        QTRY_COMPARE(f.tracker->quarantinedCount(), 1);
        f.tracker->identify(QStringLiteral("usr_42"), withSecret);
        f.tracker->page(QStringLiteral("/pay"), withSecret);
        QVERIFY(f.tracker->waitForFlushed(10s));
        QVERIFY(f.collector.requests().first().body.contains(secret.toLatin1()));
    }
    const QMutexLocker lock(&mutex);
    for (const char *shown : {"tally.delivery: \"millimetric\" sends 1 events", "\"POST\" \"/v1/track\" 202", "/v1/identify", "500"})
        QVERIFY2(log.contains(QLatin1String(shown)), qPrintable(log));
    for (const QString &hidden : {testKey(), testKey().mid(20), secret, QStringLiteral("card_number"), QStringLiteral("properties")})
        QVERIFY2(!log.contains(hidden), qPrintable(log));
}

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
