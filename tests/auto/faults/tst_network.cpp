// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What may happen to a request between here and the vendor, and that nothing is lost by it. Each row: the first
// connection suffers, then the vendor is well.

#include "../tracker/fixture.h"
#include "faultyvendor.h"
#include "httpfaults.h"

#include "delivery/transport.h"

#include <QDirIterator>
#include <QNetworkReply>
#include <QRegularExpression>

#include <map>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

#include <semaphore>

namespace {

constexpr int deadlineMs = 1000;

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverHappensNothingIsLostAndSendingResumes_data();
    void whateverHappensNothingIsLostAndSendingResumes();
    void aVendorThatIsNotThereIsFoundWhenItComesBack();
    void aRetryAfterOfAYearIsADay();
    void anAnswerThatNobodyAskedForIsNoAnswer();
    void whatSomebodyElseCallsTooLargeIsTriedAgainBeforeItIsBelieved_data();
    void whatSomebodyElseCallsTooLargeIsTriedAgainBeforeItIsBelieved();
    void aKeyThatTheVendorQuotesIsInNoTextAndNoFile_data();
    void aKeyThatTheVendorQuotesIsInNoTextAndNoFile();
    void anEndThatMeetsAnErrorIsQuiet();

private:
    struct Round;
    static constexpr qsizetype atATime = 12;
    std::map<qsizetype, std::unique_ptr<Round>> m_rounds;
};

void TestNetwork::whateverHappensNothingIsLostAndSendingResumes_data()
{
    QTest::addColumn<qsizetype>("number");
    const QList<HttpFault> &faults = httpFaults();
    for (qsizetype i = 0; i < faults.size(); ++i)
        QTest::newRow(faults.at(i).name) << i;
}

/// One fault, its vendor, and an application that has three events for it.
struct TestNetwork::Round
{
    explicit Round(qsizetype number) :
        fault(httpFaults().at(number)), name(QStringLiteral("round-%1").arg(number))
    {
        behind.start();
        f.tracker->setOffline(false);
    }

    const HttpFault &fault;
    const QString name;
    Collector behind;
    ScriptedServer elsewhere{[](Peer &peer) { peer.hold(); }};
    FaultyVendor vendor{behind, [this](Peer &peer, FaultyVendor &faulty) {
                            return fault.play(peer, faulty, elsewhere.authority().toLatin1());
                        }};
    QStringList ids;
    Fixture f{[this](Tracker &tracker, Millimetric &to) {
        tracker.setName(name);
        tracker.setOffline(true);
        to.setHost(QUrl(QStringLiteral("http://") + vendor.server.authority()));
        to.setMaxRetries(0); // so that the first failure is told
        to.setFlushAt(3);
        if (fault.end == HttpFault::OwnDeadline)
            to.setRequestTimeout(deadlineMs);
        for (int i = 0; i < 3; ++i)
            ids.append(tracker.track(QStringLiteral("n"), {{QStringLiteral("text"), QString(300, u'x')}}));
    }};
};

void TestNetwork::whateverHappensNothingIsLostAndSendingResumes()
{
    QFETCH(qsizetype, number);
    // A round is mostly waiting, so the next ones begin meanwhile.
    for (qsizetype next = number; next < std::min(number + atATime, httpFaults().size()); ++next)
        if (std::unique_ptr<Round> &round = m_rounds[next]; !round)
            round = std::make_unique<Round>(next);
    const std::unique_ptr<Round> own = std::move(m_rounds[number]);
    Round &round = *own;
    const HttpFault &fault = round.fault;
    Fixture &f = round.f;

    if (fault.told == Error::KeyRefused) {
        QTRY_COMPARE(f.destination->state(), Destination::KeyRefused);
        QCOMPARE(f.tracker->pendingCount(), 3);
        QVERIFY(f.balances());
        f.tracker->flush(); // as a person does it who has mended it over there
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.tracker->deliveredCount(), 3, 10'000);
    QTRY_VERIFY(f.balances());
    if (fault.told != Error::NoError && fault.end != HttpFault::QtDecides)
        QTRY_VERIFY(!f.errors.isEmpty()); // on its way from the worker
    const Error told = f.errors.value(0);
    if (fault.end == HttpFault::QtDecides) {
        QVERIFY2(told.code == Error::NoError || told.code == Error::NetworkFailed || told.code == Error::VendorFailed,
                 qPrintable(told.text));
    } else {
        QVERIFY2(told.code == fault.told, qPrintable(told.text));
        QCOMPARE(told.httpStatus, fault.httpStatus);
    }
    QVERIFY2(told.text.isEmpty() == (told.code == Error::NoError) && told.text.size() < 600, qPrintable(told.text));

    // Nothing lost, and twice only what the vendor had read whole.
    QStringList unique;
    for (const CollectedEvent &event : round.behind.events())
        if (!unique.contains(event.eventId))
            unique.append(event.eventId);
    QCOMPARE(unique, round.ids);
    const qint64 twice = round.behind.stats().duplicates;
    QVERIFY2(twice == 0 || fault.isTaken, qPrintable(QString::number(twice)));

    // The key has been nowhere else, and nobody was asked who was only named in an answer.
    QCOMPARE(round.elsewhere.connections(), 0);

    const bool isMended = fault.told == Error::KeyRefused; // by hand, so the time is that of the hand
    const qint64 recovery = isMended ? -1 : round.vendor.recoveryMs();
    const bool isRetried = told.code != Error::NoError && !isMended;
    QVERIFY2(recovery >= (isRetried ? fault.retryAfterMs - 20 : -1), qPrintable(QString::number(recovery)));
    QVERIFY2(recovery <= fault.retryAfterMs + soonMs, qPrintable(QString::number(recovery)));
    report("http", fault.name, verdictOf(told), recovery, twice);
}

void TestNetwork::aVendorThatIsNotThereIsFoundWhenItComesBack()
{
    Collector behind;
    QVERIFY(behind.start());
    quint16 port = 0;
    {
        const ScriptedServer gone([](Peer &) { });
        port = gone.port();
    }
    Fixture f([&](Tracker &, Millimetric &to) {
        to.setHost(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)));
        to.setMaxRetries(0);
    });
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::NetworkFailed));
    const FaultyVendor back(behind, {}, {{}, "127.0.0.1", port});
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QVERIFY2(clock.elapsed() <= soonMs, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(behind.stats().duplicates, 0);
    QVERIFY(f.balances());
    report("http", "refused", verdictOf(f.errors.first()), clock.elapsed(), 0);
}

