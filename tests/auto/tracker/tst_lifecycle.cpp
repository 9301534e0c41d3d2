// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is told without being tracked: start and end of the application and of its sessions.

#include "fixture.h"

#include "delivery/seams.h"
#include "presence.h"
#include "store/files.h"
#include "store/identity.h"
#include "store/runmarks.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QMetaEnum>
#include <QProcess>

#include <atomic>
#include <csignal>

using namespace Tally;
using namespace std::chrono_literals;
using Lifecycle = Tracker::LifecycleEvent;

namespace {

std::atomic<qint64> clockOffsetMs{0};

constexpr qint64 minute = 60'000;

const QString version1 = QStringLiteral("1.0");
const QString version2 = QStringLiteral("2.0");

QString nameOf(Lifecycle event)
{
    static const QHash<Lifecycle, QString> names{
        {Lifecycle::AppStarted, QStringLiteral("$app_started")},
        {Lifecycle::AppQuit, QStringLiteral("$app_quit")},
        {Lifecycle::AppUpdated, QStringLiteral("$app_updated")},
        {Lifecycle::AppCrashedLastRun, QStringLiteral("$app_crashed_last_run")},
        {Lifecycle::AppHidden, QStringLiteral("$app_hidden")},
        {Lifecycle::AppShown, QStringLiteral("$app_shown")},
        {Lifecycle::SessionStarted, QStringLiteral("$session_started")},
        {Lifecycle::SessionEnded, QStringLiteral("$session_ended")},
    };
    return names.value(event);
}

QStringList sorted(QStringList names)
{
    names.sort();
    names.removeDuplicates();
    return names;
}

/// Those that Tally tells by itself.
QStringList toldBy(const Collector &collector)
{
    QStringList names;
    for (const CollectedEvent &event : collector.events())
        if (event.name.startsWith(QLatin1Char('$')))
            names.append(event.name);
    return names;
}

QList<CollectedEvent> named(const Collector &collector, Lifecycle what)
{
    QList<CollectedEvent> found;
    for (const CollectedEvent &event : collector.events())
        if (event.name == nameOf(what))
            found.append(event);
    return found;
}

void setState(Qt::ApplicationState state)
{
    QMetaObject::invokeMethod(qApp, "applicationStateChanged", Q_ARG(Qt::ApplicationState, state));
}

/// A process that had no clean end left this.
void leaveMark(const QString &storage)
{
    const QString folder = storage + QStringLiteral("/default/running");
    QVERIFY(QDir().mkpath(folder));
    QFile mark(folder + QStringLiteral("/11111111-2222-3333-4444-555555555555"));
    QVERIFY(mark.open(QIODevice::WriteOnly));
    mark.write("1.0\nanotherboot\n");
}

} // namespace

class TestLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tellsLifecycle = true;
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void init()
    {
        clockOffsetMs = 0;
        QCoreApplication::setApplicationVersion(version1);
    }
    void eachIsSwitchedOnAndOffAndNeverMetered_data();
    void eachIsSwitchedOnAndOffAndNeverMetered();
    void allAreOnInAProgramWithAUserInterfaceOnly();
    void whatIsSetBeforeTheFirstEventHoldsFromTheStart();
    void theStartComesBeforeTheFirstEventAlsoWithoutAnEventLoop();
    void aStartTellsTheVersion();
    void nothingIsStoredBeforeConsentAndNothingStaysAfterANo();
    void theHookSeesThem();
    void aSessionEndsWithItsLastActivityAndUnderItsOwnId();
    void aSessionEndsAlsoAfterARestartAndAtALogOut();
    void aMomentInTheBackHidesNothing();
    void whatMayBeStoppedIsHiddenAtOnce_data();
    void whatMayBeStoppedIsHiddenAtOnce();
    void onlyAnEndThatIsNotCleanIsACrash_data();
    void onlyAnEndThatIsNotCleanIsACrash();
    void ofSeveralProcessesThatStartAtOnceOneTellsACrash();
    void whatAKillLeftOfAMarkGoes();
    void oneThatLivesBesideIsNoCrash();
    void anUpdateIsToldOnce();

