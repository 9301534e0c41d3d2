// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a person can see of what is held about them: their answer, what was sent, and all of it in one file.

#include "fixture.h"

#include "core/gzip.h"
#include "core/record.h"
#include "delivery/seams.h"
#include "store/files.h"
#include "store/identity.h"
#include "store/queue.h"
#include "store/run.h"
#include "store/sentrecord.h"
#include "vendors/doow.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

constexpr qint64 plenty = 1 << 20;
constexpr QFileDevice::Permissions ownersOnly
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;

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

QString folderOf(const Fixture &f)
{
    return f.dir.filePath(QStringLiteral("default"));
}

/// As another process does it that has seen them go.
void endElsewhere(const Fixture &f, const QString &next = {})
{
    Identity other;
    QVERIFY(IdentityFile(folderOf(f)).update(&other, [&next](Identity &i) {
        i = i.withoutPerson();
        i.anonymousId = next;
        ++i.visitors;
    }));
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

QJsonObject exported(Fixture &f, const QString &path)
{
    QSignalSpy done(f.tracker.get(), &Tracker::dataExported);
    f.tracker->exportData(path);
    [&] { QTRY_COMPARE(done.size(), 1); }();
    const QString error = done.value(0).value(1).toString();
    [&] { QCOMPARE(error, QString()); }();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    [&] { QCOMPARE(problem.errorString(), QStringLiteral("no error occurred")); }();
    return document.object();
}

QStringList idsIn(const QJsonValue &list)
{
    QStringList ids;
    for (const QJsonValue &one : list.toArray())
        ids.append(one.toObject().value(QLatin1String("event_id")).toString());
    return ids;
}

QJsonObject destinationIn(const QJsonObject &all, const QString &name)
{
    for (const QJsonValue &one : all.value(QLatin1String("destinations")).toArray())
        if (one.toObject().value(QLatin1String("name")).toString() == name)
            return one.toObject();
    return {};
}

/// A second destination, which is paid for, and has what the first one has.
void addBilling(Tracker &tracker, const Millimetric &other)
{
    auto *const billing = new Millimetric;
    billing->setName(QStringLiteral("billing"));
    billing->setPurpose(Destination::Billing);
    billing->setHost(other.host());
    billing->setKey(testKey());
    billing->setEvents({QStringLiteral("n"), QStringLiteral("$identify")});
    tracker.addDestination(billing);
}

#if defined(Q_OS_LINUX) && !defined(TALLY_SANITIZED)
qint64 mostMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    return 0;
}
#endif

} // namespace

class TestPersonData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonIsAskedUntilTheyAnswer();
    void nobodyIsAskedWhatTheApplicationHasForbidden();
    void anAnswerOfBeforeThereWasATimeStillHolds();
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
    void anExportHasAllThatIsHeld();
    void anExportHasNothingOfWhoWasThereBefore_data();
    void anExportHasNothingOfWhoWasThereBefore();
    void anExportHasAllOfOneWhomNobodyKnowsByName();
    void anExportHasWhatWaitsForConsent();
    void nothingOfTheTrackersOwnIsADestination();
    void anExportThatCannotBeWrittenSaysWhy();
    void anExportOfMuchNeedsLittleMemory();
    void anExportThatIsNotEndedLeavesNothing();
};

void TestPersonData::aPersonIsAskedUntilTheyAnswer()
{
    const auto require = [](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); };
    Fixture f(require);
    QVERIFY(!f.tracker->isConsentNeeded()); // nobody knows yet
    QSignalSpy changed(f.tracker.get(), &Tracker::blockedByChanged);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(f.tracker->isConsentNeeded());
    QVERIFY(!f.tracker->consentTime().isValid());
    const QDateTime before = QDateTime::currentDateTimeUtc();
    f.tracker->denyConsent();
    const QDateTime answered = f.tracker->consentTime();
    QVERIFY(answered >= before && answered <= QDateTime::currentDateTimeUtc());
    QVERIFY(!f.tracker->isConsentNeeded());
    f.tracker->denyConsent();
    QCOMPARE(f.tracker->consentTime(), answered); // the same answer again is none
    f.tracker->forget();
    f.close();
    f.open(require);
    QTRY_COMPARE(f.tracker->consentTime(), answered);
    QVERIFY(!f.tracker->isConsentNeeded());
    f.tracker->grantConsent();
    QVERIFY(f.tracker->consentTime() > answered);
}

