// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <functional>

/// What the program tally did.
struct Ran
{
    int code = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;

    QByteArray all() const { return out + err; }
    /// Empty where the output is not exactly one JSON object.
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Of `environment` each is "NAME=value"; what a vendor's variables say elsewhere is out of the way. `inChild` is
/// called before the program starts, in its process.
inline Ran runTally(const QStringList &arguments, const QStringList &environment = {}, const QByteArray &input = {},
                    const std::function<void()> &inChild = {})
{
    QProcess process;
    process.setChildProcessModifier(inChild);
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const char *name :
         {"AOA_SK", "AOA_KEY", "AOA_HOST", "DOOW_TRACK_API_KEY", "DOOW_TRACK_ENDPOINT", "DOOW_TRACK_DISABLED",
          "FLUXRATE_API_KEY", "SETTLESETTLE_API_KEY", "DO_NOT_TRACK", "TALLY_DISABLED", "CREDENTIALS_DIRECTORY"})
        variables.remove(QString::fromLatin1(name));
    for (const QString &pair : environment) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        variables.insert(pair.left(equals), pair.mid(equals + 1));
    }
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(TALLY_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}