void TestNetwork::aRetryAfterOfAYearIsADay() // and a quarter at the most, by chance
{
    Fixture f([](Tracker &, Millimetric &to) { to.setMaxRetries(0); });
    CollectorFaults faults;
    faults.status = 503;
    faults.times = 1;
    faults.retryAfter = 365 * 24 * 3600;
    f.collector.setFaults(faults);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.errors.size(), 1);
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(f.errors.first().retryAt);
    QVERIFY2(seconds > 24 * 3600 - 120 && seconds < 30 * 3600 + 120, qPrintable(QString::number(seconds)));
    QVERIFY(!f.tracker->waitForFlushed(5s));
    QCOMPARE(f.collector.requests().size(), 1);
    QCOMPARE(f.tracker->pendingCount(), 1);
    report("http", "Retry-After: a year", QStringLiteral("VendorFailed 503, kept, next try in %1 s").arg(seconds), -1, 0);
}

void TestNetwork::anAnswerThatNobodyAskedForIsNoAnswer()
{
    // A second answer behind the first one must not be taken for the answer to the next request.
    Collector behind;
    QVERIFY(behind.start());
    FaultyVendor vendor(behind, [](Peer &peer, FaultyVendor &faulty) {
        const QByteArray answer = faulty.ask(peer.read());
        peer.send(answer + "HTTP/1.1 202 Accepted\r\nContent-Length: 11\r\n\r\n{\"ok\":true}");
        return true;
    });
    Fixture f([&](Tracker &, Millimetric &to) { to.setHost(QUrl(QStringLiteral("http://") + vendor.server.authority())); });
    for (int i = 1; i <= 3; ++i) {
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), i);
        QTRY_COMPARE(behind.stats().unique, i);
    }
    report("http", "an answer that nobody asked for", QStringLiteral("delivered"), -1, behind.stats().duplicates);
}

void TestNetwork::whatSomebodyElseCallsTooLargeIsTriedAgainBeforeItIsBelieved_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("isBelieved");
    QTest::newRow("a login page, for a while") << QByteArray("<html>Log in</html>") << 4 << false;
    QTest::newRow("a gateway") << QByteArray("<html>Too large</html>") << 5 << true;
    QTest::newRow("the vendor") << QByteArray(R"({"error":"payload_too_large"})") << 1 << true;
}

void TestNetwork::whatSomebodyElseCallsTooLargeIsTriedAgainBeforeItIsBelieved()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, times);
    QFETCH(const bool, isBelieved);
    Fixture f;
    CollectorFaults tooLarge;
    tooLarge.status = 413;
    tooLarge.body = body;
    tooLarge.times = times;
    f.collector.setFaults(tooLarge);
    const QString first = f.tracker->track(QStringLiteral("first"));
    QTRY_COMPARE_WITH_TIMEOUT(f.tracker->pendingCount(), 0, 20'000);
    const QString second = f.tracker->track(QStringLiteral("second"));
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QCOMPARE(f.arrivedIds(), isBelieved ? QStringList{second} : QStringList({first, second}));
    QCOMPARE(f.tracker->quarantinedCount(), isBelieved ? 1 : 0);
    QCOMPARE(f.collector.stats().requests, times + (isBelieved ? 1 : 2));
    QVERIFY(f.balances());
}

