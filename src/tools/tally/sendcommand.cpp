// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/command.h"
#include "tools/tally/destinationoptions.h"
#include "tools/tally/testevent.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <memory>

namespace Tally {
namespace {

const char description[] = "Sends one test event to a vendor, as an application would, and shows what the vendor\n"
                           "said. Nothing of it stays on this machine, whether it was delivered or not.\n"
                           "\n"
                           "The key comes from the vendor's environment variable, a systemd credential or the\n"
                           "keychain of ORGANIZATION/APPLICATION: see “tally key status”.\n"
                           "Some vendors need more, such as --vendor doow --set licenseId=lic_42, or\n"
                           "--vendor settlesettle --set eventsPath=/v1/events --user user_42.\n"
                           "\n"
                           "Exit codes: 0 delivered, 1 not delivered, 2 wrong usage, 3 no key, or one that cannot\n"
                           "work, 4 the keychain is locked or there is none.";

constexpr int defaultTimeout = 15; // s; above a request's own time-out

} // namespace

Outcome runSend(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("send [options]"), QCoreApplication::translate("tally", description));
    addDestinationOptions(line);
    addUserOption(line);
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
    line.applyApplication();
    const QString event = line.value(QStringLiteral("event"));
    const QString host = hostOf(*vendor, *destination).toString();
    const TestEvent sent = sendTestEvent(std::move(destination), event, line.value(QStringLiteral("user")), seconds);
    QJsonObject json{{QStringLiteral("vendor"), vendor->name},
                     {QStringLiteral("host"), host},
                     {QStringLiteral("event"), event},
                     {QStringLiteral("event_id"), sent.eventId},
                     {QStringLiteral("key_source"), sent.keySource}};
    if (!sent.warnings.isEmpty())
        json.insert(QStringLiteral("warnings"), QJsonArray::fromStringList(sent.warnings));
    if (!sent.isDelivered && sent.error.httpStatus > 0)
        json.insert(QStringLiteral("http_status"), sent.error.httpStatus);
    Outcome outcome = sent.isDelivered
        ? line.finished(QCoreApplication::translate("tally", "Delivered: %1 accepted the event %2 at %3.")
                            .arg(vendor->name, sent.eventId, host),
                        json)
        : line.refused(exitCodeOf(sent.error),
                       QCoreApplication::translate("tally", "Not delivered: %1").arg(sent.text()), json);
    for (const QString &warning : sent.warnings)
        outcome.text += QLatin1Char('\n') + QCoreApplication::translate("tally", "Warning: %1").arg(warning);
    return outcome;
}

} // namespace Tally
