// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What an application's own code may do where Tally calls it, and what is called when all is over.

#include "fixture.h"

#include "keys/keystore.h"
#include "tracker_p.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QThread>

#include <atomic>
#include <cstring>
#include <ctime>
#include <new>
#include <stdexcept>
#include <thread>

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

/// A keychain that answers when the test says so.
class SlowKeyStore : public KeyStore
{
public:
    static inline Callback asked;

    void read(const QString &, Callback) override { }
    void write(const QString &, const QByteArray &, Callback callback) override { asked = std::move(callback); }
    void remove(const QString &, Callback) override { }
    void unlock(Callback callback) override { asked = std::move(callback); }
    static std::unique_ptr<KeyStore> make(const QString &) { return std::make_unique<SlowKeyStore>(); }
};

/// Every tracker has one.
class SlowKeychain
{
public:
    SlowKeychain() { std::swap(m_before, Tracker::Private::makeKeyStore); }
    ~SlowKeychain()
    {
        std::swap(m_before, Tracker::Private::makeKeyStore);
        SlowKeyStore::asked = {};
    }
    Q_DISABLE_COPY_MOVE(SlowKeychain)

private:
    decltype(Tracker::Private::makeKeyStore) m_before = SlowKeyStore::make;
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
    void aTrackerOfAnotherThreadMayGoBeforeTheKeychainAnswers_data();
    void aTrackerOfAnotherThreadMayGoBeforeTheKeychainAnswers();
    void aSlotMayDeleteTheTrackerWhenTheKeychainAnswers();
    void aMessageHandlerMayTrackWhatItIsTold_data();
    void aMessageHandlerMayTrackWhatItIsTold();
    void aConversionMayTrackWhileOptionsChange_data();
    void aConversionMayTrackWhileOptionsChange();
    void aHookThatGoesMayTrack();
    void aHookThatThrowsHarmsOnlyItsCall();
    void waitingForEverSleeps_data();
    void waitingForEverSleeps();
    void aNegativeTimeIsNotForEver();
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

void TestCallbacks::aTrackerOfAnotherThreadMayGoBeforeTheKeychainAnswers_data()
{
    using Call = std::function<void(Tracker &)>;
    QTest::addColumn<Call>("called");
    QTest::newRow("storeKey") << Call([](Tracker &t) { t.storeKey(QStringLiteral("entry"), testKey()); });
    QTest::newRow("unlockKeys") << Call([](Tracker &t) { t.unlockKeys(); });
}

void TestCallbacks::aTrackerOfAnotherThreadMayGoBeforeTheKeychainAnswers()
{
    QFETCH(std::function<void(Tracker &)>, called);
    const SlowKeychain keychain;
    QThread thread;
    thread.start();
    auto *const inThread = new QObject;
    inThread->moveToThread(&thread);
    connect(&thread, &QThread::finished, inThread, &QObject::deleteLater);
    Tracker *tracker = nullptr;
    QMetaObject::invokeMethod(
        inThread,
        [&] {
            tracker = new Tracker;
            called(*tracker);
        },
        Qt::BlockingQueuedConnection);
    QTRY_VERIFY(SlowKeyStore::asked);
    std::atomic<bool> isGone{false}; // which a race detector sees, other than Qt's way of waiting
    QMetaObject::invokeMethod(
        inThread,
        [&] {
            delete tracker;
            isGone = true;
        },
        Qt::BlockingQueuedConnection);
    QVERIFY(isGone);
    // Its key store belongs to this thread, so it is there until this one's events are looked at again.
    SlowKeyStore::asked({KeyResult::Status::Done, {}, {}});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    thread.quit();
    QVERIFY(thread.wait());
}

void TestCallbacks::aSlotMayDeleteTheTrackerWhenTheKeychainAnswers()
{
    const SlowKeychain keychain;
    auto *const tracker = new Tracker;
    QPointer<Tracker> there(tracker);
    connect(tracker, &Tracker::keyStored, qApp, [tracker] { delete tracker; });
    tracker->storeKey(QStringLiteral("entry"), testKey());
    QVERIFY(SlowKeyStore::asked);
    SlowKeyStore::asked({KeyResult::Status::Done, {}, {}});
    QTRY_VERIFY(!there);
}

void TestCallbacks::aMessageHandlerMayTrackWhatItIsTold_data()
{
    using Call = std::function<void(Tracker &)>;
    const Call tracks = [](Tracker &tracker) { tracker.track(QStringLiteral("n")); };
    QTest::addColumn<QByteArray>("logged"); // by which something that is reported while much is locked
    QTest::addColumn<Call>("called");
    QTest::newRow("a store that cannot be opened") << QByteArray("cannot be opened") << tracks;
    QTest::newRow("an answer that cannot be read") << QByteArray("was damaged") << tracks;
    QTest::newRow("a second tracker of the name") << QByteArray("alive already") << tracks;
    QTest::newRow("debug") << QByteArray("tracked n") << Call([](Tracker &tracker) {
        tracker.setDebug(true);
        Destination *const to = tracker.destinations().constFirst();
        tracker.removeDestination(to);
        tracker.track(QStringLiteral("n")); // held until there is one
        tracker.addDestination(to);
    });
}

void TestCallbacks::aMessageHandlerMayTrackWhatItIsTold()
{
    QFETCH(QByteArray, logged);
    QFETCH(std::function<void(Tracker &)>, called);
    QTemporaryDir dir;
    QString storage = dir.path();
    if (logged == "cannot be opened") { // where a file is in the way
        storage += QLatin1String("/file");
        QFile file(storage);
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else if (logged == "was damaged") {
        QVERIFY(QDir(storage).mkpath(QStringLiteral("default")));
        QFile file(storage + QLatin1String("/default/identity.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x01\x02 neither\n[an ini file") > 0);
    }
    Tracker other;
    other.setStoragePath(logged == "alive already" ? storage : storage + QLatin1String("-of-the-other"));
    other.track(QStringLiteral("n"));
    static Tracker *tracker;
    Tracker own;
    tracker = &own;
    own.setStoragePath(storage);
    auto *to = new Millimetric;
    to->setKey(testKey());
    to->setHost(QUrl(QStringLiteral("http://127.0.0.1:9")));
    QVERIFY(own.addDestination(to));
    static QByteArrayList said;
    static bool isInside;
    said.clear();
    isInside = false;
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
        if (std::exchange(isInside, true))
            return;
        said.append(text.toUtf8());
        tracker->track(QStringLiteral("logged"), {{QStringLiteral("text"), text}});
        isInside = false;
    });
    called(own); // without an event loop
    qInstallMessageHandler(nullptr);
    QVERIFY2(said.join('\n').contains(logged), said.join('\n').constData());
    if (logged != "alive already")
        QVERIFY(to->acceptedCount() >= 2);
}

