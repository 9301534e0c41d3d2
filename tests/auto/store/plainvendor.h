// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/record.h"
#include "core/vendor.h"

#include <QDir>
#include <QFile>
#include <QString>

/// A vendor that writes an event's id and name as JSON, refuses the name "bad", and has a route for identify and forget.
class PlainVendor : public Tally::Vendor
{
public:
    explicit PlainVendor(int maxEvents = 500, qsizetype maxBytes = 240'000) : m_limits{maxEvents, maxBytes, 1} {}

    Limits limits(const QByteArray &route) const override
    {
        return route == "identify" || route == "forget" ? Limits{1, m_limits.maxBytes, 1} : m_limits;
    }
    bool wants(const Tally::Event &) const override { return true; }
    Encoded encode(const Tally::Event &event) const override
    {
        if (event.name == QLatin1String("bad"))
            return {{}, {}, QStringLiteral("bad is not taken")};
        QByteArray route = "events";
        if (event.kind == Tally::Event::Identify)
            route = "identify";
        if (event.kind == Tally::Event::Forget)
            route = "forget";
        return {route, jsonOf(event.id, event.name), {}};
    }
    QString keyProblem(const QByteArray &) const override { return {}; }
    bool isSecretKey(const QByteArray &) const override { return false; }
    Tally::HttpRequest request(const Tally::Batch &, const QByteArray &) const override { return {}; }
    Tally::Verdict judge(const Tally::Batch &, const Tally::HttpResponse &) const override { return {}; }

    static QByteArray jsonOf(const QString &id, const QString &name)
    {
        return "{\"id\":\"" + id.toUtf8() + "\",\"name\":\"" + name.toUtf8() + "\"}";
    }

private:
    Limits m_limits;
};

inline Tally::Event eventOf(const QString &id, const QString &name = QStringLiteral("click"),
                            Tally::Event::Kind kind = Tally::Event::Track)
{
    Tally::Event event(name);
    event.id = id;
    event.kind = kind;
    if (kind != Tally::Event::Track)
        event.userId = QStringLiteral("somebody");
    return event;
}

inline QByteArray recordOf(const QString &id, const QString &name = QStringLiteral("click"),
                           Tally::Event::Kind kind = Tally::Event::Track)
{
    return Tally::toRecord(eventOf(id, name, kind));
}

inline QStringList filesIn(const QString &folder, const QString &pattern = QStringLiteral("*"))
{
    return QDir(folder).entryList({pattern}, QDir::Files | QDir::Hidden, QDir::Name);
}

inline QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// For QTemporaryDir: in memory where there is such a place, for tests that make many thousand files.
inline QString quickPlace()
{
    const QDir memory(QStringLiteral("/dev/shm"));
    return (memory.exists() ? memory.path() : QDir::tempPath()) + QLatin1String("/tally-XXXXXX");
}

/// Whether any file below \a folder has \a needle in it.
inline bool isAnywhere(const QString &folder, const QByteArray &needle)
{
    const auto entries = QDir(folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() ? isAnywhere(entry.filePath(), needle) : contentsOf(entry.filePath()).contains(needle))
            return true;
    }
    return false;
}
