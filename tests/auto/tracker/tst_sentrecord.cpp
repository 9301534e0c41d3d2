// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is remembered of what was sent, for the one it is about.

#include "elsewhere.h"
#include "persondata.h"

#include "core/gzip.h"
#include "core/record.h"
#include "store/files.h"
#include "store/identity.h"
#include "store/queue.h"
#include "store/run.h"
#include "store/sentrecord.h"
#include "vendors/doow.h"

#include <QDir>
#include <QJsonArray>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

void keepSent(Tracker &tracker, Millimetric &)
{
    tracker.setSentRecordBytes(plenty);
}

QString sentFolder(const Fixture &f)
{
    return f.dir.filePath(QStringLiteral("default/sent"));
}

constexpr qint64 block = 4096;

/// As a disk takes them.
qint64 bytesIn(const QString &folder)
{
    qint64 sum = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden))
        sum += (file.size() + block - 1) / block * block;
    return sum;
}

QStringList sentFilesIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.sent")}, QDir::Files);
}

/// One that is known by its number.
SentRequest numbered(int number)
{
    return {QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + number, Qt::UTC), QStringLiteral("millimetric"),
            QUrl(QStringLiteral("https://example.com/v1/track")),
            "{\"number\":" + QByteArray::number(number) + ",\"text\":\"" + QByteArray(number % 100, 'x') + "\n\"}", 1};
}

/// Who uses the application that has this folder.
QString somebodyIn(const QTemporaryDir &trackerFolder)
{
    Identity identity;
    [&] { QVERIFY(IdentityFile(trackerFolder.path()).update(&identity, [](Identity &i) { i.anonymousId = QStringLiteral("somebody"); })); }();
    return personMark(identity.anonymousId);
}

/// The files of what was sent, by name.
QMap<QString, QByteArray> keptFiles(const Fixture &f)
{
    QMap<QString, QByteArray> kept;
    for (const QString &name : QDir(sentFolder(f)).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(sentFolder(f) + QLatin1Char('/') + name);
        if (file.open(QIODevice::ReadOnly))
            kept.insert(name, file.readAll());
    }
    return kept;
}

/// As if a kill had come before they could be erased.
void putBack(const Fixture &f, const QMap<QString, QByteArray> &kept)
{
    QVERIFY(!kept.isEmpty());
    QVERIFY(QDir().mkpath(sentFolder(f)));
    for (auto one = kept.cbegin(); one != kept.cend(); ++one) {
        QFile file(sentFolder(f) + QLatin1Char('/') + one.key());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(one.value()) == one.value().size());
    }
}

bool isAnyWith(const QList<SentRequest> &sent, const QString &text)
{
    return std::any_of(sent.begin(), sent.end(), [&](const SentRequest &one) { return one.text().contains(text); });
}

} // namespace

class TestSentRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSentIsRememberedByteForByte();
    void aPackedBodyIsRememberedUnpacked();
    void onlyWhatWasTakenForAnalyticsIsRemembered();
    void nothingIsRememberedUnlessTheApplicationAllowsIt();
    void theOldestGoFirst();
    void manySmallRequestsTakeNoMoreOfTheDiskThanIsAllowed();
    void noMoreThanAThousandRequestsAreKept();
    void twoThatWriteAtOnceMakeRoomForBoth();
    void aRequestThatIsLongerThanAllIsNotKept();
    void whatIsTrackedForOthersIsNotRemembered_data();
    void whatIsTrackedForOthersIsNotRemembered();
    void whatIsTrackedForOthersIsNotRememberedByTheNextRunEither();
    void whoeverIsGoneIsNotRemembered_data();
    void whoeverIsGoneIsNotRemembered();
    void whatIsSentForWhoWasThereBeforeIsNotShownToTheNext_data();
    void whatIsSentForWhoWasThereBeforeIsNotShownToTheNext();
    void aKillBeforeItIsErasedShowsItToNobody_data();
    void aKillBeforeItIsErasedShowsItToNobody();
    void aKillWithinForgetSparesNothing();
    void whoWasGoneBeforeTheStartIsNotShownToTheNext();
    void theEndOfASessionIsNotTheNextOnes_data();
    void theEndOfASessionIsNotTheNextOnes();
    void whoNoticesLateErasesNothingOfTheNext();
    void whoHasNotNoticedYetRemembersNothingForTheNext();
    void whatADestinationSendsThatCameLaterIsRemembered();
    void whatAnEarlierRunOwesForTheSamePersonIsRemembered();
    void severalProcessesShareIt();
    void whatAKillLeftUnfinishedGoes();
    void whatIsDamagedIsPassedOver();
    void aKillLeavesARecordThatCanBeRead();
};

