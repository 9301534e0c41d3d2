// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/command.h"
#include "tools/tally/keysearch.h"
#include "tools/tally/secretinput.h"
#include "tools/tally/vendors.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>

namespace Tally {
namespace {

const char description[]
    = "Keys of the destinations of one application, in the OS keychain.\n"
      "\n"
      "  set NAME       stores a key, read from standard input, or asked for on a terminal and\n"
      "                 not shown. It is never taken from the command line, which other users see.\n"
      "  delete NAME    removes it.\n"
      "  status [NAME]  says where the key would come from: environment variable, systemd\n"
      "                 credential or keychain; shows its kind, never the key. Without NAME: of\n"
      "                 every vendor's default name. (A key that the application sets in its\n"
      "                 code is known to the application only.)\n"
      "\n"
      "NAME is the destination's keyName, by default the vendor's name in lower case. The entry\n"
      "belongs to ORGANIZATION/APPLICATION, as the application names itself.\n"
      "No password dialogue appears unless --unlock is given.\n"
      "\n"
      "Exit codes: 0 done or found, 1 failed, 2 wrong usage or no usable key given,\n"
      "3 there is no such key, 4 the keychain is locked or there is none.";

ExitCode codeOf(KeyResult::Status status)
{
    switch (status) {
    case KeyResult::Status::Done:
        return ExitOk;
    case KeyResult::Status::Missing:
        return ExitNoKey;
    case KeyResult::Status::Locked:
    case KeyResult::Status::NoService:
        return ExitKeychain;
    case KeyResult::Status::Failed:
        break;
    }
    return ExitFailed;
}

/// Runs the event loop until \a call has called what it is given.
KeyResult wait(const std::function<void(KeyStore::Callback)> &call)
{
    QEventLoop loop;
    KeyResult answer;
    call([&](const KeyResult &given) {
        answer = given;
        loop.quit();
    });
    loop.exec();
    return answer;
}

/// Again, once the user has unlocked the keychain, where that was wanted and is what is missing.
template <typename Call, typename StatusOf>
auto unlockedIfWanted(KeyStore *store, bool unlock, Call call, StatusOf statusOf)
{
    auto answer = call();
    if (!unlock || statusOf(answer) != KeyResult::Status::Locked)
        return answer;
    const KeyResult unlocked = wait([&](auto callback) { store->unlock(callback); });
    return unlocked.status == KeyResult::Status::Done ? call() : answer;
}

Outcome status(const CommandLine &line, KeyStore *store, const QStringList &names)
{
    QStringList text;
    QJsonArray keys;
    ExitCode code = ExitNoKey;
    for (const QString &name : names) {
        const VendorEntry *vendor = vendorNamed(name);
        const KeyLookup::Request request{vendor ? vendor->keyVariables : QStringList(), {}, name};
        const KeyLookup::Answer answer = unlockedIfWanted(
            store, line.isSet(QStringLiteral("unlock")), [&] { return lookForKey(store, request); },
            [](const KeyLookup::Answer &a) { return a.result.status; });

        const bool found = answer.result.status == KeyResult::Status::Done;
        QString place = idOf(answer.place);
        QJsonObject key{{QStringLiteral("name"), name},
                        {QStringLiteral("place"), place},
                        {QStringLiteral("status"), idOf(answer.result.status)}};
        if (answer.place == KeyPlace::Environment) {
            const QString variable = firstSet(request.variables);
            key.insert(QStringLiteral("variable"), variable);
            place += QLatin1Char(' ') + variable;
        }
        QString problem = answer.result.text;
        if (found) {
            const QString kind = kindOfKey(answer.result.key);
            key.insert(QStringLiteral("kind"), kind);
            problem = keyFormProblem(answer.result.key);
            text.append(QStringLiteral("%1: %2 (%3…)").arg(name, place, kind));
        }
        if (!problem.isEmpty()) {
            key.insert(QStringLiteral("text"), problem);
            text.append(QStringLiteral("%1: %2").arg(name, problem));
        }
        keys.append(key);
        const ExitCode one = found && !problem.isEmpty() ? ExitFailed : codeOf(answer.result.status);
        // Of several names one that is there is enough; else the first one's cause is told.
        if (keys.size() == 1 || one == ExitOk)
            code = one;
    }
    return line.finished(text.join(QLatin1Char('\n')), {{QStringLiteral("keys"), keys}}, code);
}

} // namespace

Outcome runKey(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("key set|delete|status [NAME] --application APPLICATION [options]"),
                     QCoreApplication::translate("tally", description));
    line.addApplicationOptions();
    line.addOption(QStringLiteral("unlock"),
                   QCoreApplication::translate("tally",
                                               "Where the keychain is locked, let the desktop ask for its "
                                               "password."));
    if (const auto ended = line.parse(arguments, 2))
        return *ended;

    const QString action = line.positionals().value(0);
    const QString name = line.positionals().value(1);
    const bool isStatus = action == QLatin1String("status");
    if (!isStatus && action != QLatin1String("set") && action != QLatin1String("delete"))
        return line.usage(QCoreApplication::translate("tally", "Say set, delete or status."));
    if (name.isEmpty() && (!isStatus || line.positionals().size() > 1))
        return line.usage(QCoreApplication::translate("tally", "Say which key: NAME."));
    // An entry under another name than the application's own would never be found by it.
    if (line.value(QStringLiteral("application")).isEmpty())
        return line.usage(QCoreApplication::translate("tally", "Say whose key: --application."));

    line.applyApplication();
    const QString service = keychainService();
    const auto store = makeKeychain(service);
    const bool unlock = line.isSet(QStringLiteral("unlock"));
    const auto statusOf = [](const KeyResult &result) { return result.status; };

    if (isStatus) {
        QStringList names{name};
        if (name.isEmpty()) {
            names.clear();
            for (const VendorEntry &vendor : vendorTable())
                names.append(vendor.name);
        }
        return status(line, store.get(), names);
    }

    KeyResult result;
    if (action == QLatin1String("set")) {
        const QByteArray key = readSecret(QCoreApplication::translate("tally", "Key for %1 (not shown): ").arg(name));
        if (const QString problem = keyFormProblem(key); !problem.isEmpty())
            return line.refused(ExitUsage, problem);
        result = unlockedIfWanted(
            store.get(), unlock, [&] { return wait([&](auto callback) { store->write(name, key, callback); }); },
            statusOf);
    } else {
        result = unlockedIfWanted(
            store.get(), unlock, [&] { return wait([&](auto callback) { store->remove(name, callback); }); }, statusOf);
    }
    const QJsonObject json{{QStringLiteral("name"), name}, {QStringLiteral("service"), service}};
    if (result.status != KeyResult::Status::Done) {
        QJsonObject failed = json;
        failed.insert(QStringLiteral("status"), idOf(result.status));
        return line.refused(codeOf(result.status), result.text, failed);
    }
    const QString text = action == QLatin1String("set")
        ? QCoreApplication::translate("tally", "Stored the key “%1” of “%2” in the keychain.")
        : QCoreApplication::translate("tally", "Removed the key “%1” of “%2” from the keychain.");
    return line.finished(text.arg(name, service), json);
}

} // namespace Tally
