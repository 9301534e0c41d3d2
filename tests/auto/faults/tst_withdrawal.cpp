// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Whoever forbids sending forbids it at once: a request that is under way is cut off, and not sent again.

#include "../tracker/administrator.h"
#include "../tracker/elsewhere.h"
#include "../tracker/fixture.h"
#include "faultyvendor.h"

#include "core/record.h"
#include "delivery/seams.h"
#include "store/identity.h"
#include "store/queue.h"
#include "store/run.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

#include <dlfcn.h>
#include <sys/socket.h>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

namespace {

std::atomic<bool> hasSmallBuffers{false};
std::atomic<qint64> clockOffsetMs{0};
const QString secretName = QStringLiteral("visited_the_secret_page");

} // namespace

/// In the place of the system's: what has left Tally is not to lie in the system's own buffer, of megabytes on this
/// machine's own network.
extern "C" int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    using Connect = int (*)(int, const sockaddr *, socklen_t);
    static const auto systems = reinterpret_cast<Connect>(dlsym(RTLD_NEXT, "connect"));
    if (const int bytes = 4096; hasSmallBuffers && address->sa_family != AF_UNIX)
        ::setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    return systems(descriptor, address, size);
}

namespace {

/// A tracker one request of which is under way to a vendor that does not answer; later ones it does answer.
struct UnderWay : Administrator
{
    explicit UnderWay(const std::function<void(Tracker &)> &trackAll)
    {
        behind.start();
        f.close();
        open();
        trackAll(*f.tracker);
        f.tracker->flush();
        QTRY_VERIFY(hasBegun.load());
    }
    void open()
    {
        f.open([this](Tracker &tracker, Millimetric &to) {
            to.setHost(QUrl(QStringLiteral("http://") + vendor.server.authority()));
            to.setFlushAt(1000);
            to.setRequestTimeout(120'000);
            QObject::connect(&tracker, &Tracker::dropped, &tracker,
                             [this](const QStringList &ids, Tracker::DropReason reason) {
                                 for (const QString &id : ids)
                                     dropped.append(id + QLatin1Char(' ') + QVariant::fromValue(reason).toString());
                             });
        });
    }

    Collector behind;
    std::atomic<bool> hasBegun{false};
    std::atomic<bool> isReadOn{false};
    std::atomic<bool> isCut{false};
    FaultyVendor vendor{behind, [this](Peer &peer, FaultyVendor &) {
                            peer.readSome(1);
                            hasBegun = true;
                            while (hasSmallBuffers && !isReadOn && peer.pause(10ms)) { } // the client's bytes wait
                            peer.hold();
                            isCut = true;
                            return false;
                        }};
    QStringList dropped;
    Fixture f;
};

bool isOnDisk(const QString &folder, const QString &text)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            return true;
    }
    return false;
}

void sayNoAndYes(Tracker *tracker)
{
    tracker->denyConsent();
    tracker->waitForSaved(5s);
    tracker->grantConsent();
}

/// As cp -r, but for the locks of who lives.
void copyFolder(const QString &from, const QString &to)
{
    QVERIFY(QDir().mkpath(to));
    const QDir folder(from);
    for (const QFileInfo &entry : folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const QString copy = to + QLatin1Char('/') + entry.fileName();
        if (entry.isDir())
            copyFolder(entry.filePath(), copy);
        else if (entry.suffix() != QLatin1String("lock"))
            QVERIFY(QFile::copy(entry.filePath(), copy));
    }
}

} // namespace

using Step = std::function<void(UnderWay &)>;
Q_DECLARE_METATYPE(Step)
using TakeBack = std::function<void(Tracker *)>;
Q_DECLARE_METATYPE(TakeBack)

class TestWithdrawal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void cleanup()
    {
        hasSmallBuffers = false;
        clockOffsetMs = 0;
    }
    void aRequestUnderWayIsCutOff_data();
    void aRequestUnderWayIsCutOff();
    void aBodyThatIsNotSentYetStaysHere();
    void anEraseRequestIsNotCutOffByANo();
    void aNoHoldsOverAKillAlsoWhereItsVisitorHasGone();
    void whatIsTrackedAfterANoIsNotOfBefore();
    void aDestinationThatWasAwayHearsWhatWasTakenBack_data();
    void aDestinationThatWasAwayHearsWhatWasTakenBack();
    void whatAnotherProcessLeftIsTakenBackToo_data();
    void whatAnotherProcessLeftIsTakenBackToo();
    void aNoAndAYesBeforeAKillLeaveNothingOfBefore();
    void whoWasForgottenInAnotherProcessIsForgottenHereToo();
    void aNoTakesTheirsAlsoWhereTheQuestionCameLate();
};