namespace {

/// A type of the application's own, whose conversion tracks.
struct Amount
{
    static inline Tracker *tracker = nullptr;
    static inline thread_local bool isInside = false;
    static QString text(const Amount &)
    {
        if (tracker && !std::exchange(isInside, true)) {
            tracker->track(QStringLiteral("converted"));
            isInside = false;
        }
        return QStringLiteral("12 EUR");
    }
};

} // namespace

void TestCallbacks::aConversionMayTrackWhileOptionsChange_data()
{
    using Prepare = std::function<void(Tracker &)>;
    const QVariant amount = QVariant::fromValue(Amount());
    const QVariantMap properties{{QStringLiteral("a"), amount}};
    const Prepare nothing = [](Tracker &) {};
    QTest::addColumn<Prepare>("prepared");
    QTest::addColumn<QVariantMap>("given");
    QTest::newRow("a property") << nothing << properties;
    QTest::newRow("deep in a property") << nothing << QVariantMap{{QStringLiteral("a"), QVariantList{1, properties}}};
    QTest::newRow("a super property") << Prepare([=](Tracker &t) { t.setSuperProperties(properties); }) << QVariantMap();
    QTest::newRow("what the hook added") << Prepare([=](Tracker &t) {
        t.setBeforeTrack([=](Event &event) {
            event.properties.insert(properties);
            return true;
        });
    }) << QVariantMap();
    QTest::newRow("held for consent") << Prepare([](Tracker &t) { t.setConsentRequired(true); }) << properties;
}