void TestPersonData::nobodyIsAskedWhatTheApplicationHasForbidden()
{
    Fixture f([](Tracker &tracker, Millimetric &) {
        tracker.setConsentRequired(true);
        tracker.setEnabled(false);
    });
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("disabled"));
    QVERIFY(!f.tracker->isConsentNeeded());
    f.tracker->setEnabled(true);
    QVERIFY(f.tracker->isConsentNeeded());
}

void TestPersonData::anAnswerOfBeforeThereWasATimeStillHolds()
{
    Fixture f;
    f.tracker->grantConsent();
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    const QString id = f.tracker->anonymousId();
    f.close();
    QFile file(f.dir.filePath(QStringLiteral("default/identity.ini")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.removeIf([](const QByteArray &line) { return line.startsWith("consent_time"); }), 2);
    const QByteArray old = lines.join('\n');
    QVERIFY(file.resize(0) && file.seek(0));
    QCOMPARE(file.write(old), old.size());
    file.close();
    f.open();
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    QCOMPARE(f.tracker->anonymousId(), id);
    QVERIFY(!f.tracker->consentTime().isValid());
    QVERIFY(f.errors.isEmpty());
}

void TestPersonData::whatWasSentIsRememberedByteForByte()
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

void TestPersonData::aPackedBodyIsRememberedUnpacked()
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

void TestPersonData::onlyWhatWasTakenForAnalyticsIsRemembered()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setSentRecordBytes(plenty);
        to.setEvents({QStringLiteral("n"), QStringLiteral("bad"), QStringLiteral("$identify")});
    });
    auto *owed = new Millimetric;
    owed->setName(QStringLiteral("billing"));
    owed->setPurpose(Destination::Billing);
    owed->setHost(f.collector.url());
    owed->setKey(testKey());
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

void TestPersonData::nothingIsRememberedUnlessTheApplicationAllowsIt()
{
    Fixture f;
    QCOMPARE(f.tracker->sentRecordBytes(), 0);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(!QFileInfo::exists(sentFolder(f)));
    QCOMPARE(f.tracker->sentRequests(), QList<SentRequest>());
}

void TestPersonData::theOldestGoFirst()
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

void TestPersonData::manySmallRequestsTakeNoMoreOfTheDiskThanIsAllowed()
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

void TestPersonData::noMoreThanAThousandRequestsAreKept()
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

void TestPersonData::twoThatWriteAtOnceMakeRoomForBoth()
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

void TestPersonData::aRequestThatIsLongerThanAllIsNotKept()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setSentRecordBytes(block); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("text"), QString(5000, QLatin1Char('x'))}});
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(f.tracker->sentRequests().size(), 1);
    QVERIFY(f.errors.isEmpty());
}

void TestPersonData::whatIsTrackedForOthersIsNotRemembered_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<bool>("isTogether");
    for (const QString &option : {QStringLiteral("user_id"), QStringLiteral("anonymous_id")}) {
        QTest::addRow("%s, one by one", qPrintable(option)) << option << false;
        QTest::addRow("%s, together", qPrintable(option)) << option << true;
    }
}

void TestPersonData::whatIsTrackedForOthersIsNotRemembered()
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

using Step = std::function<void(Fixture &)>;
Q_DECLARE_METATYPE(Step)

void TestPersonData::whoeverIsGoneIsNotRemembered_data()
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

void TestPersonData::whoeverIsGoneIsNotRemembered()
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