void TestWithdrawal::aRequestUnderWayIsCutOff_data()
{
    QTest::addColumn<Step>("forbid");
    QTest::addColumn<QString>("blockedBy");
    QTest::addColumn<Step>("allow"); // null: what was under way is gone for good
    const Step none;
    const Step lift = [](UnderWay &u) {
        u.remove();
        clockOffsetMs = 6000;
        u.f.tracker->track(QStringLiteral("n")); // has the files looked at; forbidden still
    };
    QTest::newRow("the user says no") << Step([](UnderWay &u) { u.f.tracker->denyConsent(); })
                                      << QStringLiteral("consent") << none;
    QTest::newRow("the user says no to another process") << Step([](UnderWay &u) {
        elsewhere::answers(u.f, elsewhere::no);
    }) << QStringLiteral("consent") << none;
    QTest::newRow("the administrator forbids analytics") << Step([](UnderWay &u) { u.write("[Policy]\nanalytics=off\n"); })
                                                         << QStringLiteral("policy") << lift;
    QTest::newRow("the administrator forbids sending") << Step([](UnderWay &u) { u.write("[Policy]\nsending=off\n"); })
                                                       << QStringLiteral("policy") << lift;
    QTest::newRow("the administrator's file is damaged") << Step([](UnderWay &u) { u.write("[Pol"); })
                                                         << QStringLiteral("policy") << lift;
    QTest::newRow("the application is switched off") << Step([](UnderWay &u) { u.f.tracker->setEnabled(false); })
                                                     << QStringLiteral("disabled")
                                                     << Step([](UnderWay &u) { u.f.tracker->setEnabled(true); });
    QTest::newRow("the application asks the user first")
        << Step([](UnderWay &u) { u.f.tracker->setConsentRequired(true); }) << QStringLiteral("consent")
        << Step([](UnderWay &u) { u.f.tracker->grantConsent(); });
}

void TestWithdrawal::aRequestUnderWayIsCutOff()
{
    QFETCH(const Step, forbid);
    QFETCH(const QString, blockedBy);
    QFETCH(const Step, allow);
    QString id;
    UnderWay u([&id](Tracker &tracker) { id = tracker.track(secretName); });
    QElapsedTimer clock;
    clock.start();
    forbid(u);
    QTRY_VERIFY(u.isCut.load());
    std::printf("%-45s cut off after %lld ms\n", QTest::currentDataTag(), static_cast<long long>(clock.elapsed()));
    QTRY_COMPARE(u.f.tracker->blockedBy(), blockedBy);
    u.f.tracker->flush();
    QVERIFY(u.f.tracker->waitForSaved(10s));
    const bool isGone = !allow;
    if (isGone) {
        QTRY_COMPARE(u.dropped, QStringList{id + QStringLiteral(" NoConsent")});
        QCOMPARE(u.f.destination->droppedCount(), 1);
        QVERIFY(!isOnDisk(u.f.dir.path(), secretName));
    }
    QCOMPARE(u.f.destination->pendingCount(), isGone ? 0 : 1);
    QCOMPARE(u.f.destination->deliveredCount(), 0);
    QVERIFY(u.f.balances());
    QCOMPARE(u.vendor.server.connections(), 1); // no second try
    u.f.close();
    u.open(); // nor after a restart
    if (!isGone && blockedBy != QLatin1String("policy")) // that of the application is gone with it
        forbid(u);
    u.f.tracker->waitForFlushed(100ms);
    QCOMPARE(u.vendor.server.connections(), 1);
    if (isGone)
        return;
    allow(u);
    QTRY_COMPARE(u.f.tracker->blockedBy(), QString());
    const QString second = u.f.tracker->track(QStringLiteral("n"));
    u.f.tracker->flush();
    QTRY_COMPARE(u.f.destination->deliveredCount(), 2);
    QCOMPARE(u.behind.count(id), 1);
    QCOMPARE(u.behind.count(second), 1);
}

