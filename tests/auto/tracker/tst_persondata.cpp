// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a person can see of what is held about them: their answer, and all of it in one file.

#include "persondata.h"

#include "store/sentrecord.h"

#include <QDir>
#include <QJsonArray>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

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
    QVERIFY(f.tracker->waitForSaved(30s)); // or a slow worker holds the run for a while after the end
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
