// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A tracker older than the application, and one that outlives it. A main() of its own, since the order is the point.

#include "fixture.h"

#include "store/identity.h"

#include <QCoreApplication>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

int failures = 0;

void check(bool right, const char *what)
{
    std::printf("%s : TestEarly::%s()\n", right ? "PASS  " : "FAIL! ", what);
    failures += right ? 0 : 1;
}

Millimetric *destinationTo(const Collector &collector)
{
    auto *destination = new Millimetric;
    destination->setHost(collector.url());
    destination->setKey(testKey());
    return destination;
}

} // namespace

int main(int argc, char **argv)
{
    QTemporaryDir dir;
    auto tracker = std::make_unique<Tracker>();
    tracker->setStoragePath(dir.path());
    const QString before = tracker->track(QStringLiteral("before the application"));
    check(!before.isEmpty(), "anEventBeforeTheApplicationHasAnId");
    check(QDir(dir.path()).isEmpty(), "nothingIsWrittenBeforeTheApplication");
    static QString said;
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { said += text; });
    tracker->storeKey(QStringLiteral("entry"), testKey());
    check(said.contains(QLatin1String("QCoreApplication")), "aKeyThatCannotBeStoredYetIsTold");
    check(!said.contains(testKey()), "andNotTheKey");
    qInstallMessageHandler(nullptr);
    // Who was here before has logged out; nobody has read yet who that was.
    QTemporaryDir annsDir;
    Identity ann;
    IdentityFile(annsDir.filePath(QStringLiteral("default"))).update(&ann, [](Identity &identity) {
        identity.userId = QStringLiteral("ann");
        identity.anonymousId = QStringLiteral("ann's id");
    });
    auto loggedOut = std::make_unique<Tracker>();
    loggedOut->setStoragePath(annsDir.path());
    loggedOut->reset();
    {
        QCoreApplication app(argc, argv);
        Collector collector;
        collector.start();
        tracker->addDestination(destinationTo(collector));
        check(tracker->waitForFlushed(5s), "whatWaitedForTheApplicationIsDelivered");
        check(collector.count(before) == 1, "itIsTheSameEvent");
        loggedOut->addDestination(destinationTo(collector));
        loggedOut->track(QStringLiteral("n"));
        check(loggedOut->waitForFlushed(5s), "afterALogOutBeforeTheApplicationEventsAreDelivered");
        const CollectedEvent event = collector.events().constLast();
        check(event.userId.isEmpty() && !event.anonymousId.isEmpty() && event.anonymousId != ann.anonymousId,
              "theyAreNotOfWhoWasLoggedOut");
        loggedOut.reset();
        collector.stop();
        tracker->track(QStringLiteral("left over"));
    }
    // The application is gone, the tracker is not.
    const QString after = tracker->track(QStringLiteral("after the application"));
    check(!after.isEmpty(), "anEventAfterTheApplicationIsKept");
    tracker.reset();
    {
        QCoreApplication app(argc, argv);
        Collector collector;
        collector.start();
        Tracker next;
        next.setStoragePath(dir.path());
        next.addDestination(destinationTo(collector));
        QSignalSpy delivered(&next, &Tracker::delivered);
        for (int i = 0; i < 50 && collector.stats().unique < 2; ++i)
            delivered.wait(100);
        check(collector.stats().unique == 2 && collector.count(after) == 1, "whatWasLeftOverIsDeliveredByTheNext");

        // As main() often ends: exec() returns, and only then what is left is to be delivered.
        next.setOffline(true);
        next.track(QStringLiteral("before quit"));
        QMetaObject::invokeMethod(&app, &QCoreApplication::quit, Qt::QueuedConnection);
        app.exec();
        next.setOffline(false);
        check(next.shutdown(5s) && collector.stats().unique == 3, "shutdownDeliversAfterExecHasReturned");
    }
    return failures;
}
