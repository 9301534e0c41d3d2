// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "program.h"
#include "tools/collector/collector.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QUuid>

#include <memory>

inline QByteArray lineOf(int i)
{
    return "{\"event\":\"buy\",\"user_id\":\"u\",\"timestamp\":\"2026-11-02T10:00:00Z\",\"properties\":{\"i\":"
        + QByteArray::number(i) + "}}";
}

inline QByteArray linesOf(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += lineOf(i) + '\n';
    return lines;
}

/// Below the folder too.
inline QStringList filesIn(const QString &folder, const QString &pattern = QStringLiteral("*"))
{
    QStringList paths;
    for (QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
        paths.append(files.next());
    return paths;
}

/// A test of tally backfill: a folder, a stand-in for the vendor, and the program.
class BackfillTest : public QObject
{
protected:
    /// Everything anew, for each test function.
    void start()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_collector = std::make_unique<Tally::Collector>();
        QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
    }
    QString write(const QByteArray &content, const char *name = "events.jsonl")
    {
        QFile file(m_dir->filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", name);
        return file.fileName();
    }
    QString state() const { return m_dir->filePath(QStringLiteral("state")); }
    /// The key of every vendor; Fluxrate's is a credential, since it has no variable for it.
    QStringList key() const
    {
        QFile credential(m_dir->filePath(QStringLiteral("fluxrate")));
        if (!credential.open(QIODevice::WriteOnly) || credential.write("org_live_nobody") < 0)
            qFatal("no credential");
        return {QStringLiteral("AOA_KEY=") + QString::fromLatin1(m_key),
                QStringLiteral("DOOW_TRACK_API_KEY=dk_") + QString(64, QLatin1Char('a')),
                QStringLiteral("CREDENTIALS_DIRECTORY=") + m_dir->path()};
    }
    QStringList arguments(const QString &file, const QString &options = {}) const
    {
        QStringList list{QStringLiteral("backfill"), file, QStringLiteral("--json"), QStringLiteral("--state"),
                         state()};
        if (!options.contains(QLatin1String("--host")))
            list << QStringLiteral("--host") << m_collector->url().toString();
        return list + options.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    Ran backfill(const QString &file, const QString &options = {}, const QStringList &environment = {}) const
    {
        return runTally(arguments(file, options), key() + environment);
    }
    std::unique_ptr<QProcess> startTally(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &pair : key())
            environment.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(TALLY_PROGRAM), arguments);
        return process;
    }
    std::unique_ptr<QProcess> startBackfill(const QString &file, const QString &options) const
    {
        return startTally(arguments(file, options));
    }
    static qint64 number(const Ran &ran, const char *name)
    {
        return ran.json().value(QLatin1String(name)).toInteger(-1);
    }

    const QByteArray m_key = qEnvironmentVariableIsEmpty("TALLY_TEST_KEY")
        ? "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128)
        : qgetenv("TALLY_TEST_KEY");
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Tally::Collector> m_collector;
};
