// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace Tally::Inbound {

/// Keeps what arrived, in SQLite. One thread at a time. Holds no key and no request body.
class EventDatabase
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
public:
    EventDatabase() = default;
    ~EventDatabase();
    EventDatabase(const EventDatabase &) = delete;
    EventDatabase &operator=(const EventDatabase &) = delete;

    enum class Mode { Write, ReadOnly };
    /// Opens or makes `file` (":memory:": nothing is written); an SQLite file that is not a collector's is left alone.
    /// Empty, or the reason why not.
    QString open(const QString &file, Mode mode);
    bool isOpen() const { return m_db; }

    /// Stores the request with its events in one step: all or nothing. Fills in their seq, request and copies.
    bool add(CollectedRequest &request, QList<CollectedEvent> &events);

    /// What came behind seq `after`, in order of arrival. `visit` returns false to stop.
    void forEachEvent(qint64 after, const std::function<bool(const CollectedEvent &)> &visit);
    QList<CollectedEvent> events();
    /// The first event of this vendor with this id; it has no `copies`.
    std::optional<CollectedEvent> first(const QString &vendor, const QString &eventId);
    /// How many events have this id; of one vendor, where it is given.
    int count(const QString &eventId, const QString &vendor = {});
    CollectorStats stats();
    void clear();
    QString errorText() const;

private:
    bool execute(const char *sql);
    qint64 number(const char *sql);
    qint64 insert(const CollectedRequest &request);
    qint64 insert(const CollectedEvent &event);

    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_insertEvent = nullptr;
    sqlite3_stmt *m_insertRequest = nullptr;
    sqlite3_stmt *m_countId = nullptr;
    sqlite3_stmt *m_firstOfId = nullptr;
};

} // namespace Tally::Inbound