void TestPersonData::whatIsSentForWhoWasThereBeforeIsNotShownToTheNext_data()
{
    QTest::addColumn<bool>("isRestarted");
    QTest::newRow("at once") << false;
    QTest::newRow("after a restart") << true;
}

void TestPersonData::whatIsSentForWhoWasThereBeforeIsNotShownToTheNext()
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

void TestPersonData::aKillBeforeItIsErasedShowsItToNobody_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("forget()") << Step([](Fixture &f) { f.tracker->forget(); });
    QTest::newRow("reset()") << Step([](Fixture &f) { f.tracker->reset(); });
    QTest::newRow("denyConsent()") << Step([](Fixture &f) { f.tracker->denyConsent(); });
    QTest::newRow("endVisitor()") << Step([](Fixture &f) { f.tracker->endVisitor(); });
}

void TestPersonData::aKillBeforeItIsErasedShowsItToNobody()
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

void TestPersonData::aKillWithinForgetSparesNothing()
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
        const std::unique_ptr<Run> died = Run::create(folderOf(f), &problem);
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

void TestPersonData::whoWasGoneBeforeTheStartIsNotShownToTheNext()
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
    IdentityFile(folderOf(f)).touchInput(QDateTime::currentMSecsSinceEpoch() - 3'600'000); // the power went, an hour ago
    f.open(kiosk);
    f.tracker->track(QStringLiteral("by the next"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    const QList<SentRequest> sent = f.tracker->sentRequests();
    QCOMPARE(sent.size(), 1);
    QVERIFY(isAnyWith(sent, QStringLiteral("by the next")) && !isAnyWith(sent, QStringLiteral("by the one before")));
    QCOMPARE(keptFiles(f).size(), 1);
}

void TestPersonData::theEndOfASessionIsNotTheNextOnes_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("reset()") << Step([](Fixture &f) { f.tracker->reset(); });
    QTest::newRow("endVisitor()") << Step([](Fixture &f) { f.tracker->endVisitor(); });
}

void TestPersonData::theEndOfASessionIsNotTheNextOnes()
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