void TestWithdrawal::aBodyThatIsNotSentYetStaysHere()
{
    hasSmallBuffers = true;
    UnderWay u([](Tracker &tracker) {
        for (int i = 0; i < 28; ++i)
            tracker.track(secretName, {{QStringLiteral("text"), QString(8000, QLatin1Char('x'))}});
    });
    const qsizetype all = 28 * 8000;
    u.f.tracker->denyConsent();
    QTRY_COMPARE(u.f.destination->droppedCount(), 28);
    u.isReadOn = true;
    QTRY_VERIFY(u.isCut.load());
    const qsizetype heard = u.vendor.server.heard().size();
    std::printf("of more than %lld bytes %lld had left\n", static_cast<long long>(all), static_cast<long long>(heard));
    QVERIFY2(heard < all / 2, qPrintable(QString::number(heard)));
    QCOMPARE(u.vendor.server.connections(), 1);
}

void TestWithdrawal::anEraseRequestIsNotCutOffByANo()
{
    UnderWay u([](Tracker &tracker) {
        tracker.identify(QStringLiteral("ann"));
        tracker.forget();
    });
    u.f.tracker->denyConsent();
    QTRY_COMPARE(u.behind.requests().size(), 1); // cut off with the rest, and sent again
    QCOMPARE(u.behind.requests().first().path, QByteArray("/v1/forget"));
}

void TestWithdrawal::aNoHoldsOverAKillAlsoWhereItsVisitorHasGone()
{
    Fixture f;
    const QString runs = f.dir.filePath(QStringLiteral("default/runs"));
    const QString sending = f.dir.filePath(QStringLiteral("default/millimetric"));
    CollectorFaults refusal;
    refusal.status = 400;
    refusal.times = 1;
    f.collector.setFaults(refusal);
    f.tracker->grantConsent();
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    f.tracker->setOffline(true);
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    const QTemporaryDir before;
    copyFolder(runs, before.filePath(QStringLiteral("runs")));
    copyFolder(sending, before.filePath(QStringLiteral("sending")));
    f.tracker->denyConsent();
    f.tracker->endVisitor();
    QTRY_COMPARE(f.destination->quarantinedCount(), 0);
    f.close();
    QVERIFY(!isOnDisk(f.dir.path(), secretName));
    // What a kill between the visitor's end and the worker's turn leaves.
    QVERIFY(QDir(runs).removeRecursively() && QDir(sending).removeRecursively());
    copyFolder(before.filePath(QStringLiteral("runs")), runs);
    copyFolder(before.filePath(QStringLiteral("sending")), sending);
    QVERIFY(isOnDisk(runs, secretName) && isOnDisk(sending, secretName));

    QStringList dropped;
    f.open([&dropped](Tracker &tracker, Millimetric &) {
        QObject::connect(&tracker, &Tracker::dropped, &tracker, [&dropped](const QStringList &, Tracker::DropReason reason) {
            dropped.append(QVariant::fromValue(reason).toString());
        });
    });
    const QString own = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.destination->retryQuarantined();
    QTRY_COMPARE(dropped, (QStringList{QStringLiteral("NoConsent"), QStringLiteral("NoConsent")}));
    QCOMPARE(f.destination->pendingCount(), 0);
    QCOMPARE(f.arrivedIds(), QStringList{own});
    f.close();
    QVERIFY(!isOnDisk(f.dir.path(), secretName));
}

void TestWithdrawal::whatIsTrackedAfterANoIsNotOfBefore()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(secretName);
    f.tracker->denyConsent();
    f.tracker->endVisitor();
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    const QString ofTheSameRun = f.tracker->track(QStringLiteral("n"));
    f.close();
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QString ofTheNext = f.tracker->track(QStringLiteral("n"));
    f.close();
    f.open();
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(f.arrivedIds(), (QStringList{ofTheSameRun, ofTheNext}));
    f.close();
    const QDir runs(f.dir.filePath(QStringLiteral("default/runs")));
    QCOMPARE(runs.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList()); // the notes go with their folders
}

void TestWithdrawal::aDestinationThatWasAwayHearsWhatWasTakenBack_data()
{
    QTest::addColumn<TakeBack>("takeBack");
    QTest::addColumn<bool>("isRestarted");
    for (const bool isRestarted : {false, true}) {
        const char *const when = isRestarted ? "in the next run" : "in the same run";
        QTest::addRow("a no, then a yes; %s", when) << TakeBack(sayNoAndYes) << isRestarted;
        QTest::addRow("forget(); %s", when) << TakeBack(&Tracker::forget) << isRestarted;
    }
}

