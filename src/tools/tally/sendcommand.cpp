// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/command.h"
#include "tools/tally/destinationoptions.h"
#include "tracker.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace Tally {
namespace {

const char description[] = "Sends one test event to a vendor, as an application would, and shows what the vendor\n"
                           "said. Nothing of it stays on this machine, whether it was delivered or not.\n"
                           "\n"
                           "The key comes from the vendor's environment variable, a systemd credential or the\n"
                           "keychain of ORGANIZATION/APPLICATION: see “tally key status”.\n"
                           "\n"
                           "Exit codes: 0 delivered, 1 not delivered, 2 wrong usage, 3 no key, or one that cannot\n"
                           "work, 4 the keychain is locked or there is none.";

constexpr int defaultTimeout = 15; // s; above a request's own time-out

} // namespace

Outcome runSend(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("send [options]"), QCoreApplication::translate("tally", description));
    addDestinationOptions(line);
    line.addOption(QStringLiteral("origin"),
                   QCoreApplication::translate("tally", "Origin that a publishable key needs."), QStringLiteral("url"));
    line.addOption(QStringLiteral("event"), QCoreApplication::translate("tally", "Name of the event."),
                   QStringLiteral("name"), QStringLiteral("tally_test"));
    line.addOption(QStringLiteral("timeout"), QCoreApplication::translate("tally", "Seconds to wait, at the most."),
                   QStringLiteral("seconds"), QString::number(defaultTimeout));
    if (const auto ended = line.parse(arguments, 0))
        return *ended;

    bool isNumber = false;
    const double seconds = line.value(QStringLiteral("timeout")).toDouble(&isNumber);
    if (!isNumber || !(seconds > 0) || seconds > 3600)
        return line.usage(QCoreApplication::translate("tally", "--timeout is a number of seconds, at most 3600."));
    GivenDestination given = destinationFrom(line);
    if (given.ended)
        return *given.ended;
    const VendorEntry *const vendor = given.vendor;
    std::unique_ptr<Destination> destination = std::move(given.destination);
    if (line.isSet(QStringLiteral("origin"))
        && !destination->setProperty("origin", line.value(QStringLiteral("origin"))))
        return line.usage(QCoreApplication::translate("tally", "%1 has no --origin.").arg(vendor->name));
    destination->setMaxRetries(0); // the first answer is the one to show
    destination->setFlushAt(1);

    line.applyApplication();
    const QTemporaryDir storage;
    if (!storage.isValid())
        return line.refused(ExitFailed, storage.errorString());

    // Both after the storage: the tracker's files are closed before the folder goes.
    Tracker tracker;
    tracker.setStoragePath(storage.path());
    tracker.setContextEnabled(false);
    Destination *const target = destination.get();

    QEventLoop loop;
    bool delivered = false;
    Error error;
    QString refusal;
    const auto end = [&] { loop.quit(); };
    QObject::connect(&tracker, &Tracker::delivered, &loop, [&] {
        delivered = true;
        end();
    });
    QObject::connect(&tracker, &Tracker::errorOccurred, &loop, [&](const Error &occurred) {
        // The first one is the cause; what follows from it is not.
        if (error.code == Error::NoError)
            error = occurred;
        end();
    });
    QObject::connect(&tracker, &Tracker::dropped, &loop, end);
    QObject::connect(&tracker, &Tracker::quarantined, &loop, end);
    if (tracker.addDestination(destination.get()))
        destination.release();

    QString eventId;
    if (const QString reason = blockedFor(*target, tracker.blockedBy()); !reason.isEmpty()) {
        refusal = QCoreApplication::translate("tally", "Nothing is sent: %1 forbids it.").arg(reason);
    } else {
        eventId = tracker.track(line.value(QStringLiteral("event")), {{QStringLiteral("test"), true}});
        QTimer::singleShot(int(seconds * 1000), &loop, [&] {
            refusal = QCoreApplication::translate("tally", "No answer within %1 seconds.").arg(seconds);
            end();
        });
        loop.exec();
    }

    const Destination::KeySource source = target->keySource();
    const QString sourceName = source == Destination::NoKey
        ? QStringLiteral("none")
        : QString::fromLatin1(QMetaEnum::fromType<Destination::KeySource>().valueToKey(source)).toLower();
    QJsonObject json{{QStringLiteral("vendor"), vendor->name},
                     {QStringLiteral("host"), target->host().toString()},
                     {QStringLiteral("event"), line.value(QStringLiteral("event"))},
                     {QStringLiteral("event_id"), eventId},
                     {QStringLiteral("key_source"), sourceName}};
    if (delivered) {
        return line.finished(QCoreApplication::translate("tally", "Delivered: %1 accepted the event %2 at %3.")
                                 .arg(vendor->name, eventId, target->host().toString()),
                             json);
    }
    if (error.httpStatus > 0)
        json.insert(QStringLiteral("http_status"), error.httpStatus);
    if (refusal.isEmpty())
        refusal = error.text;
    else if (!error.text.isEmpty())
        refusal += QLatin1Char(' ') + error.text;
    return line.refused(exitCodeOf(error), QCoreApplication::translate("tally", "Not delivered: %1").arg(refusal), json);
}

} // namespace Tally