private:
    static std::unique_ptr<QProcess> start(const QString &storage, const QUrl &host, const QString &end, Tracker::LifecycleEvents events,
                                           const QString &version = version1)
    {
        auto child = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TALLY_TEST_KEY"), testKey());
        environment.insert(QStringLiteral("ASAN_OPTIONS"), qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":detect_leaks=0"));
        child->setProcessEnvironment(environment);
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(QStringLiteral(CHILD),
                     {storage, host.toString(), QUuid::createUuid().toString(QUuid::Id128), QStringLiteral("1"), end,
                      QString::number(events.toInt()), version});
        return child;
    }
    static void awaitTracked(QProcess &child)
    {
        QByteArray output;
        while (!output.contains("tracked"))
            QVERIFY2((output += child.readAllStandardOutput(), output.contains("tracked") || child.waitForReadyRead(30'000)),
                     output.constData());
    }
    static void end(QProcess &child)
    {
        child.closeWriteChannel();
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
    }
};

void TestLifecycle::eachIsSwitchedOnAndOffAndNeverMetered_data()
{
    QTest::addColumn<int>("event");
    const QMetaEnum events = QMetaEnum::fromType<Tracker::LifecycleEvents>();
    for (int i = 0; i < events.keyCount(); ++i)
        if (!nameOf(Lifecycle(events.value(i))).isEmpty())
            QTest::newRow(events.key(i)) << events.value(i);
}

void TestLifecycle::eachIsSwitchedOnAndOffAndNeverMetered()
{
    QFETCH(const int, event);
    const auto told = [](Tracker::LifecycleEvents wanted, Destination::Purpose purpose) {
        clockOffsetMs = 0;
        QCoreApplication::setApplicationVersion(version1);
        Fixture f([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::AppUpdated); });
        f.tracker->track(QStringLiteral("first"));
        [&] { QVERIFY(f.tracker->waitForFlushed(30s)); }();
        f.close();
        f.collector.clear();
        leaveMark(f.dir.path());
        QCoreApplication::setApplicationVersion(version2);
        f.open([&](Tracker &tracker, Millimetric &destination) {
            tracker.setLifecycleEvents(wanted);
            destination.setPurpose(purpose);
        });
        f.tracker->track(QStringLiteral("a"));
        setState(Qt::ApplicationHidden);
        setState(Qt::ApplicationActive);
        clockOffsetMs = 60 * minute;
        f.tracker->track(QStringLiteral("b"));
        f.close(); // without an event loop: the program's end
        f.open([&](Tracker &tracker, Millimetric &destination) {
            tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents);
            destination.setPurpose(purpose);
        });
        f.tracker->track(QStringLiteral("last"));
        // Its own, and what was adopted.
        [&] { QTRY_VERIFY(f.collector.stats().unique >= 3 && f.destination->pendingCount() == 0); }();
        [&] { QVERIFY(f.tracker->waitForFlushed(30s)); }();
        return sorted(toldBy(f.collector));
    };
    const QString name = nameOf(Lifecycle(event));
    const QStringList on = told(Lifecycle(event), Destination::Analytics);
    const QStringList off = told(Tracker::LifecycleEvents(Lifecycle::AllLifecycleEvents) ^ Lifecycle(event), Destination::Analytics);
    const QStringList metered = told(Lifecycle::AllLifecycleEvents, Destination::Billing);
    qInfo("%-24s alone: %d told (%s); all but it: %d told, it %d times; metering destination: %d told", qPrintable(name), int(on.size()),
          qPrintable(on.join(QLatin1Char(' '))), int(off.size()), int(off.count(name)), int(metered.size()));
    QCOMPARE(on, QStringList{name});
    QCOMPARE(off.size(), 7);
    QVERIFY(!off.contains(name));
    QCOMPARE(metered, QStringList());
}

void TestLifecycle::allAreOnInAProgramWithAUserInterfaceOnly()
{
    QCOMPARE(Tracker().lifecycleEvents(), Tracker::LifecycleEvents(Lifecycle::AllLifecycleEvents));
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 3);
    QCOMPARE(toldBy(f.collector), (QStringList{nameOf(Lifecycle::AppStarted), nameOf(Lifecycle::SessionStarted)}));

    // The child has no user interface, and nothing is set.
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TALLY_TEST_KEY"), testKey());
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral(CHILD), {storage.path(), collector.url().toString(), QStringLiteral("e"), QStringLiteral("2"), QStringLiteral("shutdown")});
    QVERIFY(child.waitForFinished());
    QCOMPARE(collector.stats().unique, 2);
    QCOMPARE(toldBy(collector), QStringList());
}