void TestPersonData::whoNoticesLateErasesNothingOfTheNext()
{
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("by the one before"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.tracker->sentRequests().size(), 1);
    const QString next = QStringLiteral("11111111-2222-3333-4444-555555555555");
    endElsewhere(f, next);
    QCOMPARE(f.tracker->sentRequests(), QList<SentRequest>()); // nobody has told this process yet
    QVERIFY(SentRecord(folderOf(f)).add(numbered(1), personMark(next), plenty));
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

void TestPersonData::whoHasNotNoticedYetRemembersNothingForTheNext()
{
    Fixture f(keepSent);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->reset();
    f.tracker->setOffline(true);
    for (int i = 0; i < 3; ++i)
        f.tracker->track(QStringLiteral("by the one before"));
    endElsewhere(f, QStringLiteral("the next"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->deliveredCount(), 4);
    QVERIFY(keptFiles(f).isEmpty());
}

void TestPersonData::whatADestinationSendsThatCameLaterIsRemembered()
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

void TestPersonData::whatAnEarlierRunOwesForTheSamePersonIsRemembered()
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

void TestPersonData::severalProcessesShareIt()
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

void TestPersonData::whatAKillLeftUnfinishedGoes()
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

void TestPersonData::whatIsDamagedIsPassedOver()
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
void TestPersonData::aKillLeavesARecordThatCanBeRead()
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

void TestPersonData::anExportHasAllThatIsHeld()
{
    const auto configure = [](Tracker &tracker, Millimetric &to) {
        tracker.setSentRecordBytes(plenty);
        tracker.setSuperProperties({{QStringLiteral("branch"), QStringLiteral("north")}});
        to.setEvents({QStringLiteral("n"), QStringLiteral("bad"), QStringLiteral("$identify")});
    };
    Fixture f(configure);
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    f.tracker->grantConsent();
    f.tracker->identify(QStringLiteral("ann"));
    const QString bad = f.tracker->track(QStringLiteral("bad"));
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->setOffline(true);
    QStringList pending;
    for (int i = 0; i < 1200; ++i)
        pending.append(f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}}));
    f.close(); // these become segments, and are another run's
    f.open([&](Tracker &tracker, Millimetric &to) {
        configure(tracker, to);
        tracker.setOffline(true);
    });
    for (int i = 0; i < 3; ++i)
        pending.append(f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), 1200 + i}}));
    QTRY_COMPARE(f.tracker->pendingCount(), pending.size());

    const QString path = f.dir.filePath(QStringLiteral("mine.json"));
    QFile earlier(path);
    QVERIFY(earlier.open(QIODevice::WriteOnly) && earlier.write("what was here before") > 0);
    earlier.close();
    const QJsonObject all = exported(f, path);
    QCOMPARE(QFileInfo(path).permissions(), ownersOnly);
    const QJsonObject identity = all.value(QLatin1String("identity")).toObject();
    QCOMPARE(identity.value(QLatin1String("anonymous_id")).toString(), f.tracker->anonymousId());
    QCOMPARE(identity.value(QLatin1String("user_id")).toString(), QStringLiteral("ann"));
    QCOMPARE(identity.value(QLatin1String("session_id")).toString(), f.tracker->sessionId());
    const QJsonObject consent = all.value(QLatin1String("consent")).toObject();
    QCOMPARE(consent.value(QLatin1String("answer")).toString(), QStringLiteral("granted"));
    QCOMPARE(QDateTime::fromString(consent.value(QLatin1String("time")).toString(), Qt::ISODateWithMs), f.tracker->consentTime());
    QCOMPARE(all.value(QLatin1String("settings")).toObject().value(QLatin1String("super_properties")).toObject(),
             (QJsonObject{{QStringLiteral("branch"), QStringLiteral("north")}}));
    const QJsonArray destinations = all.value(QLatin1String("destinations")).toArray();
    QCOMPARE(destinations.size(), 1);
    const QJsonObject destination = destinations.first().toObject();
    QCOMPARE(destination.value(QLatin1String("name")).toString(), QStringLiteral("millimetric"));
    QCOMPARE(destination.value(QLatin1String("purpose")).toString(), QStringLiteral("analytics"));
    QCOMPARE(idsIn(destination.value(QLatin1String("pending"))), pending); // each once, in their order
    const QJsonObject newest = destination.value(QLatin1String("pending")).toArray().last().toObject();
    const QJsonObject event = (newest.contains(QLatin1String("tracked")) ? newest.value(QLatin1String("tracked"))
                                                                         : newest.value(QLatin1String("to_send"))).toObject();
    QCOMPARE(event.value(QLatin1String("properties")).toObject().value(QLatin1String("i")).toInt(), 1202);
    QCOMPARE(idsIn(destination.value(QLatin1String("quarantined"))), QStringList{bad});
    const QJsonArray sent = all.value(QLatin1String("sent")).toArray();
    QCOMPARE(sent.size(), f.tracker->sentRequests().size());
    QCOMPARE(sent.last().toObject().value(QLatin1String("body")).toString(), f.tracker->sentRequests().first().text());
    QVERIFY(!QJsonDocument(all).toJson().contains(testKey().toUtf8()));
    QCOMPARE(QDir(f.dir.path()).entryList({QStringLiteral("mine*")}, QDir::Files), QStringList{QStringLiteral("mine.json")});

    f.tracker->setOffline(false); // none of it was disturbed
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QVERIFY(f.balances());
    for (const QString &id : std::as_const(pending))
        QCOMPARE(f.collector.count(id), 1);
}

void TestPersonData::anExportHasNothingOfWhoWasThereBefore_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<bool>("isRestarted");
    const Step ends = [](Fixture &f) { f.tracker->endVisitor(); };
    const Step resets = [](Fixture &f) { f.tracker->reset(); };
    QTest::newRow("endVisitor()") << ends << false;
    QTest::newRow("endVisitor(), and a restart") << ends << true;
    QTest::newRow("reset()") << resets << false;
    QTest::newRow("reset(), and a restart") << resets << true;
}