void TestSentRecord::whatWasSentIsRememberedByteForByte()
{
    Fixture f(keepSent);
    for (int i = 1; i <= 3; ++i) {
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("text"), QStringLiteral("grün, 緑")}});
        QTRY_COMPARE(f.destination->deliveredCount(), i);
    }
    const QList<SentRequest> sent = f.tracker->sentRequests();
    const QList<CollectedRequest> requests = f.collector.requests();
    QCOMPARE(sent.size(), requests.size());
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const CollectedRequest &request = requests.at(requests.size() - 1 - i); // the newest is first
        QCOMPARE(sent.at(i).body, request.body);
        QCOMPARE(sent.at(i).url.path().toUtf8(), request.path);
        QCOMPARE(sent.at(i).destination, QStringLiteral("millimetric"));
        QCOMPARE(sent.at(i).events, 1);
        QVERIFY(qAbs(sent.at(i).time.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
    }
    for (const QFileInfo &file : QDir(sentFolder(f)).entryInfoList(QDir::Files | QDir::Hidden)) {
        QCOMPARE(file.permissions(), ownersOnly);
        QFile text(file.filePath());
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(!text.readAll().contains(testKey().toUtf8()));
    }
    f.close();
    f.open(); // what is not allowed any more is not written, and what was is still there
    QTRY_COMPARE(f.tracker->sentRequests(), sent);
}

void TestSentRecord::aPackedBodyIsRememberedUnpacked()
{
    Fixture f(keepSent);
    auto *doow = new Doow;
    doow->setPurpose(Destination::Analytics);
    doow->setHost(f.collector.url());
    doow->setKey(QStringLiteral("dk_test_") + testKey());
    doow->setLicenseId(QStringLiteral("lic_42"));
    doow->setEvents({QStringLiteral("big")});
    doow->setFlushAt(40);
    f.destination->setEvents({QStringLiteral("none")});
    QVERIFY(f.tracker->addDestination(doow));
    for (int i = 0; i < 40; ++i)
        f.tracker->track(QStringLiteral("big"));
    QTRY_COMPARE(doow->deliveredCount(), 40);
    const CollectedRequest request = f.collector.requests().constLast();
    QCOMPARE(request.header("content-encoding"), QByteArray("gzip"));
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(std::optional(sent.first().body), gunzip(request.body));
    QCOMPARE(sent.first().events, 40);
}

void TestSentRecord::onlyWhatWasTakenForAnalyticsIsRemembered()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setSentRecordBytes(plenty);
        to.setEvents({QStringLiteral("n"), QStringLiteral("bad"), QStringLiteral("$identify")});
    });
    Millimetric *const owed = billing(f);
    owed->setFlushAt(1);
    QVERIFY(f.tracker->addDestination(owed));
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    f.tracker->track(QStringLiteral("bad"));
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    QTRY_COMPARE(owed->quarantinedCount(), 1);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QTRY_COMPARE(owed->deliveredCount(), 1);
    QCOMPARE(f.tracker->sentRequests().size(), 1);
    QCOMPARE(f.tracker->sentRequests().first().destination, QStringLiteral("millimetric"));
    f.tracker->identify(QStringLiteral("ann"));
    f.tracker->forget();
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QVERIFY(f.tracker->waitForSaved(5s));
    QTRY_COMPARE(f.tracker->sentRequests(), QList<SentRequest>()); // and so is not the request to erase her
}

