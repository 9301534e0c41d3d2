// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/policyfile.h"
#include "tools/tally/command.h"
#include "tools/tally/destinationoptions.h"
#include "tools/tally/doctor.h"
#include "tools/tally/keysearch.h"
#include "tools/tally/storeview.h"
#include "tools/tally/testevent.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace Tally {
namespace {

const char description[]
    = "Looks for what keeps an application's events from arriving, and says the way out: its\n"
      "settings and the environment; for each vendor that it uses the key and where it comes from,\n"
      "the name, the connection, TLS and the clock of its host, and one test event; and the health\n"
      "of the store. Never shows a key.\n"
      "\n"
      "The vendors are those that have something in the store or a key in the environment, or the\n"
      "one of --vendor. The test event is a real one, named tally_test: --no-send leaves it out.\n"
      "Some vendors need more for it, such as --vendor doow --set licenseId=lic_42, or\n"
      "--vendor settlesettle --set eventsPath=/v1/events --user user_42.\n"
      "\n"
      "Exit codes: 0 nothing is wrong, 1 something is (a warning or an error), 2 wrong usage.";

constexpr double testSeconds = 15;

QString tr(const char *text)
{
    return QCoreApplication::translate("tally", text);
}

const char *idOf(Finding::Level level)
{
    return level == Finding::Ok ? "ok" : level == Finding::Warning ? "warning" : "error";
}

bool isOn(const char *variable)
{
    const QByteArray value = qgetenv(variable).trimmed().toLower();
    return !value.isEmpty() && value != "0" && value != "false";
}

/// What the administrator's files say of the application that was named.
QList<Finding> examinePolicy(const QString &area)
{
    const QStringList paths = PolicyFiles::paths(qEnvironmentVariable("XDG_CONFIG_DIRS"));
    const QList<PolicyFiles::Reading> readings = PolicyFiles(paths, QCoreApplication::applicationName()).read();
    const QString id = QStringLiteral("policy");
    const QString ask = tr("Ask who administers this machine; the file is theirs.");
    QList<Finding> findings;
    for (const PolicyFiles::Reading &reading : readings) {
        const QJsonObject facts{{QStringLiteral("path"), reading.path}};
        switch (reading.policy) {
        case Policy::Silent:
            findings.append({Finding::Ok, area, id, tr("The administrator's file %1 forbids nothing here.").arg(reading.path), {}, facts});
            break;
        case Policy::NoAnalytics:
            findings.append({Finding::Warning, area, id,
                             tr("The administrator's file %1 forbids analytics: nothing is stored or sent for it; billing goes "
                                "on.").arg(reading.path), ask, facts});
            break;
        case Policy::NoSending:
            findings.append({Finding::Error, area, id,
                             tr("The administrator's file %1 forbids sending: nothing is stored or sent.").arg(reading.path),
                             ask, facts});
            break;
        case Policy::Unreadable:
            findings.append({Finding::Error, area, id,
                             tr("The administrator's file %1 cannot be used: %2. Nothing is stored or sent for analytics.")
                                 .arg(reading.path, reading.problem),
                             tr("Mend it, or remove it."), facts});
            break;
        }
    }
    if (readings.isEmpty())
        findings.append({Finding::Ok, area, id, tr("There is no administrator's file (%1).").arg(paths.join(QLatin1String(", "))), {}});
    return findings;
}

QList<Finding> examineSettings(const QString &store, bool isApplicationKnown)
{
    const QString area = QStringLiteral("settings");
    QList<Finding> findings;
    const QString application = QCoreApplication::applicationName();
    findings.append(
        {Finding::Ok,
         area,
         QStringLiteral("application"),
         isApplicationKnown
             ? tr("The keychain's entries are those of “%1”, the store is %2.").arg(keychainService(), store)
             : tr("The store is %1; without --application no application's keychain entries are seen.").arg(store),
         {},
         {{QStringLiteral("organization"), QCoreApplication::organizationName()},
          {QStringLiteral("application"), application},
          {QStringLiteral("storage"), store}}});
    findings += examinePolicy(area);
    if (isOn("TALLY_DISABLED"))
        findings.append({Finding::Error, area, QStringLiteral("TALLY_DISABLED"),
                         tr("TALLY_DISABLED is set: nothing is stored or sent."),
                         tr("Unset it where that is not meant.")});
    if (isOn("DO_NOT_TRACK"))
        findings.append({Finding::Warning, area, QStringLiteral("DO_NOT_TRACK"),
                         tr("DO_NOT_TRACK is set: nothing is stored or sent for analytics; billing goes on."),
                         tr("Unset it where that is not meant.")});
    QStringList set;
    for (const VendorEntry &vendor : vendorTable())
        for (const QString &variable : vendor.keyVariables + vendor.optionVariables)
            if (!qEnvironmentVariableIsEmpty(variable.toUtf8().constData()))
                set.append(variable);
    if (!qEnvironmentVariableIsEmpty("CREDENTIALS_DIRECTORY"))
        set.append(QStringLiteral("CREDENTIALS_DIRECTORY"));
    findings.append({Finding::Ok,
                     area,
                     QStringLiteral("environment"),
                     set.isEmpty() ? tr("No environment variable of a vendor is set here.")
                                   : tr("Set here: %1.").arg(set.join(QLatin1String(", "))),
                     {},
                     {{QStringLiteral("variables"), QJsonArray::fromStringList(set)}}});
    return findings;
}

/// \a isFound says whether anything can be sent with it.
Finding examineKey(const VendorEntry &vendor, const Destination &destination, KeyStore *store, bool *isFound)
{
    const KeyLookup::Answer answer = lookForKey(store, {vendor.keyVariables, {}, destination.keyName()});
    *isFound = answer.result.status == KeyResult::Status::Done;
    Finding finding{
        Finding::Ok,
        vendor.name,
        QStringLiteral("key"),
        {},
        {},
        {{QStringLiteral("source"), idOf(answer.place)}, {QStringLiteral("status"), idOf(answer.result.status)}}};
    if (!*isFound) {
        finding.level = Finding::Error;
        finding.text = tr("There is no key “%1” (one that the application sets in its code is not seen here).")
                           .arg(destination.keyName());
        finding.wayOut = answer.result.text;
        return finding;
    }
    QString place = idOf(answer.place);
    if (answer.place == KeyPlace::Environment)
        place += QLatin1Char(' ') + firstSet(vendor.keyVariables);
    finding.text = tr("The key is from: %1 (%2…).").arg(place, kindOfKey(answer.result.key));
    if (const QString problem = keyFormProblem(answer.result.key); !problem.isEmpty()) {
        *isFound = false;
        finding.level = Finding::Error;
        finding.wayOut = problem;
    }
    return finding;
}

QList<Finding> examineDelivery(const VendorEntry &vendor, std::unique_ptr<Destination> destination,
                               const QString &userId)
{
    const TestEvent sent = sendTestEvent(std::move(destination), QStringLiteral("tally_test"), userId, testSeconds);
    QList<Finding> findings;
    Finding finding{Finding::Ok,
                    vendor.name,
                    QStringLiteral("test_event"),
                    {},
                    {},
                    {{QStringLiteral("event_id"), sent.eventId}, {QStringLiteral("delivered"), sent.isDelivered}}};
    for (const QString &warning : sent.warnings)
        findings.append({Finding::Warning, vendor.name, QStringLiteral("option"), warning, {}});
    if (sent.isDelivered) {
        finding.text = tr("The vendor accepted the test event %1.").arg(sent.eventId);
        return findings << finding;
    }
    if (sent.error.httpStatus > 0)
        finding.facts.insert(QStringLiteral("http_status"), sent.error.httpStatus);
    // What this program did not say of the event is not the application's fault.
    const bool isUnfit = sent.error.code == Tally::Error::InvalidEvent || sent.error.code == Tally::Error::Misconfigured
        || (sent.error.code == Tally::Error::NoError && !sent.problem.isEmpty());
    finding.level = isUnfit ? Finding::Warning : Finding::Error;
    finding.text = isUnfit ? tr("No test event was sent.") : tr("The test event did not arrive.");
    finding.wayOut = sent.text();
    return findings << finding;
}

QList<Finding> examineVendor(const VendorEntry &vendor, std::unique_ptr<Destination> destination, KeyStore *keys,
                             const std::optional<QString> &testUser)
{
    QList<Finding> findings;
    bool isFound = false;
    findings.append(examineKey(vendor, *destination, keys, &isFound));
    findings += examineNetwork(vendor.name, hostOf(vendor, *destination));
    const auto isWrong = [](const Finding &finding) {
        return finding.level == Finding::Error && finding.id != QLatin1String("clock");
    };
    if (testUser && isFound && std::none_of(findings.cbegin(), findings.cend(), isWrong)) {
        destination->setSecretKeyAccepted(true);
        findings += examineDelivery(vendor, std::move(destination), *testUser);
    }
    return findings;
}

QString toText(const QList<Finding> &findings)
{
    QStringList lines;
    QString area;
    for (const Finding &finding : findings) {
        if (finding.area != area) {
            area = finding.area;
            lines.append((lines.isEmpty() ? QString() : QStringLiteral("\n")) + area);
        }
        lines.append(QStringLiteral("  %1  %2").arg(QLatin1String(idOf(finding.level)), -7).arg(finding.text));
        if (!finding.wayOut.isEmpty())
            lines.append(QStringLiteral("           → %1").arg(finding.wayOut));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Outcome runDoctor(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("doctor --application APPLICATION|--storage PATH [options]"), tr(description));
    addDestinationOptions(line);
    addUserOption(line);
    line.addOption(QStringLiteral("storage"), tr("Tracker::storagePath, where the application sets it."),
                   QStringLiteral("path"));
    line.addOption(QStringLiteral("no-send"), tr("Send no test event."));
    if (const auto ended = line.parse(arguments, 0))
        return *ended;
    const bool isOne = line.isSet(QStringLiteral("vendor"));
    for (const char *option : {"host", "key-name", "set"})
        if (!isOne && line.isSet(QLatin1String(option)))
            return line.usage(tr("--%1 needs --vendor.").arg(QLatin1String(option)));
    GivenDestination given = destinationFrom(line);
    if (given.ended)
        return *given.ended;
    const GivenStore store = storeFrom(line);
    if (store.ended && store.path.isEmpty())
        return *store.ended;
    line.applyApplication();

    QList<Finding> findings = examineSettings(store.path, line.isSet(QStringLiteral("application")));
    const auto keys = makeKeychain(keychainService());
    std::optional<QString> testUser; // whose the test event is; nothing: there is none
    if (!line.isSet(QStringLiteral("no-send")))
        testUser = line.value(QStringLiteral("user"));
    if (isOne) {
        findings += examineVendor(*given.vendor, std::move(given.destination), keys.get(), testUser);
    } else {
        const QStringList stored = destinationsIn(store.path);
        int used = 0;
        for (const VendorEntry &vendor : vendorTable()) {
            if (!stored.contains(vendor.name) && firstSet(vendor.keyVariables).isEmpty())
                continue;
            ++used;
            findings += examineVendor(vendor, vendor.make(), keys.get(), testUser);
        }
        if (used == 0)
            findings.append({Finding::Warning, QStringLiteral("settings"), QStringLiteral("vendors"),
                             tr("Nothing here shows which vendor the application uses."),
                             tr("Say it with --vendor: %1.").arg(vendorNames())});
    }
    findings += examineStore(store.path);

    QJsonArray list;
    int wrong = 0;
    for (const Finding &finding : std::as_const(findings)) {
        wrong += finding.level != Finding::Ok;
        QJsonObject one{{QStringLiteral("level"), QLatin1String(idOf(finding.level))},
                        {QStringLiteral("area"), finding.area},
                        {QStringLiteral("id"), finding.id},
                        {QStringLiteral("text"), finding.text}};
        if (!finding.wayOut.isEmpty())
            one.insert(QStringLiteral("way_out"), finding.wayOut);
        if (!finding.facts.isEmpty())
            one.insert(QStringLiteral("facts"), finding.facts);
        list.append(one);
    }
    const QString verdict = wrong == 0 ? tr("Nothing is wrong.") : tr("%1 of these want attention.").arg(wrong);
    const QString text = toText(findings) + QStringLiteral("\n\n") + verdict;
    const QJsonObject json{{QStringLiteral("findings"), list}, {QStringLiteral("wrong"), wrong}};
    return wrong == 0 ? line.finished(text, json) : line.finished(text, json, ExitFailed);
}

} // namespace Tally
