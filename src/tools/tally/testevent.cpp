// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/testevent.h"

#include "tools/tally/destinationoptions.h"
#include "tracker.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTimer>

namespace Tally {

QString TestEvent::text() const
{
    if (problem.isEmpty() || error.text.isEmpty())
        return problem.isEmpty() ? error.text : problem;
    return problem + QLatin1Char(' ') + error.text;
}

TestEvent sendTestEvent(std::unique_ptr<Destination> destination, const QString &name, const QString &userId,
                        double seconds)
{
    TestEvent sent;
    destination->setMaxRetries(0); // the first answer is the one to show
    destination->setFlushAt(1);
    const QTemporaryDir storage;
    if (!storage.isValid()) {
        sent.problem = storage.errorString();
        return sent;
    }

    // Both after the storage: the tracker's files are closed before the folder goes.
    Tracker tracker;
    tracker.setStoragePath(storage.path());
    tracker.setContextEnabled(false);
    Destination *const target = destination.get();

    QEventLoop loop;
    const auto end = [&] { loop.quit(); };
    QObject::connect(&tracker, &Tracker::delivered, &loop, [&] {
        sent.isDelivered = true;
        end();
    });
    QObject::connect(&tracker, &Tracker::errorOccurred, &loop, [&](const Error &occurred) {
        if (occurred.code == Error::InvalidOption || occurred.code == Error::KeyUnsuitable) {
            sent.warnings.append(occurred.text); // it is sent all the same
            return;
        }
        // The first one is the cause; what follows from it is not.
        if (sent.error.code == Error::NoError)
            sent.error = occurred;
        end();
    });
    if (tracker.addDestination(destination.get()))
        destination.release();

    if (const QString reason = blockedFor(*target, tracker.blockedBy()); !reason.isEmpty()) {
        sent.problem = QCoreApplication::translate("tally", "Nothing is sent: %1 forbids it.").arg(reason);
    } else {
        QVariantMap options;
        if (!userId.isEmpty())
            options.insert(QStringLiteral("user_id"), userId);
        sent.eventId = tracker.track(name, {{QStringLiteral("test"), true}}, options);
        QTimer::singleShot(int(seconds * 1000), &loop, [&] {
            sent.problem = QCoreApplication::translate("tally", "No answer within %1 seconds.").arg(seconds);
            end();
        });
        if (target->acceptedCount() == 0)
            sent.problem
                = QCoreApplication::translate("tally", "%1 is disabled, or has no use for an event of the name “%2”.")
                      .arg(target->name(), name);
        else
            loop.exec();
    }
    const Destination::KeySource source = target->keySource();
    sent.keySource = source == Destination::NoKey
        ? QStringLiteral("none")
        : QString::fromLatin1(QMetaEnum::fromType<Destination::KeySource>().valueToKey(source)).toLower();
    return sent;
}

} // namespace Tally