void TestSentRecord::nothingIsRememberedUnlessTheApplicationAllowsIt()
{
    Fixture f;
    QCOMPARE(f.tracker->sentRecordBytes(), 0);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(!QFileInfo::exists(sentFolder(f)));
    QCOMPARE(f.tracker->sentRequests(), QList<SentRequest>());
}

void TestSentRecord::theOldestGoFirst()
{
    constexpr qint64 most = 6 * block;
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setSentRecordBytes(most); });
    for (int i = 1; i <= 20; ++i) {
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("number"), i}});
        QTRY_COMPARE(f.destination->deliveredCount(), i);
        QVERIFY(bytesIn(sentFolder(f)) <= most);
    }
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QVERIFY2(sent.size() >= 3 && sent.size() < 20, qPrintable(QString::number(sent.size())));
    for (qsizetype i = 0; i < sent.size(); ++i)
        QVERIFY2(sent.at(i).text().contains(QStringLiteral("\"number\":%1").arg(20 - i)), qPrintable(sent.at(i).text()));
    f.tracker->setSentRecordBytes(most / 2);
    QTRY_VERIFY(bytesIn(sentFolder(f)) <= most / 2);
    QCOMPARE(f.tracker->sentRequests().first(), sent.first());
}

void TestSentRecord::manySmallRequestsTakeNoMoreOfTheDiskThanIsAllowed()
{
    constexpr qint64 most = 20 * block;
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord record(dir.path());
    for (int i = 0; i < 50; ++i) {
        QVERIFY(record.add(numbered(i), whose, most));
        QVERIFY(bytesIn(record.folder()) <= most);
    }
    QCOMPARE(record.requestsOf(whose).size(), 20);
    QCOMPARE(record.requestsOf(whose).first(), numbered(49));
    QCOMPARE(record.requestsOf(whose).last(), numbered(30));
    SentRequest longer = numbered(50);
    longer.body = QByteArray(2 * block, 'x');
    QVERIFY(record.add(longer, whose, most)); // and its first line
    QCOMPARE(record.requestsOf(whose).size(), 18);
    QVERIFY(bytesIn(record.folder()) <= most);
    record.enforceLimit(block - 1);
    QCOMPARE(sentFilesIn(record.folder()), QStringList());
    QVERIFY(record.add(numbered(51), whose, block - 1).value_or(QStringLiteral("?")).isEmpty());
    QCOMPARE(bytesIn(record.folder()), 0);
}

void TestSentRecord::noMoreThanAThousandRequestsAreKept()
{
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord record(dir.path());
    QFile first(record.add(numbered(1), whose, 1ll << 40).value_or(QString()));
    QVERIFY(first.open(QIODevice::ReadOnly));
    const QByteArray bytes = first.readAll();
    for (int i = 2; i <= 3000; ++i) { // as a program has left them that knew no such bound
        QFile file(record.folder() + QStringLiteral("/%1-12345678-%2-%3.sent").arg(i, 12, 10, QLatin1Char('0')).arg(whose).arg(bytes.size()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QVERIFY(record.add(numbered(2), whose, 1ll << 40));
    QCOMPARE(sentFilesIn(record.folder()).size(), 1000);
    QVERIFY(record.add(numbered(3), whose, 1ll << 40));
    QCOMPARE(sentFilesIn(record.folder()).size(), 1000);
    const QList<SentRequest> sent = record.requestsOf(whose);
    QCOMPARE(sent.size(), 1000);
    QCOMPARE(sent.at(0), numbered(3));
    QCOMPARE(sent.at(1), numbered(2));
}

void TestSentRecord::twoThatWriteAtOnceMakeRoomForBoth()
{
    constexpr qint64 most = 4 * block;
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord record(dir.path());
    for (int i = 0; i < 4; ++i)
        QVERIFY(record.add(numbered(i), whose, most));
    // Another process has written this one, and made room for it, and is about to give it its name.
    QVERIFY(QFile::remove(record.files().first()));
    QFile written(record.files().last());
    const QString name = QStringLiteral("-12345678-%1-%2.sent").arg(whose).arg(written.size());
    const QString part = record.folder() + QStringLiteral("/000000000000") + name + QStringLiteral(".part");
    QVERIFY(written.copy(part) && setModified(part, QDateTime::currentMSecsSinceEpoch()));
    QVERIFY(!record.add(numbered(4), whose, most).value_or(QString()).isEmpty());
    QVERIFY(QFile::rename(part, record.folder() + QStringLiteral("/000000000005") + name));
    QVERIFY(bytesIn(record.folder()) <= most);
    QVERIFY(record.requestsOf(whose).contains(numbered(4)));
    QCOMPARE(record.requestsOf(whose).size(), 4);
}

void TestSentRecord::aRequestThatIsLongerThanAllIsNotKept()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setSentRecordBytes(block); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("text"), QString(5000, QLatin1Char('x'))}});
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(f.tracker->sentRequests().size(), 1);
    QVERIFY(f.errors.isEmpty());
}