void TestCallbacks::aConversionMayTrackWhileOptionsChange()
{
    QFETCH(std::function<void(Tracker &)>, prepared);
    QFETCH(QVariantMap, given);
    if (!QMetaType::hasRegisteredConverterFunction<Amount, QString>())
        QMetaType::registerConverter<Amount, QString>(Amount::text);
    Fixture f([](Tracker &, Millimetric &to) {
        to.setSendProperties({QStringLiteral("*")});
        to.setFlushAt(50);
    });
    f.tracker->track(QStringLiteral("first"));
    Amount::tracker = f.tracker.get();
    prepared(*f.tracker);
    // Who wants to write while a conversion runs waits for its end, and who wants to read then waits for the writer.
    std::atomic<bool> isOver{false};
    std::thread thread([&] {
        for (int i = 0; i < 300; ++i)
            f.tracker->track(QStringLiteral("n"), given);
        isOver = true;
    });
    for (int i = 0; !isOver; ++i)
        f.tracker->setSessionTimeout(1'000'000 + i % 2);
    thread.join();
    f.tracker->grantConsent();
    Amount::tracker = nullptr;
    QVERIFY(f.tracker->waitForFlushed(60s));
    int converted = 0;
    for (const CollectedEvent &event : f.collector.events()) {
        if (event.name != QLatin1String("n"))
            continue;
        const QByteArray json = QJsonDocument(event.properties).toJson();
        QVERIFY2(json.contains("12 EUR"), json.constData());
        ++converted;
    }
    QCOMPARE(converted, 300);
}

void TestCallbacks::aHookThatGoesMayTrack()
{
    struct Last
    {
        ~Last() { tracker->track(QStringLiteral("last")); }
        Tracker *tracker;
    };
    Fixture f;
    const auto last = [&] { return std::shared_ptr<Last>(new Last{f.tracker.get()}); };
    f.tracker->setBeforeTrack([held = last()](Event &) { return true; });
    f.tracker->setBeforeTrack({});
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.collector.events().constLast().name, QStringLiteral("last"));
}

// Its exception is the application's, and goes to whoever called track().
void TestCallbacks::aHookThatThrowsHarmsOnlyItsCall()
{
    Fixture f;
    f.tracker->setBeforeTrack([](Event &event) {
        if (event.name == QLatin1String("thrown"))
            throw std::runtime_error("the application's");
        return true;
    });
    QVERIFY_EXCEPTION_THROWN(f.tracker->track(QStringLiteral("thrown")), std::runtime_error);
    QCOMPARE(f.tracker->acceptedCount(), 0);
    f.tracker->postponed()(); // it is for no call
    f.tracker->track(QStringLiteral("n"));
    f.tracker->setBeforeTrack({}); // nobody holds the lock
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.collector.events().constLast().name, QStringLiteral("n"));
}

void TestCallbacks::waitingForEverSleeps_data()
{
    QTest::addColumn<bool>("awaitsKey");
    QTest::newRow("for an answer") << false;
    QTest::newRow("for a key, too") << true;
}

void TestCallbacks::waitingForEverSleeps()
{
    QFETCH(bool, awaitsKey);
    constexpr int answerMs = 1000;
    Fixture f([](Tracker &, Millimetric &to) {
        to.setRequestTimeout(answerMs);
        to.setMaxRetries(0);
    });
    CollectorFaults faults;
    faults.latency = 1h;
    f.collector.setFaults(faults);
    if (!awaitsKey)
        QTRY_COMPARE(f.destination->keySource(), Destination::Code);
    f.tracker->track(QStringLiteral("n"));
    const auto usedMs = [] {
        timespec used{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        return used.tv_sec * 1000 + used.tv_nsec / 1'000'000;
    };
    const auto before = usedMs();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!f.tracker->waitForFlushed(std::chrono::milliseconds::max()));
    QVERIFY(clock.elapsed() >= answerMs / 2);
    QVERIFY2(usedMs() - before < answerMs / 10, qPrintable(QString::number(usedMs() - before)));
    f.collector.setFaults({});
    f.destination->setRequestTimeout(60'000); // a machine that is busy may take longer than before
    QVERIFY(f.tracker->waitForSaved(std::chrono::milliseconds::max()));
    QVERIFY(f.tracker->shutdown(std::chrono::milliseconds::max()));
}

void TestCallbacks::aNegativeTimeIsNotForEver()
{
    Fixture f([](Tracker &, Millimetric &to) { to.setRequestTimeout(60'000); });
    CollectorFaults faults;
    faults.latency = 1h;
    f.collector.setFaults(faults);
    QTRY_COMPARE(f.destination->keySource(), Destination::Code);
    f.tracker->track(QStringLiteral("n"));
    QElapsedTimer clock;
    clock.start();
    for (const std::chrono::milliseconds timeout : {-1ms, -1000ms, std::chrono::milliseconds::min()}) {
        QVERIFY(!f.tracker->waitForFlushed(timeout));
        f.tracker->waitForSaved(timeout);
    }
    QVERIFY(!f.tracker->shutdown(-1ms));
    QVERIFY(clock.elapsed() < 30'000);
}

QTEST_GUILESS_MAIN(TestCallbacks)
#include "tst_callbacks.moc"