void TestLifecycle::whatIsSetBeforeTheFirstEventHoldsFromTheStart()
{
    Fixture f;
    f.tracker->grantConsent(); // starts the tracker, and a session
    f.tracker->setLifecycleEvents(Lifecycle::AppStarted);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(toldBy(f.collector), QStringList{nameOf(Lifecycle::AppStarted)});
    QVERIFY(!QDir(f.dir.filePath(QStringLiteral("default/running"))).exists());
    QVERIFY(!QFile::exists(f.dir.filePath(QStringLiteral("default/version"))));
}

void TestLifecycle::theStartComesBeforeTheFirstEventAlsoWithoutAnEventLoop()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(30s));
    QStringList names;
    for (const CollectedEvent &event : f.collector.events()) {
        names.append(event.name);
        QCOMPARE(event.anonymousId, f.tracker->anonymousId());
        QCOMPARE(event.json.value(QLatin1String("session_id")).toString(), f.tracker->sessionId());
    }
    QCOMPARE(names, (QStringList{nameOf(Lifecycle::AppStarted), nameOf(Lifecycle::SessionStarted), QStringLiteral("n")}));

    // With an event loop nobody has to track anything.
    Fixture silent;
    QTRY_COMPARE(named(silent.collector, Lifecycle::AppStarted).size(), 1);
}

void TestLifecycle::aStartTellsTheVersion()
{
    Fixture f;
    QTRY_COMPARE(named(f.collector, Lifecycle::AppStarted).size(), 1);
    const QJsonObject first = named(f.collector, Lifecycle::AppStarted).first().properties;
    QCOMPARE(first.value(QLatin1String("$version")).toString(), version1);
    QCOMPARE(first.value(QLatin1String("$first_start")).toBool(), true);
    f.close();
    f.collector.clear();
    f.open();
    QTRY_COMPARE(named(f.collector, Lifecycle::AppStarted).size(), 1);
    QCOMPARE(named(f.collector, Lifecycle::AppStarted).first().properties.value(QLatin1String("$first_start")).toBool(true), false);
    QCOMPARE(named(f.collector, Lifecycle::AppUpdated).size(), 0);
}

void TestLifecycle::nothingIsStoredBeforeConsentAndNothingStaysAfterANo()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(QStringLiteral("n"));
    QCoreApplication::processEvents();
    const auto files = [&f] {
        QStringList found;
        QDirIterator all(f.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            found.append(QFileInfo(all.next()).fileName());
        return found;
    };
    QCOMPARE(files(), QStringList());
    QCOMPARE(f.destination->pendingCount(), 2); // the start waits with it; a session there is not
    f.tracker->grantConsent();
    QTRY_COMPARE(f.destination->deliveredCount(), 3);
    QCOMPARE(sorted(toldBy(f.collector)), sorted({nameOf(Lifecycle::AppStarted), nameOf(Lifecycle::SessionStarted)}));
    QVERIFY(files().contains(QStringLiteral("version")));
    f.tracker->grantConsent(); // once more
    QVERIFY(files().contains(QStringLiteral("version")));
    QCOMPARE(QDir(f.dir.filePath(QStringLiteral("default/running"))).entryList(QDir::Files).size(), 1);
    f.tracker->denyConsent();
    QVERIFY(!files().contains(QStringLiteral("version")));
    QVERIFY(!QDir(f.dir.filePath(QStringLiteral("default/running"))).exists());
    f.collector.clear();
    f.close();
    f.open();
    QCoreApplication::processEvents();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(f.collector.events().size(), 0);
}