void TestPersonData::anExportHasNothingOfWhoWasThereBefore()
{
    QFETCH(const Step, step);
    QFETCH(const bool, isRestarted);
    const auto configure = [](Tracker &tracker, Millimetric &to) {
        tracker.setContextEnabled(false);
        to.setEvents({QStringLiteral("n"), QStringLiteral("bad"), QStringLiteral("$identify")});
        addBilling(tracker, to);
    };
    Fixture f(configure);
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    const QString before = QStringLiteral("7"); // a user id that may be anything else too
    f.tracker->identify(before);
    f.tracker->track(QStringLiteral("bad"), {{QStringLiteral("seat"), QStringLiteral("row-17")}});
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    const QString beforeId = f.tracker->anonymousId();
    f.tracker->setOffline(true);
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("seat"), QStringLiteral("row-17")},
                                           {QStringLiteral("number"), QStringLiteral("12")}});
    step(f);
    const auto offline = [&configure](Tracker &tracker, Millimetric &to) {
        configure(tracker, to);
        tracker.setOffline(true);
    };
    f.tracker->identify(QStringLiteral("12"));
    const QString first = f.tracker->track(QStringLiteral("n"));
    if (isRestarted) {
        f.close();
        f.open(offline);
    }
    const QString second = f.tracker->track(QStringLiteral("n"));
    const QJsonObject all = exported(f, f.dir.filePath(QStringLiteral("mine.json")));
    const QByteArray text = QJsonDocument(all).toJson();
    QVERIFY2(!text.contains("row-17") && !text.contains(beforeId.toUtf8()), text);
    QCOMPARE(idsIn(destinationIn(all, QStringLiteral("millimetric")).value(QLatin1String("quarantined"))), QStringList());
    for (const char *name : {"millimetric", "billing"}) {
        QStringList pending = idsIn(destinationIn(all, QLatin1String(name)).value(QLatin1String("pending")));
        QVERIFY2(pending.contains(first) && pending.contains(second), text);
        QCOMPARE(pending.size(), 3); // and who they said they are
    }
}

void TestPersonData::anExportHasAllOfOneWhomNobodyKnowsByName()
{
    const auto configure = [](Tracker &tracker, Millimetric &to) {
        tracker.setOffline(true);
        tracker.setConsentRequired(true);
        addBilling(tracker, to);
    };
    Fixture f(configure);
    QStringList owed{f.tracker->track(QStringLiteral("n"))}; // nobody is asked about that
    f.tracker->grantConsent();
    owed.append(f.tracker->track(QStringLiteral("n"))); // with an id
    f.tracker->denyConsent();
    owed.append(f.tracker->track(QStringLiteral("n"))); // without one
    f.close();
    f.open(configure);
    f.tracker->grantConsent();
    owed.append(f.tracker->track(QStringLiteral("n"))); // with another one
    const QJsonObject all = exported(f, f.dir.filePath(QStringLiteral("mine.json")));
    QCOMPARE(idsIn(destinationIn(all, QStringLiteral("billing")).value(QLatin1String("pending"))), owed);
    QCOMPARE(idsIn(destinationIn(all, QStringLiteral("millimetric")).value(QLatin1String("pending"))), QStringList{owed.last()});
}

void TestPersonData::nothingOfTheTrackersOwnIsADestination()
{
    Fixture f([](Tracker &tracker, Millimetric &) {
        tracker.setLifecycleEvents(Tracker::LifecycleEvent::AllLifecycleEvents);
        tracker.setSentRecordBytes(plenty);
    });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(10s));
    const QDir folder(f.dir.filePath(QStringLiteral("default")));
    QVERIFY(folder.exists(QStringLiteral("running")));
    QVERIFY(folder.mkdir(QStringLiteral("runs~of-the-original-1")));
    const QStringList all = folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot) + QStringList{QStringLiteral("input"), QStringLiteral("Runs")};
    for (const QString &name : all) {
        if (name == QLatin1String("millimetric"))
            continue;
        Millimetric other;
        other.setName(name);
        QVERIFY2(!f.tracker->addDestination(&other), qPrintable(name));
    }
    const QJsonObject mine = exported(f, f.dir.filePath(QStringLiteral("mine.json")));
    QCOMPARE(mine.value(QLatin1String("destinations")).toArray().size(), 1);
}