void TestSentRecord::whatIsTrackedForOthersIsNotRemembered_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<bool>("isTogether");
    for (const QString &option : {QStringLiteral("user_id"), QStringLiteral("anonymous_id")}) {
        QTest::addRow("%s, one by one", qPrintable(option)) << option << false;
        QTest::addRow("%s, together", qPrintable(option)) << option << true;
    }
}

void TestSentRecord::whatIsTrackedForOthersIsNotRemembered()
{
    QFETCH(const QString, option);
    QFETCH(const bool, isTogether);
    Fixture f(keepSent);
    f.tracker->identify(QStringLiteral("ann"));
    f.tracker->setOffline(isTogether);
    const auto track = [&](const QString &what, const QVariantMap &options = {}) {
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("what"), what}}, options);
        if (!isTogether)
            QTRY_COMPARE(f.destination->pendingCount(), 0);
    };
    track(QStringLiteral("before"));
    track(QStringLiteral("served"), {{option, QStringLiteral("bob")}});
    track(QStringLiteral("served again"), {{option, QStringLiteral("bob")}});
    // Who names who is here speaks for nobody else.
    track(QStringLiteral("named"), {{option, option == QLatin1String("user_id") ? f.tracker->userId() : f.tracker->anonymousId()}});
    track(QStringLiteral("after"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->deliveredCount(), 6);
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QVERIFY(!isAnyWith(sent, QStringLiteral("bob")));
    QVERIFY(!isAnyWith(sent, QStringLiteral("served")));
    QVERIFY(isAnyWith(sent, QStringLiteral("named")));
    QVERIFY(isAnyWith(sent, QStringLiteral("after")));
    QVERIFY(isTogether || isAnyWith(sent, QStringLiteral("before")));
}

void TestSentRecord::whatIsTrackedForOthersIsNotRememberedByTheNextRunEither()
{
    Fixture f([](Tracker &tracker, Millimetric &destination) {
        keepSent(tracker, destination);
        tracker.setOffline(true);
    });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(30s)); // and whose it is
    f.tracker->track(QStringLiteral("n"), {}, {{QStringLiteral("user_id"), QStringLiteral("bob")}});
    f.close();
    f.open(keepSent);
    QTRY_COMPARE(f.collector.stats().unique, 2);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QVERIFY(!isAnyWith(f.tracker->sentRequests(), QStringLiteral("bob")));
}

void TestSentRecord::whoeverIsGoneIsNotRemembered_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("forget()") << Step([](Fixture &f) { f.tracker->forget(); });
    QTest::newRow("reset()") << Step([](Fixture &f) { f.tracker->reset(); });
    QTest::newRow("denyConsent()") << Step([](Fixture &f) { f.tracker->denyConsent(); });
    QTest::newRow("0 bytes") << Step([](Fixture &f) { f.tracker->setSentRecordBytes(0); });
    QTest::newRow("0 bytes, from the beginning") << Step([](Fixture &f) {
        f.close();
        f.open([](Tracker &tracker, Millimetric &) { tracker.setSentRecordBytes(0); });
    });
}