void TestNetwork::aKeyThatTheVendorQuotesIsInNoTextAndNoFile_data()
{
    QTest::addColumn<QByteArray>("before"); // in front of the key
    QTest::addColumn<QByteArray>("quoted");
    QTest::addColumn<bool>("isReplaced");
    const QByteArray plain(R"(sk_test_abcdefgh_sec\\re\"t/half)"); // as JSON has to write it
    QByteArray escaped = plain;
    escaped.replace("/", "\\/").replace("half", "h\\u0061lf");
    QTest::newRow("as it is") << QByteArray() << plain << false;
    QTest::newRow("escaped") << QByteArray() << escaped << false;
    QTest::newRow("cut off") << QByteArray(160, 'x') << escaped << false;
    QTest::newRow("the key before") << QByteArray() << escaped << true;
}

void TestNetwork::aKeyThatTheVendorQuotesIsInNoTextAndNoFile()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, quoted);
    QFETCH(const bool, isReplaced);
    const QByteArray body
        = R"({"error":"invalid_payload","details":{"formErrors":["bad token )" + before + quoted + R"("]}})";
    std::atomic<bool> mayAnswer{false};
    ScriptedServer server([&](Peer &peer) {
        while (!peer.read().isEmpty()) {
            while (!mayAnswer && peer.pause(1ms)) { }
            peer.send("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        }
    });
    Fixture f([&](Tracker &, Millimetric &to) {
        to.setHost(QUrl(QStringLiteral("http://") + server.authority()));
        to.setKey(QStringLiteral(R"(sk_test_abcdefgh_sec\re"t/half)"));
    });
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(server.heard().contains(R"(Bearer sk_test_abcdefgh_sec\re"t/half)"));
    if (isReplaced) {
        f.destination->setKey(QStringLiteral("sk_test_hgfedcba_anothersecret"));
        QVERIFY(f.tracker->waitForSaved(5s)); // the worker has it
    }
    mayAnswer = true;
    QTRY_COMPARE(f.tracker->quarantinedCount(), 1);
    QTRY_VERIFY(f.has(Error::EventRefused));
    const QString reason = f.destination->quarantinedEvents().value(0).toMap().value(QStringLiteral("reason")).toString();
    QVERIFY2(reason.contains(QLatin1String("[key]")), qPrintable(reason));
    QStringList texts{reason};
    for (const Error &error : std::as_const(f.errors))
        texts.append(error.text);
    QDirIterator files(f.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        texts.append(QString::fromLatin1(file.readAll()));
    }
    for (const QString &text : std::as_const(texts))
        QVERIFY2(!text.contains(QLatin1String("abcdefgh_sec")), qPrintable(text));
}

namespace {

/// Tells of its last reply's error at once.
class TellingNetwork : public QNetworkAccessManager
{
public:
    explicit TellingNetwork(const std::function<void()> &failed) : m_failed(failed) { }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *data) override
    {
        QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, data);
        connect(reply, &QNetworkReply::errorOccurred, this, m_failed);
        return reply;
    }

private:
    const std::function<void()> m_failed;
};

} // namespace

void TestNetwork::anEndThatMeetsAnErrorIsQuiet()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    std::atomic<bool> resets{false};
    std::counting_semaphore<> isReset{0};
    ScriptedServer server([&resets, &isReset](Peer &peer) {
        peer.read();
        while (!resets && peer.pause(1ms)) { }
        peer.reset();
        isReset.release();
    });
    std::function<void()> failed = [] { };
    Transport transport([&failed] { return new TellingNetwork([&failed] { failed(); }); });
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(QStringLiteral("http://") + server.authority());
    request.headers = {{"Content-Type", "application/json"}};
    request.body = "{}";
    const auto wasAnswered = [](const HttpResponse &) { QFAIL("an exchange that was ended has an answer"); };

    // The error is on its way from Qt's own thread when the exchange ends, once in a while …
    for (int i = 0; i < 20; ++i) {
        resets = false;
        const auto before = server.heard().size();
        const quint64 id = transport.send(request, 10s, wasAnswered);
        QTRY_VERIFY_WITH_TIMEOUT(server.heard().size() > before && server.heard().endsWith("{}"), 10'000);
        QEventLoop loop; // as in the worker
        QTimer::singleShot(0, &loop, [&] {
            resets = true;
            isReset.acquire();
            transport.abort(id);
            QTimer::singleShot(0, &loop, &QEventLoop::quit);
        });
        loop.exec();
    }

    // … and here it has come, and finished() has not.
    bool hasFailed = false;
    quint64 id = 0;
    failed = [&] {
        hasFailed = true;
        transport.abort(id);
    };
    id = transport.send(request, 10s, wasAnswered);
    QTRY_VERIFY(hasFailed);
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
