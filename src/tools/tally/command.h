// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QCommandLineParser>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace Tally {

/// What scripts see. Stated in every help text; the numbers never change their meaning.
enum ExitCode {
    ExitOk = 0,
    ExitFailed = 1,
    ExitUsage = 2,
    ExitNoKey = 3,
    ExitKeychain = 4,
};

/// What a command ends with: printed by main(), as the text or as the JSON.
struct Outcome
{
    ExitCode code = ExitOk;
    QString text;
    QJsonObject json; ///< "ok" and, of a failure, "error" are added by finished() and refused()
    bool asJson = false;
};

/// The options of one command. Every one has --help and --json.
class CommandLine
{
public:
    /// \a usage is what follows "tally"; \a description is for --help.
    CommandLine(const QString &usage, const QString &description);

    void addOption(const QString &name, const QString &description, const QString &valueName = {},
                   const QString &defaultValue = {});
    /// --organization, --application: which application's settings, keychain entries and queue are meant.
    void addApplicationOptions();

    /// Without what the command ends with at once: its help, or what is wrong with \a arguments.
    std::optional<Outcome> parse(const QStringList &arguments, int positionals);
    /// Makes this process look like the application that --organization and --application name.
    void applyApplication() const;

    bool isSet(const QString &option) const { return m_parser.isSet(option); }
    QString value(const QString &option) const { return m_parser.value(option); }
    QStringList values(const QString &option) const { return m_parser.values(option); }
    QStringList positionals() const { return m_parser.positionalArguments(); }

    Outcome finished(const QString &text, const QJsonObject &json, ExitCode code = ExitOk) const;
    Outcome refused(ExitCode code, const QString &error, QJsonObject json = {}) const;
    /// \a error is about how the command was written.
    Outcome usage(const QString &error) const;

private:
    QString m_usage;
    QString m_description;
    QCommandLineParser m_parser;
};

/// \a arguments are those after the command's own name.
Outcome runKey(const QStringList &arguments);
Outcome runSend(const QStringList &arguments);
Outcome runQueue(const QStringList &arguments);
Outcome runBackfill(const QStringList &arguments);
Outcome runQuarantine(const QStringList &arguments);
Outcome runDoctor(const QStringList &arguments);

} // namespace Tally