void TestPersonData::anExportHasWhatWaitsForConsent()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(QStringLiteral("by the one before"));
    f.tracker->reset();
    const QString id = f.tracker->track(QStringLiteral("n"));
    const QJsonObject all = exported(f, f.dir.filePath(QStringLiteral("mine.json")));
    QCOMPARE(idsIn(all.value(QLatin1String("waiting_in_memory"))), QStringList{id});
    QCOMPARE(all.value(QLatin1String("consent")).toObject().value(QLatin1String("answer")).toString(), QStringLiteral("none"));
}

void TestPersonData::anExportThatCannotBeWrittenSaysWhy()
{
    Fixture f;
    QSignalSpy done(f.tracker.get(), &Tracker::dataExported);
    const QString nowhere = f.dir.filePath(QStringLiteral("nowhere/mine.json"));
    f.tracker->exportData(nowhere);
    QVERIFY(done.isEmpty()); // never within the call
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(done.first().first().toString(), nowhere);
    QVERIFY2(done.first().last().toString().contains(nowhere), qPrintable(done.first().last().toString()));
    const QString folder = f.dir.filePath(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(folder + QStringLiteral("/in it")));
    f.tracker->exportData(folder);
    QTRY_COMPARE(done.size(), 2);
    QVERIFY(!done.last().last().toString().isEmpty());
    QVERIFY(QFileInfo::exists(folder + QStringLiteral("/in it")));
    QTRY_COMPARE(QDir(f.dir.path()).entryList({QStringLiteral("*.part")}, QDir::Files), QStringList());
    f.tracker->exportData({});
    QTRY_COMPARE(done.size(), 3);
    QVERIFY(!done.last().last().toString().isEmpty());
}

void TestPersonData::anExportOfMuchNeedsLittleMemory()
{
#if defined(Q_OS_LINUX) && !defined(TALLY_SANITIZED)
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QString text(4000, QLatin1Char('x'));
    for (int i = 0; i < 10'000; ++i)
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("text"), text}});
    QVERIFY(f.tracker->waitForSaved(60s));
    const QString path = f.dir.filePath(QStringLiteral("mine.json"));
    QFile peak(QStringLiteral("/proc/self/clear_refs"));
    if (!peak.open(QIODevice::WriteOnly) || peak.write("5") != 1)
        QSKIP("the system does not count memory anew");
    peak.close();
    const qint64 before = mostMemory();
    QSignalSpy done(f.tracker.get(), &Tracker::dataExported);
    f.tracker->exportData(path);
    QTRY_COMPARE(done.size(), 1);
    const qint64 grown = mostMemory() - before;
    const qint64 size = QFileInfo(path).size();
    std::printf("an export of %lld MB took %lld kB of memory\n", static_cast<long long>(size >> 20), static_cast<long long>(grown >> 10));
    QVERIFY(size > 40'000'000);
    QVERIFY2(grown < size / 5, qPrintable(QString::number(grown)));
#endif
}

void TestPersonData::anExportThatIsNotEndedLeavesNothing()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    for (int i = 0; i < 5000; ++i)
        f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(60s));
    f.tracker->exportData(f.dir.filePath(QStringLiteral("mine.json")));
    f.close();
    const QStringList left = QDir(f.dir.path()).entryList({QStringLiteral("mine*")}, QDir::Files);
    QVERIFY2(left.isEmpty() || left == QStringList{QStringLiteral("mine.json")}, qPrintable(left.join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(TestPersonData)
#include "tst_persondata.moc"
