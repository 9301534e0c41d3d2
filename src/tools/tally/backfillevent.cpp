// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/backfillevent.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace Tally {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("tally", text);
}

void fill(QVariantMap *map, const QString &key, const QString &value)
{
    if (!value.isEmpty() && !map->contains(key))
        map->insert(key, value);
}

/// As Tracker::page() does.
void makePage(Event *event, QString page)
{
    event->kind = Event::Page;
    event->name = QStringLiteral("$pageview");
    const QUrl url(page, QUrl::StrictMode);
    if (page.startsWith(QLatin1Char('/'))) {
        fill(&event->options, QStringLiteral("path"), page);
    } else if (url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty()) {
        fill(&event->options, QStringLiteral("url"), page);
        fill(&event->options, QStringLiteral("path"), url.path(QUrl::FullyEncoded));
    } else if (page != QLatin1String("$pageview")) {
        fill(&event->properties, QStringLiteral("name"), page);
    }
}

/// The element's own word for what it is; "track" without one. Doow's `kind`, such as USAGE, is none.
QString takeType(QVariantMap *map)
{
    if (map->contains(QStringLiteral("type")))
        return map->take(QStringLiteral("type")).toString().toLower();
    const QString kind = map->value(QStringLiteral("kind")).toString().toLower();
    for (const char *type : {"track", "page", "identify"}) {
        if (kind == QLatin1String(type)) {
            map->remove(QStringLiteral("kind"));
            return kind;
        }
    }
    return QStringLiteral("track");
}

} // namespace

BackfillEvent readBackfillEvent(const QByteArray &json, const QString &id)
{
    BackfillEvent read;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        read.problem = json.endsWith(',')
            ? tr("There is a comma behind the element; in JSON lines there is none.")
            : tr("This is not JSON: %1, %2 bytes into the element.").arg(error.errorString()).arg(error.offset);
        return read;
    }
    if (!document.isObject()) {
        read.problem = tr("This is not a JSON object.");
        return read;
    }
    QVariantMap map = document.object().toVariantMap();
    const QString type = takeType(&map);
    const QVariant traits = type == QLatin1String("identify") ? map.take(QStringLiteral("traits")) : QVariant();
    const QString page = type == QLatin1String("page") ? map.take(QStringLiteral("name")).toString() : QString();

    Event &event = read.event = Event::fromMap(map, &read.unknown);
    if (event.id.isEmpty())
        event.id = id;
    if (type == QLatin1String("page")) {
        makePage(&event, page.isEmpty() ? event.name : page);
    } else if (type == QLatin1String("identify")) {
        event.kind = Event::Identify;
        event.name = QStringLiteral("$identify");
        if (event.properties.isEmpty())
            event.properties = traits.toMap();
        if (event.userId.isEmpty() || event.anonymousId.isEmpty())
            read.problem = tr("An identify needs a user_id and the anonymous_id that it belongs to.");
    } else if (type != QLatin1String("track")) {
        read.problem = tr("There is no type “%1”: it is track, page or identify.").arg(type.left(40));
    }
    if (event.userId.isEmpty() && event.anonymousId.isEmpty())
        event.anonymousId = event.id;
    return read;
}

} // namespace Tally
