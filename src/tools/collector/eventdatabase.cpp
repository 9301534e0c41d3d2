// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/eventdatabase.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <sqlite3.h>

namespace Tally::Inbound {

namespace {

/// Says in the file itself whose it is ("Taly") and in which form.
constexpr int ApplicationId = 0x54616c79;
constexpr int SchemaVersion = 2;

constexpr const char *Schema = R"(
CREATE TABLE requests (seq INTEGER PRIMARY KEY, received_at TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
    header_names TEXT NOT NULL, key_prefix TEXT, key_hash TEXT, body_bytes INTEGER NOT NULL, status INTEGER NOT NULL,
    vendor TEXT, deduplicated INTEGER NOT NULL, rejected INTEGER NOT NULL);
CREATE TABLE events (seq INTEGER PRIMARY KEY, received_at TEXT NOT NULL, vendor TEXT NOT NULL, route TEXT NOT NULL,
    event_id TEXT, batch_id TEXT, name TEXT, user_id TEXT, anonymous_id TEXT, timestamp TEXT, json TEXT NOT NULL,
    properties TEXT, quantity TEXT, request INTEGER NOT NULL REFERENCES requests(seq));
CREATE INDEX events_by_id ON events(event_id, vendor);
CREATE INDEX known_requests ON requests(seq) WHERE deduplicated;
)";

void bind(sqlite3_stmt *statement, int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    if (text.isEmpty())
        sqlite3_bind_null(statement, index);
    else
        sqlite3_bind_text(statement, index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
}

/// As bind(), for columns that are never null.
void bindAlways(sqlite3_stmt *statement, int index, const QByteArray &utf8)
{
    sqlite3_bind_text(statement, index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
}

QString text(sqlite3_stmt *statement, int column)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(statement, column));
}

// In the order of eventOf(), which has "copies" behind them.
#define EVENT_COLUMNS "seq, received_at, vendor, route, event_id, batch_id, name, user_id, anonymous_id, " \
                      "timestamp, json, request, properties, quantity"

CollectedEvent eventOf(sqlite3_stmt *row)
{
    CollectedEvent event;
    event.seq = sqlite3_column_int64(row, 0);
    event.receivedAt = QDateTime::fromString(text(row, 1), Qt::ISODateWithMs);
    event.vendor = text(row, 2);
    event.route = text(row, 3);
    event.eventId = text(row, 4);
    event.batchId = text(row, 5);
    event.name = text(row, 6);
    event.userId = text(row, 7);
    event.anonymousId = text(row, 8);
    event.timestamp = text(row, 9);
    event.json = QJsonDocument::fromJson(text(row, 10).toUtf8()).object();
    event.request = sqlite3_column_int64(row, 11);
    event.properties = QJsonDocument::fromJson(text(row, 12).toUtf8()).object();
    event.quantity = text(row, 13);
    event.copies = sqlite3_column_int(row, 14);
    return event;
}

QByteArray stamp(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace

EventDatabase::~EventDatabase()
{
    sqlite3_finalize(m_insertEvent);
    sqlite3_finalize(m_insertRequest);
    sqlite3_finalize(m_countId);
    sqlite3_finalize(m_firstOfId);
    sqlite3_close(m_db);
}

QString EventDatabase::open(const QString &file, Mode mode)
{
    const bool inMemory = file == QLatin1String(":memory:");
    if (mode == Mode::ReadOnly && !QFileInfo::exists(file))
        return tr("%1: no such file").arg(file);
    const int flags = mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    // A path with a slash in front is never taken for one of SQLite's special names.
    const QString path = inMemory ? file : QFileInfo(file).absoluteFilePath();
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, flags, nullptr) != SQLITE_OK) {
        const QString reason = tr("%1: %2").arg(file, errorText());
        sqlite3_close(m_db);
        m_db = nullptr;
        return reason;
    }
    sqlite3_busy_timeout(m_db, 2000);
    const qint64 owner = number("PRAGMA application_id");
    const qint64 tables = number("SELECT count(*) FROM sqlite_master");
    const bool fresh = owner == 0 && tables == 0 && mode == Mode::Write;
    QString reason;
    if (owner < 0 || tables < 0)
        reason = tr("%1: %2").arg(file, errorText());
    else if (!fresh && owner != ApplicationId)
        reason = tr("%1: not a database of this collector").arg(file);
    else if (!fresh && number("PRAGMA user_version") != SchemaVersion)
        reason = tr("%1: made by another version of this collector; take another file, or delete it").arg(file);
    else if (fresh && !(execute("PRAGMA application_id = 1415670905") && execute("PRAGMA user_version = 2")
                        && execute(Schema)))
        reason = tr("%1: %2").arg(file, errorText());
    else if (mode == Mode::Write)
        // A reader (--list) never waits for the writer, and what is lost in a power cut is a test's data.
        execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
    static_assert(ApplicationId == 1415670905 && SchemaVersion == 2);
    if (reason.isEmpty() && mode == Mode::Write) {
        sqlite3_prepare_v2(m_db, "INSERT INTO events (received_at, vendor, route, event_id, batch_id, name, user_id, "
                                 "anonymous_id, timestamp, json, request, properties, quantity) "
                                 "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                           -1, &m_insertEvent, nullptr);
        sqlite3_prepare_v2(m_db, "INSERT INTO requests (received_at, method, path, header_names, key_prefix, key_hash, "
                                 "body_bytes, status, vendor, deduplicated, rejected) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                           -1, &m_insertRequest, nullptr);
        if (!m_insertEvent || !m_insertRequest)
            reason = tr("%1: %2").arg(file, errorText());
    }
    if (reason.isEmpty()) {
        sqlite3_prepare_v2(m_db, "SELECT count(*) FROM events WHERE event_id = ?1 AND (?2 = '' OR vendor = ?2)", -1,
                           &m_countId, nullptr);
        sqlite3_prepare_v2(m_db, "SELECT " EVENT_COLUMNS ", 0 FROM events WHERE event_id = ? AND vendor = ? ORDER BY seq "
                                 "LIMIT 1", -1, &m_firstOfId, nullptr);
    }
    if (!reason.isEmpty()) {
        sqlite3_finalize(std::exchange(m_insertEvent, nullptr));
        sqlite3_finalize(std::exchange(m_insertRequest, nullptr));
        sqlite3_close(m_db);
        m_db = nullptr;
    }
    return reason;
}

bool EventDatabase::add(CollectedRequest &request, QList<CollectedEvent> &events)
{
    if (!execute("BEGIN IMMEDIATE"))
        return false;
    request.seq = insert(request);
    bool good = request.seq > 0;
    for (CollectedEvent &event : events) {
        if (!good)
            break;
        event.request = request.seq;
        event.seq = insert(event);
        event.copies = event.eventId.isEmpty() ? 1 : count(event.eventId, event.vendor);
        good = event.seq > 0;
    }
    if (good && execute("COMMIT"))
        return true;
    execute("ROLLBACK");
    return false;
}

qint64 EventDatabase::insert(const CollectedRequest &request)
{
    QByteArray names;
    for (const auto &[name, value] : request.headers)
        names += (names.isEmpty() ? "" : " ") + name;
    bindAlways(m_insertRequest, 1, stamp(request.receivedAt));
    bindAlways(m_insertRequest, 2, request.method);
    bindAlways(m_insertRequest, 3, request.path);
    bindAlways(m_insertRequest, 4, names);
    bind(m_insertRequest, 5, QString::fromLatin1(request.keyPrefix));
    bind(m_insertRequest, 6, QString::fromLatin1(request.keyHash));
    sqlite3_bind_int64(m_insertRequest, 7, request.body.size());
    sqlite3_bind_int(m_insertRequest, 8, request.status);
    bind(m_insertRequest, 9, request.vendor);
    sqlite3_bind_int(m_insertRequest, 10, request.deduplicated);
    sqlite3_bind_int(m_insertRequest, 11, request.rejected);
    const bool done = sqlite3_step(m_insertRequest) == SQLITE_DONE;
    sqlite3_reset(m_insertRequest);
    return done ? sqlite3_last_insert_rowid(m_db) : 0;
}

qint64 EventDatabase::insert(const CollectedEvent &event)
{
    bindAlways(m_insertEvent, 1, stamp(event.receivedAt));
    bindAlways(m_insertEvent, 2, event.vendor.toUtf8());
    bindAlways(m_insertEvent, 3, event.route.toUtf8());
    bind(m_insertEvent, 4, event.eventId);
    bind(m_insertEvent, 5, event.batchId);
    bind(m_insertEvent, 6, event.name);
    bind(m_insertEvent, 7, event.userId);
    bind(m_insertEvent, 8, event.anonymousId);
    bind(m_insertEvent, 9, event.timestamp);
    bindAlways(m_insertEvent, 10, QJsonDocument(event.json).toJson(QJsonDocument::Compact));
    sqlite3_bind_int64(m_insertEvent, 11, event.request);
    bind(m_insertEvent, 12, event.properties.isEmpty()
             ? QString()
             : QString::fromUtf8(QJsonDocument(event.properties).toJson(QJsonDocument::Compact)));
    bind(m_insertEvent, 13, event.quantity);
    const bool done = sqlite3_step(m_insertEvent) == SQLITE_DONE;
    sqlite3_reset(m_insertEvent);
    return done ? sqlite3_last_insert_rowid(m_db) : 0;
}

void EventDatabase::forEachEvent(qint64 after, const std::function<bool(const CollectedEvent &)> &visit)
{
    sqlite3_stmt *select = nullptr;
    sqlite3_prepare_v2(m_db, "SELECT " EVENT_COLUMNS ", CASE WHEN event_id IS NULL THEN 1 ELSE (SELECT count(*) "
                             "FROM events AS earlier WHERE earlier.event_id = events.event_id AND earlier.vendor = events.vendor "
                             "AND earlier.seq <= events.seq) END FROM events WHERE seq > ? ORDER BY seq",
                       -1, &select, nullptr);
    sqlite3_bind_int64(select, 1, after);
    while (select && sqlite3_step(select) == SQLITE_ROW)
        if (!visit(eventOf(select)))
            break;
    sqlite3_finalize(select);
}

QList<CollectedEvent> EventDatabase::events()
{
    QList<CollectedEvent> all;
    forEachEvent(0, [&all](const CollectedEvent &event) {
        all.append(event);
        return true;
    });
    return all;
}

std::optional<CollectedEvent> EventDatabase::first(const QString &vendor, const QString &eventId)
{
    bindAlways(m_firstOfId, 1, eventId.toUtf8());
    bindAlways(m_firstOfId, 2, vendor.toUtf8());
    std::optional<CollectedEvent> found;
    if (sqlite3_step(m_firstOfId) == SQLITE_ROW)
        found = eventOf(m_firstOfId);
    sqlite3_reset(m_firstOfId);
    return found;
}

int EventDatabase::count(const QString &eventId, const QString &vendor)
{
    bindAlways(m_countId, 1, eventId.toUtf8());
    bindAlways(m_countId, 2, vendor.toUtf8());
    const int found = sqlite3_step(m_countId) == SQLITE_ROW ? sqlite3_column_int(m_countId, 0) : 0;
    sqlite3_reset(m_countId);
    return found;
}

CollectorStats EventDatabase::stats()
{
    CollectorStats stats;
    stats.events = number("SELECT count(*) FROM events");
    stats.unique = number("SELECT (SELECT count(*) FROM (SELECT DISTINCT event_id, vendor FROM events WHERE event_id IS NOT "
                          "NULL)) + count(*) - count(event_id) FROM events");
    stats.duplicates = stats.events - stats.unique;
    stats.requests = number("SELECT count(*) FROM requests");
    stats.deduplicated = number("SELECT count(*) FROM requests WHERE deduplicated");
    return stats;
}

void EventDatabase::clear()
{
    execute("BEGIN IMMEDIATE; DELETE FROM events; DELETE FROM requests; COMMIT");
}

bool EventDatabase::execute(const char *sql)
{
    return sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

qint64 EventDatabase::number(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr);
    const qint64 value = statement && sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return value;
}

QString EventDatabase::errorText() const
{
    return QString::fromUtf8(sqlite3_errmsg(m_db));
}

} // namespace Tally::Inbound
