// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/identity.h"
#include "store/names.h"
#include "store/quarantine.h"
#include "tools/tally/command.h"
#include "tools/tally/storeview.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>
#include <QMap>

namespace Tally {
namespace {

const char description[] = "Shows what an application's trackers have not delivered yet: for each destination, and\n"
                           "for each run (process) that left it: how many events, how many bytes, since when, how\n"
                           "many the vendor refused for good, and when it is tried again.\n"
                           "\n"
                           "Only reads: a program that is running is not disturbed.\n"
                           "\n"
                           "Exit codes: 0 shown, 1 there is no store, or it cannot be read, 2 wrong usage.";

QJsonObject toJson(const QString &name, const Pending &pending)
{
    QJsonObject json{{QStringLiteral("name"), name},
                     {QStringLiteral("pending"), pending.events},
                     {QStringLiteral("bytes"), pending.bytes}};
    if (pending.oldestMs > 0)
        json.insert(QStringLiteral("oldest"), when(pending.oldestMs));
    return json;
}

QString toText(const Pending &pending)
{
    QString text = QCoreApplication::translate("tally", "%1 pending").arg(pending.events, 8);
    if (pending.events > 0) {
        text += QStringLiteral(", ") + QLocale::c().formattedDataSize(pending.bytes);
        if (pending.oldestMs > 0)
            text += QCoreApplication::translate("tally", ", since %1").arg(when(pending.oldestMs));
    }
    return text;
}

/// One tracker's folder, as a person and as a script sees it.
class TrackerView
{
public:
    explicit TrackerView(const QString &folder) : m_folder(folder)
    {
        const QString runs = folder + QLatin1String("/runs");
        for (const QString &run : foldersIn(runs)) {
            const qint64 owner = ownerOf(runs + QLatin1Char('/') + run + QLatin1String(".lock"));
            for (const QString &destination : foldersIn(runs + QLatin1Char('/') + run)) {
                const Pending pending = pendingIn(runs + QLatin1Char('/') + run + QLatin1Char('/') + destination);
                m_destinations[destination].total.add(pending);
                m_destinations[destination].runs.append({run, owner, pending});
            }
        }
        // A destination without anything pending may still have something in quarantine.
        for (const QString &destination : foldersIn(folder))
            if (isDestinationName(destination))
                m_destinations[destination];
    }

    QJsonObject json() const
    {
        QJsonArray destinations;
        for (auto it = m_destinations.cbegin(); it != m_destinations.cend(); ++it) {
            QJsonObject object = toJson(it.key(), it->total);
            QJsonArray runs;
            for (const RunView &run : it->runs) {
                QJsonObject one = toJson(run.name, run.pending);
                one.insert(QStringLiteral("pid"), run.owner > 0 ? QJsonValue(run.owner) : QJsonValue());
                runs.append(one);
            }
            object.insert(QStringLiteral("runs"), runs);
            object.insert(QStringLiteral("quarantined"), quarantined(it.key()));
            if (const qint64 next = nextTry(it.key()); next > 0)
                object.insert(QStringLiteral("next_try"), when(next));
            destinations.append(object);
        }
        return {{QStringLiteral("name"), name()}, {QStringLiteral("destinations"), destinations}};
    }

    QStringList text() const
    {
        QStringList lines{QCoreApplication::translate("tally", "Tracker “%1”").arg(name())};
        for (auto it = m_destinations.cbegin(); it != m_destinations.cend(); ++it) {
            QString line = QStringLiteral("  %1%2").arg(it.key(), -20).arg(toText(it->total));
            if (const int count = quarantined(it.key()))
                line += QCoreApplication::translate("tally", ", %1 in quarantine").arg(count);
            if (const qint64 next = nextTry(it.key()); next > 0)
                line += QCoreApplication::translate("tally", ", tried again at %1").arg(when(next));
            lines.append(line);
            for (const RunView &run : it->runs) {
                const QString owner = run.owner > 0 ? QCoreApplication::translate("tally", "process %1").arg(run.owner)
                                                    : QCoreApplication::translate("tally", "left behind");
                lines.append(QStringLiteral("    %1%2, %3, run %4")
                                 .arg(QString(), -18)
                                 .arg(toText(run.pending), owner, run.name));
            }
        }
        if (m_destinations.isEmpty())
            lines.append(QStringLiteral("  ") + QCoreApplication::translate("tally", "nothing stored"));
        return lines;
    }

    Pending total() const
    {
        Pending sum;
        for (const DestinationView &destination : m_destinations)
            sum.add(destination.total);
        return sum;
    }

private:
    struct RunView
    {
        QString name;
        qint64 owner = 0;
        Pending pending;
    };
    struct DestinationView
    {
        Pending total;
        QList<RunView> runs;
    };

    QString name() const { return QFileInfo(m_folder).fileName(); }
    QString folderOf(const QString &destination) const { return m_folder + QLatin1Char('/') + destination; }
    int quarantined(const QString &destination) const
    {
        return Quarantine(folderOf(destination) + QLatin1String("/quarantine")).count();
    }
    /// When the next request may start, where that is in the future; else 0.
    qint64 nextTry(const QString &destination) const
    {
        const SendMemory memory = readSendMemory(folderOf(destination));
        const qint64 next = std::max(memory.backoffUntilMs, memory.retryAfterUntilMs);
        return next > QDateTime::currentMSecsSinceEpoch() ? next : 0;
    }

    QString m_folder;
    QMap<QString, DestinationView> m_destinations;
};

} // namespace

Outcome runQueue(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("queue --application APPLICATION|--storage PATH [options]"),
                     QCoreApplication::translate("tally", description));
    addStoreOptions(line);
    if (const auto ended = line.parse(arguments, 0))
        return *ended;
    const GivenStore store = storeFrom(line);
    if (store.ended)
        return *store.ended;

    QStringList text{QCoreApplication::translate("tally", "Store %1").arg(store.path)};
    QJsonObject json{{QStringLiteral("storage"), store.path}};
    QJsonArray trackers;
    Pending total;
    for (const QString &name : foldersIn(store.path)) {
        const TrackerView tracker(store.path + QLatin1Char('/') + name);
        trackers.append(tracker.json());
        text += tracker.text();
        total.add(tracker.total());
    }
    if (trackers.isEmpty())
        text.append(QCoreApplication::translate("tally", "No tracker has stored anything here."));
    json.insert(QStringLiteral("pending"), total.events);
    json.insert(QStringLiteral("trackers"), trackers);
    return line.finished(text.join(QLatin1Char('\n')), json);
}

} // namespace Tally
