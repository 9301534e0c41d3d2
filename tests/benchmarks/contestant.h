// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QCoreApplication>
#include <QEventLoop>
#include <QStringList>
#include <QTimer>

#include <limits>

/// Tally as an application has it: everything at its default but the limits, which are raised for a million events.
class Contestant
{
public:
    Contestant(const QString &store, const QString &url, Tally::Destination *to = new Tally::Millimetric,
               const QString &key = QStringLiteral("sk_bench"))
        : m_destination(to)
    {
        tracker.setStoragePath(store);
        m_destination->setHost(QUrl(url));
        m_destination->setKey(key);
        m_destination->setMaxQueueEvents(2'000'000);
        m_destination->setMaxQueueBytes(std::numeric_limits<qint64>::max() / 2);
    }

    Tally::Destination *destination() const { return m_destination; }
    /// Apart from the constructor, so that more can be set before.
    void begin() { tracker.addDestination(m_destination); }

    /// Turns the event loop until everything is delivered; false where that takes longer than \a time.
    bool deliver(std::chrono::milliseconds time)
    {
        QEventLoop loop;
        const auto look = [&] {
            if (tracker.pendingCount() == 0)
                loop.quit();
        };
        QObject::connect(&tracker, &Tally::Tracker::countsChanged, &loop, look);
        QTimer deadline; // not singleShot(), whose timer goes on
        deadline.callOnTimeout(&loop, &QEventLoop::quit);
        deadline.start(time);
        QMetaObject::invokeMethod(&loop, look, Qt::QueuedConnection);
        loop.exec();
        return tracker.pendingCount() == 0;
    }

    Tally::Tracker tracker;

private:
    Tally::Destination *const m_destination; // the tracker's, from begin() on
};

/// The argument after \a name, or \a otherwise.
inline QString argument(const char *name, const QString &otherwise = {})
{
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype at = arguments.indexOf(QLatin1String(name));
    return at < 0 ? otherwise : arguments.value(at + 1);
}