void TestWithdrawal::aDestinationThatWasAwayHearsWhatWasTakenBack()
{
    QFETCH(const TakeBack, takeBack);
    QFETCH(const bool, isRestarted);
    Fixture f;
    CollectorFaults refusal;
    refusal.status = 400;
    refusal.times = 1;
    f.collector.setFaults(refusal);
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    f.tracker->setOffline(true);
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    f.tracker->removeDestination(f.destination);
    auto *const other = new Millimetric; // which is asked to forget
    other->setName(QStringLiteral("other"));
    other->setHost(f.collector.url());
    other->setKey(testKey());
    QVERIFY(f.tracker->addDestination(other));
    takeBack(f.tracker.get());
    QVERIFY(f.tracker->waitForSaved(5s));
    if (isRestarted) {
        delete f.destination;
        f.close();
        f.open();
    } else {
        QVERIFY(f.tracker->addDestination(f.destination));
        f.tracker->setOffline(false);
    }
    const QString own = f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.arrivedIds().contains(own));
    QTRY_COMPARE(f.destination->quarantinedCount(), 0);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    for (const CollectedEvent &event : f.collector.events())
        QVERIFY(event.name != secretName);
    f.close();
    QVERIFY(!isOnDisk(f.dir.path(), secretName));
}

void TestWithdrawal::whatAnotherProcessLeftIsTakenBackToo_data()
{
    QTest::addColumn<TakeBack>("takeBack");
    QTest::newRow("a no, then a yes") << TakeBack(sayNoAndYes);
    QTest::newRow("forget()") << TakeBack(&Tracker::forget);
}

void TestWithdrawal::whatAnotherProcessLeftIsTakenBackToo()
{
    QFETCH(const TakeBack, takeBack);
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(30s));
    QString problem;
    std::unique_ptr<Run> another = Run::create(f.folder(), &problem);
    QVERIFY2(another, qPrintable(problem));
    {
        Queue queue(another->folder() + QStringLiteral("/millimetric"), another->name());
        Event event(secretName);
        event.id = QStringLiteral("of-another-process");
        event.timestamp = QDateTime::currentDateTimeUtc();
        QVERIFY(queue.append(toRecord(event)));
        QVERIFY(queue.sync());
        takeBack(f.tracker.get());
        QVERIFY(f.tracker->waitForSaved(5s));
    }
    another.reset(); // it ends, and has heard nothing
    f.close();
    f.open();
    const QString own = f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.arrivedIds().contains(own));
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QCOMPARE(f.destination->droppedCount(), 1);
    QVERIFY(!f.arrivedIds().contains(QStringLiteral("of-another-process")));
}

void TestWithdrawal::aNoAndAYesBeforeAKillLeaveNothingOfBefore()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(secretName);
    f.close();
    // Both are written at once; the kill comes before the worker has thrown anything away.
    elsewhere::answers(f, elsewhere::no);
    elsewhere::answers(f, elsewhere::yes);
    f.open();
    const QString own = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{own});
}

void TestWithdrawal::whoWasForgottenInAnotherProcessIsForgottenHereToo()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QString ann = QStringLiteral("ann");
    f.tracker->identify(ann);
    f.tracker->track(secretName);
    const QString annsId = f.tracker->anonymousId();
    QVERIFY(f.tracker->waitForSaved(5s));
    elsewhere::forgets(f);
    clockOffsetMs += 10'000; // it looks every five seconds
    const QString own = f.tracker->track(QStringLiteral("n"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{own});
    QCOMPARE(f.collector.events().first().userId, QString());
    QVERIFY(f.collector.events().first().anonymousId != annsId);
    QCOMPARE(f.tracker->userId(), QString());
    QVERIFY(!isOnDisk(f.dir.path(), ann));
}

void TestWithdrawal::aNoTakesTheirsAlsoWhereTheQuestionCameLate()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    f.tracker->endVisitor();
    f.tracker->track(secretName);
    f.tracker->setConsentRequired(true); // their country is known now
    f.tracker->denyConsent();
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    f.tracker->setOffline(false);
    f.tracker->grantConsent();
    const QString own = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{own});
}

QTEST_GUILESS_MAIN(TestWithdrawal)
#include "tst_withdrawal.moc"