void TestLifecycle::theHookSeesThem()
{
    QStringList seen;
    Fixture f([&](Tracker &tracker, Millimetric &) {
        tracker.setBeforeTrack([&seen](Event &event) {
            seen.append(event.name);
            event.properties.insert(QStringLiteral("kind"), QStringLiteral("kiosk"));
            return event.name != nameOf(Lifecycle::SessionStarted);
        });
    });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(seen, (QStringList{QStringLiteral("n"), nameOf(Lifecycle::AppStarted), nameOf(Lifecycle::SessionStarted)}));
    QCOMPARE(toldBy(f.collector), QStringList{nameOf(Lifecycle::AppStarted)});
    QCOMPARE(named(f.collector, Lifecycle::AppStarted).first().properties.value(QLatin1String("kind")).toString(), QStringLiteral("kiosk"));
}

void TestLifecycle::aSessionEndsWithItsLastActivityAndUnderItsOwnId()
{
    Fixture f;
    f.tracker->track(QStringLiteral("a"));
    const QString first = f.tracker->sessionId();
    clockOffsetMs = 10 * minute;
    f.tracker->track(QStringLiteral("b"));
    QCOMPARE(f.tracker->sessionId(), first);
    clockOffsetMs = 100 * minute;
    f.tracker->track(QStringLiteral("c"));
    QVERIFY(f.tracker->sessionId() != first);
    QVERIFY(f.tracker->waitForFlushed(30s));
    const QList<CollectedEvent> ended = named(f.collector, Lifecycle::SessionEnded);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().json.value(QLatin1String("session_id")).toString(), first);
    const double duration = ended.first().properties.value(QLatin1String("$duration_ms")).toDouble();
    QVERIFY2(duration >= 10 * minute && duration < 11 * minute, qPrintable(QString::number(duration)));
    const QDateTime time = QDateTime::fromString(ended.first().timestamp, Qt::ISODateWithMs);
    QVERIFY2(std::abs(QDateTime::currentDateTimeUtc().msecsTo(time) - 10 * minute) < minute, qPrintable(ended.first().timestamp));
    const QList<CollectedEvent> started = named(f.collector, Lifecycle::SessionStarted);
    QCOMPARE(started.size(), 2);
    QCOMPARE(started.last().json.value(QLatin1String("session_id")).toString(), f.tracker->sessionId());
}

void TestLifecycle::aSessionEndsAlsoAfterARestartAndAtALogOut()
{
    const auto sessionsOnly = [](Tracker &tracker, Millimetric &) {
        tracker.setLifecycleEvents(Lifecycle::SessionStarted | Lifecycle::SessionEnded);
    };
    Fixture f(sessionsOnly);
    // What the clock says at a session's first event and at its last.
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    const auto track = [&](qint64 offsetMs, bool isFirst = false) {
        clockOffsetMs = offsetMs;
        lastMs = seams().now().wallMs;
        firstMs = isFirst ? lastMs : firstMs;
        f.tracker->track(QStringLiteral("n"));
    };
    const auto toldLength = [&f] {
        const QList<CollectedEvent> ended = named(f.collector, Lifecycle::SessionEnded);
        return ended.isEmpty() ? qint64(-1) : qint64(ended.last().properties.value(QLatin1String("$duration_ms")).toDouble(-1));
    };
    track(0, true);
    const QString first = f.tracker->sessionId();
    QVERIFY(f.tracker->waitForFlushed(30s));
    f.close();
    // It goes on within the session's time.
    clockOffsetMs = 10 * minute;
    f.open(sessionsOnly);
    track(10 * minute);
    track(10 * minute + 20'000);
    track(10 * minute + 24'000);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(f.tracker->sessionId(), first);
    QCOMPARE(named(f.collector, Lifecycle::SessionEnded).size(), 0);
    f.close();
    const qint64 length = lastMs - firstMs;
    clockOffsetMs = 60 * minute;
    f.open(sessionsOnly);
    track(60 * minute, true);
    const QString second = f.tracker->sessionId();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(named(f.collector, Lifecycle::SessionEnded).size(), 1);
    QCOMPARE(named(f.collector, Lifecycle::SessionEnded).first().json.value(QLatin1String("session_id")).toString(), first);
    QVERIFY2(std::abs(toldLength() - length) <= 5000, qPrintable(QStringLiteral("%1, not %2").arg(toldLength()).arg(length)));
    const QString before = f.tracker->anonymousId();
    track(62 * minute);
    const qint64 secondLength = lastMs - firstMs;
    clockOffsetMs = 65 * minute;
    f.tracker->reset();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(named(f.collector, Lifecycle::SessionEnded).size(), 2);
    const CollectedEvent last = named(f.collector, Lifecycle::SessionEnded).last();
    QCOMPARE(last.json.value(QLatin1String("session_id")).toString(), second);
    QVERIFY2(std::abs(toldLength() - secondLength) <= 5000, qPrintable(QStringLiteral("%1, not %2").arg(toldLength()).arg(secondLength)));
    QCOMPARE(last.anonymousId, before);
    QVERIFY(f.tracker->anonymousId() != before);
}

void TestLifecycle::aMomentInTheBackHidesNothing()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::AppHidden | Lifecycle::AppShown); });
    f.tracker->track(QStringLiteral("n"));
    setState(Qt::ApplicationInactive);
    setState(Qt::ApplicationActive);
    setState(Qt::ApplicationInactive);
    QTRY_COMPARE(toldBy(f.collector), QStringList{nameOf(Lifecycle::AppHidden)});
    setState(Qt::ApplicationHidden);
    setState(Qt::ApplicationActive);
    setState(Qt::ApplicationActive);
    QTRY_COMPARE(toldBy(f.collector), (QStringList{nameOf(Lifecycle::AppHidden), nameOf(Lifecycle::AppShown)}));
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(toldBy(f.collector).size(), 2);
}

