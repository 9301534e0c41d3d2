// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/event.h"
#include "store/files.h"
#include "store/queueview.h"
#include "store/sentrecord.h"

#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace Tally {

/// Writes all that is held about a person to one JSON file, a piece at a time: between two pieces the worker does what it
/// has to do, and no more than one piece is in memory. Lives in the worker thread; deletes itself when it is done.
///
/// The file is 0600, beside its place until it is complete, and replaces what was there in one step.
class DataExport : public QObject
{
    Q_OBJECT

public:
    struct Person
    {
        QString anonymousId;
        QString userId;
        bool isNamedBy(const QByteArray &vendorJson) const;
    };
    struct Contents
    {
        QVariantMap head; ///< what is known without the disk, by its names in the file
        QList<Event> inMemory; ///< events that wait there
        QVariantMap destinations; ///< by name, what is known of each
        QString trackerFolder;
        /// Where others were here before: of what waits, and of what was refused, only what names this one.
        std::optional<Person> only = {};
        QString sentOf; ///< the personMark() of the one whose sent requests these are
    };

    DataExport(const Contents &contents, const QString &path);
    ~DataExport() override; ///< leaves nothing behind where it was not complete

    void start();

Q_SIGNALS: // in the worker thread
    void finished(const QString &path, const QString &error);

private:
    using Task = std::function<void()>;

    void step();
    void end(const QString &error);
    void write(const QByteArray &json);
    void beginList(const char *name); ///< as a member of the object that is open
    void writeItem(const QByteArray &json); ///< of the list that is open
    void endList();
    void planDestination(const QString &name);
    void planQueue(const QString &folder);
    void writeQuarantined(const QString &file);
    void writeSent(const QString &file);
    QStringList destinationNames() const;
    bool isTheirs(const Event &event) const;
    bool isTheirs(const QByteArray &vendorJson) const;

    const Contents m_contents;
    const QString m_path;
    const QString m_part;
    const SentRecord m_sent;
    File m_file;
    bool m_hasFailed = false; // to write
    QString m_problem;
    bool m_isFirst = true; // of the list that is open
    std::deque<Task> m_tasks;
};

} // namespace Tally
