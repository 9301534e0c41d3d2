// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/command.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>

#include <cstdio>

using namespace Tally;

namespace {

const char overview[] = "Usage: tally COMMAND [options]\n"
                        "\n"
                        "  key         store, remove and look for the keys of destinations\n"
                        "  send        send one test event, and show what the vendor said\n"
                        "  queue       show what waits to be sent, where, and since when\n"
                        "  quarantine  show, export, retry and clear what vendors refused for good\n"
                        "  backfill    deliver the events of a file\n"
                        "  doctor      look for what is wrong: settings, keys, network, clock, store\n"
                        "\n"
                        "tally COMMAND --help explains each; with --json each prints one JSON object.\n"
                        "tally --version prints the version.\n"
                        "\n"
                        "Exit codes: 0 done, 1 failed or not delivered, 2 wrong usage, 3 no key,\n"
                        "4 the keychain is locked or there is none.";

Outcome run(const QStringList &arguments)
{
    const QString command = arguments.value(0);
    static const QHash<QString, Outcome (*)(const QStringList &)> commands{
        {QStringLiteral("key"), runKey},           {QStringLiteral("send"), runSend},
        {QStringLiteral("queue"), runQueue},       {QStringLiteral("quarantine"), runQuarantine},
        {QStringLiteral("backfill"), runBackfill}, {QStringLiteral("doctor"), runDoctor},
    };
    if (const auto run = commands.value(command))
        return run(arguments.sliced(1));
    const QString help = QCoreApplication::translate("tally", overview);
    if (command == QLatin1String("--help") || command == QLatin1String("-h") || command == QLatin1String("help"))
        return {ExitOk, help, {}, false};
    if (command == QLatin1String("--version"))
        return {ExitOk, QStringLiteral("tally " TALLY_VERSION), {}, false};
    if (command.isEmpty())
        return {ExitUsage, help, {}, false};
    return {ExitUsage,
            QCoreApplication::translate("tally", "There is no command “%1”.").arg(command) + QLatin1Char('\n') + help,
            {},
            false};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tally"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TALLY_VERSION));

    const Outcome outcome = run(QCoreApplication::arguments().sliced(1));
    // JSON always goes to where a script reads it; its exit code says the rest.
    FILE *const stream = outcome.code == ExitOk || outcome.asJson ? stdout : stderr;
    const QByteArray output
        = outcome.asJson ? QJsonDocument(outcome.json).toJson(QJsonDocument::Compact) : outcome.text.toUtf8();
    std::fwrite(output.constData(), 1, size_t(output.size()), stream);
    if (!output.isEmpty()) // what a command wrote itself is all of it
        std::fputc('\n', stream);
    return outcome.code;
}