void TestLifecycle::whatMayBeStoppedIsHiddenAtOnce_data()
{
    using States = QList<Qt::ApplicationState>;
    QTest::addColumn<States>("states");
    QTest::newRow("hidden") << States{Qt::ApplicationHidden};
    QTest::newRow("suspended") << States{Qt::ApplicationSuspended};
    QTest::newRow("inactive, then hidden") << States{Qt::ApplicationInactive, Qt::ApplicationHidden};
    QTest::newRow("inactive, then suspended") << States{Qt::ApplicationInactive, Qt::ApplicationSuspended};
    QTest::newRow("hidden, then suspended") << States{Qt::ApplicationHidden, Qt::ApplicationSuspended};
}

void TestLifecycle::whatMayBeStoppedIsHiddenAtOnce()
{
    QFETCH(const QList<Qt::ApplicationState>, states);
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::AppHidden); });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(30s));
    setState(Qt::ApplicationActive);
    for (const Qt::ApplicationState state : states)
        setState(state);
    QCOMPARE(f.tracker->acceptedCount(), 2); // with no turn of the event loop, in which a timer could have run
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(toldBy(f.collector), QStringList{nameOf(Lifecycle::AppHidden)});
}

void TestLifecycle::onlyAnEndThatIsNotCleanIsACrash_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("crashes");
    QTest::newRow("returns from main()") << QStringLiteral("return") << 0 << 0;
    QTest::newRow("shutdown()") << QStringLiteral("shutdown") << 0 << 0;
    QTest::newRow("quit()") << QStringLiteral("hold") << 0 << 0;
    QTest::newRow("_exit()") << QStringLiteral("exit") << 0 << 1;
    QTest::newRow("SIGKILL") << QStringLiteral("kill") << 0 << 1;
    QTest::newRow("SIGKILL beside a fork() that lives") << QStringLiteral("fork") << 0 << 1;
    QTest::newRow("SIGTERM that nobody handles") << QStringLiteral("hold") << SIGTERM << 1;
    QTest::newRow("SIGSEGV") << QStringLiteral("hold") << SIGSEGV << 1;
}

