// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/command.h"

#include <QCoreApplication>

namespace Tally {

CommandLine::CommandLine(const QString &usage, const QString &description) : m_usage(usage), m_description(description)
{
    m_parser.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QCoreApplication::translate("tally", "Show this help.")});
    addOption(QStringLiteral("json"), QCoreApplication::translate("tally", "Print one JSON object instead of text."));
}

void CommandLine::addOption(const QString &name, const QString &description, const QString &valueName,
                            const QString &defaultValue)
{
    m_parser.addOption({name, description, valueName, defaultValue});
}

void CommandLine::addApplicationOptions()
{
    addOption(QStringLiteral("organization"),
              QCoreApplication::translate("tally", "The application's QCoreApplication::organizationName()."),
              QStringLiteral("name"));
    addOption(QStringLiteral("application"),
              QCoreApplication::translate("tally", "The application's QCoreApplication::applicationName()."),
              QStringLiteral("name"));
}

std::optional<Outcome> CommandLine::parse(const QStringList &arguments, int positionals)
{
    const bool understood = m_parser.parse(QStringList{QStringLiteral("tally")} + arguments);
    if (m_parser.isSet(QStringLiteral("help"))) {
        // The parser's own first lines name the path of the program instead of the command.
        const QString help = m_parser.helpText();
        const QString options = help.mid(help.indexOf(QLatin1Char('\n')) + 1).trimmed();
        return Outcome{
            ExitOk, QStringLiteral("Usage: tally %1\n\n%2\n\n%3").arg(m_usage, m_description, options), {}, false};
    }
    if (!understood)
        return usage(m_parser.errorText());
    if (m_parser.positionalArguments().size() > positionals) {
        return usage(QCoreApplication::translate("tally", "Unexpected argument “%1”.")
                         .arg(m_parser.positionalArguments().at(positionals)));
    }
    return {};
}

void CommandLine::applyApplication() const
{
    // Set even where it is empty: nothing of this program's own name may get into the other one's paths.
    QCoreApplication::setOrganizationName(value(QStringLiteral("organization")));
    if (isSet(QStringLiteral("application")))
        QCoreApplication::setApplicationName(value(QStringLiteral("application")));
}

Outcome CommandLine::finished(const QString &text, const QJsonObject &json, ExitCode code) const
{
    QJsonObject object = json;
    object.insert(QStringLiteral("ok"), code == ExitOk);
    return {code, text, object, isSet(QStringLiteral("json"))};
}

Outcome CommandLine::refused(ExitCode code, const QString &error, QJsonObject json) const
{
    json.insert(QStringLiteral("error"), error);
    return finished(error, json, code);
}

Outcome CommandLine::usage(const QString &error) const
{
    Outcome outcome = refused(ExitUsage, error);
    outcome.text
        += QStringLiteral("\nUsage: tally %1\n").arg(m_usage) + QCoreApplication::translate("tally", "See --help.");
    return outcome;
}

} // namespace Tally
