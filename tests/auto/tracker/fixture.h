// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"
#include "tools/collector/collector.h"
#include "tracker.h"
#include "vendors/millimetric.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <array>
#include <memory>

namespace Tally {

/// A key that nothing but this run knows, so that a search for it finds what leaked.
inline QString testKey()
{
    const QString given = qEnvironmentVariable("TALLY_TEST_KEY");
    if (!given.isEmpty())
        return given;
    static const QString made = QStringLiteral("sk_test_abcdefgh_") + QUuid::createUuid().toString(QUuid::Id128);
    return made;
}

/// What the clocks say when so much time has passed.
inline ClockReading later(const ClockReading &now, qint64 ms)
{
    return {now.wallMs + ms, now.bootMs + ms, now.boot};
}

/// Whether a tracker tells what it does by default. What most tests count is what they track.
inline bool tellsLifecycle = false;

/// A tracker of its own folder, one Millimetric destination, and the collector it talks to.
struct Fixture
{
    explicit Fixture(const std::function<void(Tracker &, Millimetric &)> &configure = {})
    {
        collector.start();
        open(configure);
    }

    ~Fixture()
    {
        for (const Error &error : errors)
            QVERIFY2(!error.text.contains(testKey()), "an error's text has the key in it");
    }
    Q_DISABLE_COPY_MOVE(Fixture)

    /// A tracker on the same folder, as after a restart.
    void open(const std::function<void(Tracker &, Millimetric &)> &configure = {})
    {
        tracker = std::make_unique<Tracker>();
        tracker->setStoragePath(dir.path());
        if (!tellsLifecycle)
            tracker->setLifecycleEvents({});
        QObject::connect(tracker.get(), &Tracker::errorOccurred, tracker.get(),
                         [this](const Error &error) { errors.append(error); });
        add(configure);
    }

    /// Its destination, also once more after it was removed.
    void add(const std::function<void(Tracker &, Millimetric &)> &configure = {})
    {
        destination = new Millimetric;
        destination->setHost(collector.url());
        destination->setKey(testKey());
        destination->setFlushAt(1);
        if (configure)
            configure(*tracker, *destination);
        tracker->addDestination(destination);
    }

    void close() { tracker.reset(); }
    QString folder() const { return dir.filePath(QStringLiteral("default")); } ///< the tracker's own

    QStringList arrivedIds() const
    {
        QStringList ids;
        for (const CollectedEvent &event : collector.events())
            ids.append(event.eventId);
        return ids;
    }
    bool has(Error::Code code) const
    {
        return std::any_of(errors.begin(), errors.end(), [code](const Error &error) { return error.code == code; });
    }
    /// accepted = delivered + pending + quarantined + dropped
    bool balances() const
    {
        // Five getters are five moments, and the worker goes on between them: so until it has not, twice.
        const auto read = [this] {
            return std::array{destination->acceptedCount(), destination->deliveredCount(), destination->pendingCount(),
                              destination->quarantinedCount(), destination->droppedCount()};
        };
        auto counts = read();
        for (auto again = read(); again != counts; again = read())
            counts = again;
        return counts[0] == counts[1] + counts[2] + counts[3] + counts[4];
    }

    QTemporaryDir dir;
    Collector collector;
    QList<Error> errors;
    std::unique_ptr<Tracker> tracker;
    Millimetric *destination = nullptr; // the tracker owns it
};

/// Another destination on the same wire, of purpose Billing; to be added to a tracker.
inline Millimetric *billing(const Fixture &f)
{
    auto *destination = new Millimetric;
    destination->setName(QStringLiteral("billing"));
    destination->setPurpose(Destination::Billing);
    destination->setHost(f.collector.url());
    destination->setKey(testKey());
    return destination;
}

} // namespace Tally