void TestLifecycle::onlyAnEndThatIsNotCleanIsACrash()
{
    QFETCH(const QString, end);
    QFETCH(const int, signal);
    QFETCH(const int, crashes);
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents); });
    f.close();
    const auto child = start(f.dir.path(), f.collector.url(), end, Lifecycle::AppCrashedLastRun, version1);
    if (end == QLatin1String("hold"))
        awaitTracked(*child);
    if (signal != 0)
        ::kill(pid_t(child->processId()), signal);
    if (end != QLatin1String("fork"))
        TestLifecycle::end(*child);
    else
        QVERIFY(child->waitForFinished());
    // Two runs after it: the first tells, if there is something to tell, and the second does not.
    for (int run = 0; run < 2; ++run) {
        f.open([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::AppCrashedLastRun); });
        f.tracker->track(QStringLiteral("n"));
        QVERIFY(f.tracker->waitForFlushed(30s));
        QCOMPARE(named(f.collector, Lifecycle::AppCrashedLastRun).size(), crashes);
        f.close();
    }
    if (crashes > 0) {
        const QJsonObject told = named(f.collector, Lifecycle::AppCrashedLastRun).first().properties;
        QCOMPARE(told.value(QLatin1String("$version")).toString(), version1);
        QCOMPARE(told.value(QLatin1String("$machine_restarted")).toBool(true), false);
    }
    QCOMPARE(QDir(f.dir.filePath(QStringLiteral("default/running"))).entryList(QDir::Files), QStringList());
}

void TestLifecycle::ofSeveralProcessesThatStartAtOnceOneTellsACrash()
{
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    const auto crashed = start(storage.path(), collector.url(), QStringLiteral("kill"), Lifecycle::AppCrashedLastRun);
    QVERIFY(crashed->waitForFinished());
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < 4; ++i)
        children.push_back(start(storage.path(), collector.url(), QStringLiteral("shutdown"), Lifecycle::AppCrashedLastRun));
    for (const auto &child : children)
        QVERIFY(child->state() == QProcess::NotRunning || child->waitForFinished());
    QCOMPARE(named(collector, Lifecycle::AppCrashedLastRun).size(), 1);
}

void TestLifecycle::whatAKillLeftOfAMarkGoes()
{
    const QTemporaryDir dir;
    const QString running = dir.filePath(QStringLiteral("running/"));
    QVERIFY(makeFolder(running));
    const QStringList parts{running + QStringLiteral("1.part"), running + QStringLiteral("2.part")};
    for (const QString &part : parts)
        QVERIFY(File::create(part).isOpen());
    QVERIFY(setModified(parts.first(), QDateTime::currentMSecsSinceEpoch() - 120'000));
    QVERIFY(RunMarks(dir.path()).takeLost().isEmpty()); // it never had its name: nothing is told of it
    QVERIFY(!QFile::exists(parts.first()));
    QVERIFY(QFile::exists(parts.last())); // another process may be at it just now
}

void TestLifecycle::oneThatLivesBesideIsNoCrash()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents); });
    f.close();
    const auto living = start(f.dir.path(), f.collector.url(), QStringLiteral("hold"), Lifecycle::AppCrashedLastRun);
    const auto dying = start(f.dir.path(), f.collector.url(), QStringLiteral("hold"), Lifecycle::AppCrashedLastRun);
    awaitTracked(*living);
    awaitTracked(*dying);
    const auto lookBack = [&f] {
        f.open([](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::AppCrashedLastRun); });
        f.tracker->track(QStringLiteral("n"));
        [&] { QVERIFY(f.tracker->waitForFlushed(30s)); }();
        f.close();
        return named(f.collector, Lifecycle::AppCrashedLastRun).size();
    };
    QCOMPARE(lookBack(), 0);
    dying->kill();
    QVERIFY(dying->waitForFinished());
    QCOMPARE(lookBack(), 1);
    QCOMPARE(lookBack(), 1);
    end(*living);
    QCOMPARE(lookBack(), 1);
}

void TestLifecycle::anUpdateIsToldOnce()
{
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    const auto run = [&](const QString &version) {
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < 3; ++i)
            children.push_back(start(storage.path(), collector.url(), QStringLiteral("shutdown"), Lifecycle::AppUpdated, version));
        for (const auto &child : children)
            QVERIFY(child->state() == QProcess::NotRunning || child->waitForFinished());
    };
    run(version1);
    QCOMPARE(named(collector, Lifecycle::AppUpdated).size(), 0);
    run(version2);
    run(version2);
    QCOMPARE(named(collector, Lifecycle::AppUpdated).size(), 1);
    const QJsonObject told = named(collector, Lifecycle::AppUpdated).first().properties;
    QCOMPARE(told.value(QLatin1String("$previous_version")).toString(), version1);
    QCOMPARE(told.value(QLatin1String("$version")).toString(), version2);
}

QTEST_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