void TestSentRecord::whoeverIsGoneIsNotRemembered()
{
    QFETCH(const Step, step);
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.tracker->sentRequests().size(), 1);
    step(f);
    QTRY_COMPARE(f.tracker->sentRequests(), QList<SentRequest>());
    QTRY_VERIFY(QDir(sentFolder(f)).entryList({QStringLiteral("*.sent")}, QDir::Files).isEmpty());
}

void TestSentRecord::whatIsSentForWhoWasThereBeforeIsNotShownToTheNext_data()
{
    QTest::addColumn<bool>("isRestarted");
    QTest::newRow("at once") << false;
    QTest::newRow("after a restart") << true;
}

void TestSentRecord::whatIsSentForWhoWasThereBeforeIsNotShownToTheNext()
{
    QFETCH(const bool, isRestarted);
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->setOffline(true);
    for (int i = 0; i < 3; ++i)
        f.tracker->track(QStringLiteral("by the one before"));
    f.tracker->reset();
    if (isRestarted) {
        f.close();
        f.open(keepSent);
        QTRY_COMPARE(f.destination->deliveredCount(), 3); // it is owed all the same
    }
    f.tracker->track(QStringLiteral("by the next"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QCOMPARE(f.collector.stats().events, 5);
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QCOMPARE(sent.size(), 1);
    QVERIFY2(sent.first().body.contains("by the next") && !sent.first().body.contains("by the one before"), sent.first().body);
}

void TestSentRecord::aKillBeforeItIsErasedShowsItToNobody_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("forget()") << Step([](Fixture &f) { f.tracker->forget(); });
    QTest::newRow("reset()") << Step([](Fixture &f) { f.tracker->reset(); });
    QTest::newRow("denyConsent()") << Step([](Fixture &f) { f.tracker->denyConsent(); });
    QTest::newRow("endVisitor()") << Step([](Fixture &f) { f.tracker->endVisitor(); });
}

void TestSentRecord::aKillBeforeItIsErasedShowsItToNobody()
{
    QFETCH(const Step, step);
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    const QMap<QString, QByteArray> kept = keptFiles(f);
    step(f);
    f.close();
    putBack(f, kept);
    f.open(keepSent);
    const QJsonObject all = exported(f, f.dir.filePath(QStringLiteral("next.json")));
    QCOMPARE(f.tracker->sentRequests(), QList<SentRequest>());
    QCOMPARE(all.value(QLatin1String("sent")).toArray(), QJsonArray());
    QTRY_VERIFY(keptFiles(f).isEmpty());
}

void TestSentRecord::aKillWithinForgetSparesNothing()
{
    Fixture f(keepSent);
    f.tracker->identify(QStringLiteral("ann"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    const QMap<QString, QByteArray> kept = keptFiles(f);
    f.close();
    QCOMPARE(keptFiles(f), kept);
    // The queue of the process that died knows of it, and nobody else does.
    {
        QString problem;
        const std::unique_ptr<Run> died = Run::create(f.folder(), &problem);
        QVERIFY2(died, qPrintable(problem));
        Event erase(QStringLiteral("$forget"));
        erase.kind = Event::Forget;
        erase.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
        erase.timestamp = QDateTime::currentDateTimeUtc();
        erase.userId = QStringLiteral("ann");
        Queue(died->folder() + QStringLiteral("/millimetric"), died->name()).append(toRecord(erase));
    }
    f.open([](Tracker &tracker, Millimetric &to) {
        keepSent(tracker, to);
        tracker.setOffline(true);
    });
    QTRY_VERIFY(keptFiles(f).isEmpty());
}

void TestSentRecord::whoWasGoneBeforeTheStartIsNotShownToTheNext()
{
    const auto kiosk = [](Tracker &tracker, Millimetric &to) {
        keepSent(tracker, to);
        tracker.setVisitorTimeout(60'000);
    };
    Fixture f(kiosk);
    f.tracker->identify(QStringLiteral("ann"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(!keptFiles(f).isEmpty());
    f.tracker->setOffline(true);
    f.tracker->track(QStringLiteral("by the one before"));
    f.close();
    IdentityFile(f.folder()).touchInput(QDateTime::currentMSecsSinceEpoch() - 3'600'000); // the power went, an hour ago
    f.open(kiosk);
    f.tracker->track(QStringLiteral("by the next"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QCOMPARE(sent.size(), 1);
    QVERIFY(isAnyWith(sent, QStringLiteral("by the next")) && !isAnyWith(sent, QStringLiteral("by the one before")));
    QCOMPARE(keptFiles(f).size(), 1);
}

void TestSentRecord::theEndOfASessionIsNotTheNextOnes_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("reset()") << Step([](Fixture &f) { f.tracker->reset(); });
    QTest::newRow("endVisitor()") << Step([](Fixture &f) { f.tracker->endVisitor(); });
}

void TestSentRecord::theEndOfASessionIsNotTheNextOnes()
{
    QFETCH(const Step, step);
    Fixture f([](Tracker &tracker, Millimetric &to) {
        keepSent(tracker, to);
        tracker.setLifecycleEvents(Tracker::LifecycleEvent::SessionEnded);
    });
    f.tracker->track(QStringLiteral("by the one before"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    const QString before = f.tracker->anonymousId();
    step(f);
    f.tracker->track(QStringLiteral("by the next"));
    QTRY_COMPARE(f.destination->deliveredCount(), 3); // the end of the session too
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QVERIFY(isAnyWith(sent, QStringLiteral("by the next")));
    QVERIFY(!isAnyWith(sent, before) && !isAnyWith(sent, QStringLiteral("session_ended")));
}

void TestSentRecord::whoNoticesLateErasesNothingOfTheNext()
{
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("by the one before"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.tracker->sentRequests().size(), 1);
    const QString next = QStringLiteral("11111111-2222-3333-4444-555555555555");
    elsewhere::ends(f, next);
    QCOMPARE(f.tracker->sentRequests(), QList<SentRequest>()); // nobody has told this process yet
    QVERIFY(SentRecord(f.folder()).add(numbered(1), personMark(next), plenty));
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    f.tracker->endVisitor(); // that one has gone already; it notices with this
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(f.tracker->anonymousId(), next);
    f.tracker->track(QStringLiteral("by the next"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QCOMPARE(sent.size(), 2);
    QVERIFY(isAnyWith(sent, QStringLiteral("by the next")));
    QCOMPARE(sent.last(), numbered(1));
    QCOMPARE(keptFiles(f).size(), 2);
}

void TestSentRecord::whoHasNotNoticedYetRemembersNothingForTheNext()
{
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->reset();
    f.tracker->setOffline(true);
    for (int i = 0; i < 3; ++i)
        f.tracker->track(QStringLiteral("by the one before"));
    elsewhere::ends(f, QStringLiteral("the next"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->deliveredCount(), 4);
    QVERIFY(keptFiles(f).isEmpty());
}

void TestSentRecord::whatADestinationSendsThatCameLaterIsRemembered()
{
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->endVisitor();
    auto *other = new Millimetric;
    other->setName(QStringLiteral("other"));
    other->setHost(f.collector.url());
    other->setKey(testKey());
    other->setFlushAt(1);
    other->setPurpose(Destination::Analytics);
    QVERIFY(f.tracker->addDestination(other));
    f.tracker->track(QStringLiteral("by the next"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QTRY_COMPARE(other->deliveredCount(), 1);
    QCOMPARE(f.tracker->sentRequests().size(), 2);
}

void TestSentRecord::whatAnEarlierRunOwesForTheSamePersonIsRemembered()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        keepSent(tracker, to);
        tracker.setOffline(true);
    });
    f.tracker->track(QStringLiteral("before the restart"));
    f.close();
    f.open(keepSent);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(isAnyWith(f.tracker->sentRequests(), QStringLiteral("before the restart")));
}

void TestSentRecord::severalProcessesShareIt()
{
    constexpr qint64 most = 6 * block;
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord one(dir.path());
    const SentRecord other(dir.path());
    for (int i = 0; i < 40; ++i)
        QVERIFY((i % 2 ? one : other).add(numbered(i), whose, most));
    const QList<SentRequest> sent = one.requestsOf(whose);
    QCOMPARE(sent, other.requestsOf(whose));
    QVERIFY(sent.size() > 4 && bytesIn(one.folder()) <= most);
    for (qsizetype i = 0; i < sent.size(); ++i)
        QCOMPARE(sent.at(i), numbered(int(39 - i)));
    QVERIFY(other.erase());
    QCOMPARE(one.requestsOf(whose), QList<SentRequest>());
    QVERIFY(one.add(numbered(1), whose, most));
    QCOMPARE(other.requestsOf(whose), QList<SentRequest>{numbered(1)});
}

void TestSentRecord::whatAKillLeftUnfinishedGoes()
{
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord record(dir.path());
    const QString path = record.add(numbered(1), whose, plenty).value_or(QString());
    const QStringList parts{path + QStringLiteral("1.part"), path + QStringLiteral("2.part")};
    for (const QString &part : parts)
        QVERIFY(QFile::copy(path, part) && setModified(part, QDateTime::currentMSecsSinceEpoch()));
    QVERIFY(setModified(parts.first(), QDateTime::currentMSecsSinceEpoch() - 120'000));
    QVERIFY(record.add(numbered(2), whose, plenty));
    QVERIFY(!QFileInfo::exists(parts.first()));
    QVERIFY(QFileInfo::exists(parts.last())); // another process may be writing it just now
    QCOMPARE(record.requestsOf(whose).size(), 2);
}

void TestSentRecord::whatIsDamagedIsPassedOver()
{
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord record(dir.path());
    QStringList paths;
    for (int i = 0; i < 4; ++i)
        paths.append(record.add(numbered(i), whose, plenty).value_or(QString()));
    QFile cut(paths.at(1));
    QVERIFY(cut.resize(cut.size() / 2));
    QFile changed(paths.at(2));
    QVERIFY(changed.open(QIODevice::ReadWrite) && changed.seek(changed.size() - 4) && changed.write("?") == 1);
    changed.close();
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), record.folder() + QStringLiteral("/000000000009-12345678-%1-10.sent").arg(whose)));
    QCOMPARE(record.requestsOf(whose), (QList<SentRequest>{numbered(3), numbered(0)}));
    QVERIFY(record.erase());
    QVERIFY(!QFileInfo::exists(record.folder()));
}

// A child writes one after the other and says so; it is killed somewhere in the next one.
void TestSentRecord::aKillLeavesARecordThatCanBeRead()
{
    constexpr qint64 most = 64 * block; // what a kill has left unfinished counts for a minute
    const QTemporaryDir dir;
    const QString whose = somebodyIn(dir);
    const SentRecord record(dir.path());
    int written = 0;
    for (int round = 0; round < 30; ++round) {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (int i = 0;; ++i) {
                record.add(numbered(written + i), whose, most);
                if (::write(ends[1], "x", 1) != 1)
                    ::_exit(1);
            }
        }
        ::close(ends[1]);
        char byte = 0;
        for (int i = 0; i <= round % 7; ++i)
            QCOMPARE(::read(ends[0], &byte, 1), ssize_t(1));
        ::kill(child, SIGKILL);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        int done = round % 7 + 1;
        while (::read(ends[0], &byte, 1) == 1)
            ++done;
        ::close(ends[0]);
        const QList<SentRequest> sent = record.requestsOf(whose);
        QCOMPARE(sent.size(), record.files().size()); // each can be read
        const bool hasNext = sent.first() == numbered(written + done); // it did not come to say so
        for (qsizetype i = 0; i < sent.size(); ++i)
            QVERIFY(sent.at(i) == numbered(written + done - int(i) - (hasNext ? 0 : 1)) || i > done);
        QVERIFY(sent.size() >= std::min(3, written + done));
        QVERIFY(sent.size() * block <= most);
        written += done + hasNext;
    }
}

QTEST_GUILESS_MAIN(TestSentRecord)
#include "tst_sentrecord.moc"
