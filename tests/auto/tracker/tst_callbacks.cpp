// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What an application's own code may do where Tally calls it, and what is called when all is over.

#include "fixture.h"

#include <cstring>
#include <new>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

/// In memory of our own, so that whoever looks there after its end finds nothing.
template<typename T>
class Placed
{
public:
    Placed() : m_object(new (m_place) T) { }
    ~Placed() { destroy(); }
    Q_DISABLE_COPY_MOVE(Placed)

    T *operator->() const { return m_object; }
    T *get() const { return m_object; }
    void destroy()
    {
        if (T *object = std::exchange(m_object, nullptr)) {
            object->~T();
            std::memset(m_place, 0, sizeof m_place);
        }
    }

private:
    alignas(T) std::byte m_place[sizeof(T)];
    T *m_object;
};

} // namespace

class TestCallbacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDestinationMayGoBeforeWhatItsWorkerSaidIsTold_data();
    void aDestinationMayGoBeforeWhatItsWorkerSaidIsTold();
    void aSlotMayDeleteTheTrackerInAnyCall_data();
    void aSlotMayDeleteTheTrackerInAnyCall();
};

void TestCallbacks::aDestinationMayGoBeforeWhatItsWorkerSaidIsTold_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("deleted") << false;
    QTest::newRow("removed and deleted") << true;
}

void TestCallbacks::aDestinationMayGoBeforeWhatItsWorkerSaidIsTold()
{
    QFETCH(bool, isRemoved);
    Fixture f;
    Placed<Millimetric> passing;
    passing->setName(QStringLiteral("passing"));
    passing->setHost(f.collector.url());
    passing->setKey(testKey());
    QVERIFY(f.tracker->addDestination(passing.get()));
    QTRY_COMPARE(passing->keySource(), Destination::Code);
    QTRY_COMPARE(f.destination->keySource(), Destination::Code);
    QSignalSpy delivered(f.tracker.get(), &Tracker::delivered);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(20s)); // without the event loop, now that the keys are there
    QCOMPARE(passing->deliveredCount(), 1);
    QCOMPARE(delivered.size(), 0);
    if (isRemoved)
        f.tracker->removeDestination(passing.get());
    passing.destroy();
    QTRY_COMPARE(delivered.size(), 2);
    QSet<QString> names;
    for (const QList<QVariant> &arguments : std::as_const(delivered)) {
        QCOMPARE(arguments.at(0).toStringList(), QStringList{id});
        names.insert(arguments.at(1).toString());
    }
    QCOMPARE(names, (QSet<QString>{f.destination->name(), QStringLiteral("passing")}));
}

void TestCallbacks::aSlotMayDeleteTheTrackerInAnyCall_data()
{
    using To = Destination;
    using Own = Placed<Tracker>;
    const auto on = [](auto signal) {
        return std::function([signal](Own &tracker) {
            QObject::connect(tracker.get(), signal, qApp, [&tracker] { tracker.destroy(); });
        });
    };
    const auto onDestination = [](auto signal) {
        return std::function([signal](Own &tracker) {
            QObject::connect(tracker->destinations().constFirst(), signal, qApp, [&tracker] { tracker.destroy(); });
        });
    };
    const auto call = [](const std::function<void(Tracker &)> &made) { return made; };
    const auto nothing = call([](Tracker &) {});
    const auto waits = call([](Tracker &tracker) {
        tracker.track(QStringLiteral("n"));
        tracker.waitForFlushed(20s);
    });
    const auto ends = call([](Tracker &tracker) {
        tracker.track(QStringLiteral("n"));
        tracker.track(QString());
        tracker.shutdown(20s);
    });
    QTest::addColumn<std::function<void(Own &)>>("connected");
    QTest::addColumn<std::function<void(Tracker &)>>("called");
    QTest::newRow("setEnabled") << on(&Tracker::enabledChanged) << call([](Tracker &t) { t.setEnabled(false); });
    QTest::newRow("setConsentRequired") << on(&Tracker::consentChanged) << call([](Tracker &t) { t.setConsentRequired(true); });
    QTest::newRow("forget") << on(&Tracker::identityChanged) << call([](Tracker &t) {
        t.track(QStringLiteral("n"));
        t.forget();
    });
    QTest::newRow("reset") << on(&Tracker::sessionChanged) << call([](Tracker &t) { t.reset(); });
    QTest::newRow("a key is found") << onDestination(&To::keySourceChanged) << nothing;
    const auto whenKnown = std::function([](Own &tracker) {
        Destination *const to = tracker->destinations().constFirst();
        QSignalSpy known(to, &To::keySourceChanged);
        QTRY_COMPARE(known.size(), 1);
        QObject::connect(to, &To::keySourceChanged, qApp, [&tracker] { tracker.destroy(); });
    });
    QTest::newRow("an option of a destination") << whenKnown << call([](Tracker &t) {
        t.destinations().constFirst()->setFlushAt(7);
    });
    QTest::newRow("an option of all destinations") << whenKnown << call([](Tracker &t) { t.setOffline(true); });
    QTest::newRow("setKey") << onDestination(&To::optionsChanged) << call([](Tracker &t) {
        t.destinations().constFirst()->setKey(QStringLiteral("sk_test_abcdefgh_another"));
    });
    QTest::newRow("waitForFlushed") << on(&Tracker::countsChanged) << waits;
    QTest::newRow("waitForFlushed, a key is found") << onDestination(&To::keySourceChanged) << waits;
    QTest::newRow("shutdown, while it sends") << on(&Tracker::countsChanged) << ends;
    QTest::newRow("shutdown, while it tells") << on(&Tracker::flushed) << ends;
    QTest::newRow("shutdown, of what was refused") << on(&Tracker::dropped) << ends;
}

void TestCallbacks::aSlotMayDeleteTheTrackerInAnyCall()
{
    QFETCH(std::function<void(Placed<Tracker> &)>, connected);
    QFETCH(std::function<void(Tracker &)>, called);
    QTemporaryDir dir;
    Collector collector;
    QVERIFY(collector.start());
    Placed<Tracker> tracker;
    tracker->setStoragePath(dir.path());
    auto *to = new Millimetric;
    to->setHost(collector.url());
    to->setKey(testKey());
    QVERIFY(tracker->addDestination(to));
    connected(tracker);
    called(*tracker.get());
    QTRY_VERIFY(!tracker.get());
    QCoreApplication::sendPostedEvents(); // what was on its way
}

QTEST_GUILESS_MAIN(TestCallbacks)
#include "tst_callbacks.moc"
