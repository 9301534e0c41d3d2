// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "event.h"

#include <QHash>
#include <QUuid>

namespace Tally {

namespace {

// The vendors' spellings and JavaScript's → the one spelling used here.
const QHash<QString, QString> &spellings()
{
    static const auto *const forever = new QHash<QString, QString>([] { // for threads that track within exit()
        QHash<QString, QString> spelling;
        // Members of an event, then the options that only some vendors know.
        for (const char *word : {"quantity", "unit", "timestamp", "event_id", "anonymous_id", "user_id", "session_id",
                                 "url", "path", "referrer", "license_id", "attribution", "metadata", "kind",
                                 "meter_token", "customer_external_id", "meter_id", "customer_id"}) {
            const QString name = QString::fromLatin1(word);
            QString camel;
            for (qsizetype i = 0; i < name.size(); ++i)
                camel += name[i] == QLatin1Char('_') ? name[++i].toUpper() : name[i];
            spelling.insert(name, name);
            spelling.insert(camel, name);
        }
        spelling.insert(QStringLiteral("idempotency_key"), QStringLiteral("event_id"));
        spelling.insert(QStringLiteral("idempotencyKey"), QStringLiteral("event_id"));
        return spelling;
    }());
    return *forever;
}

bool isNothing(const QVariant &value)
{
    return !value.isValid() || value.metaType().id() == QMetaType::Nullptr;
}

bool isNumber(const QVariant &value)
{
    switch (value.metaType().id()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Float:
    case QMetaType::Double:
        return true;
    default:
        return false;
    }
}

// An id, a unit, a name: text, or what people use in its place.
bool readText(const QVariant &value, QString &out)
{
    const int type = value.metaType().id();
    if (type == QMetaType::QByteArray)
        out = QString::fromUtf8(value.toByteArray());
    else if (type == QMetaType::QUuid)
        out = value.toUuid().toString(QUuid::WithoutBraces);
    else if (type == QMetaType::QString || isNumber(value) || value.metaType().flags() & QMetaType::IsEnumeration)
        out = value.toString();
    else
        return false;
    return true;
}

bool readTime(const QVariant &value, QDateTime &out)
{
    if (isNumber(value)) {
        // Beyond 2^53 ms (285 000 years) a number of milliseconds is a mistake, and infinity has no integer.
        const double ms = value.toDouble();
        if (!(qAbs(ms) < double(1ll << 53)))
            return false;
        out = QDateTime::fromMSecsSinceEpoch(qint64(ms), Qt::UTC);
    } else if (value.metaType().id() == QMetaType::QString) {
        out = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    } else if (value.metaType().id() == QMetaType::QDateTime || value.metaType().id() == QMetaType::QDate) {
        out = value.toDateTime();
    } else {
        return false; // no conversion of the application's own
    }
    return out.isValid();
}

bool readNumber(const QVariant &value, double &out)
{
    bool ok = false;
    out = isNumber(value) || value.metaType().id() == QMetaType::QString ? value.toDouble(&ok) : 1;
    return ok;
}

// Whether \a name is a member; if so, its value is taken over, or kept among the options for problemOf() to name.
bool readMember(Event &event, const QString &name, const QVariant &value)
{
    bool understood = false;
    if (name == QLatin1String("quantity"))
        understood = readNumber(value, event.quantity);
    else if (name == QLatin1String("timestamp"))
        understood = readTime(value, event.timestamp);
    else if (name == QLatin1String("unit"))
        understood = readText(value, event.unit);
    else if (name == QLatin1String("event_id"))
        understood = readText(value, event.id);
    else if (name == QLatin1String("anonymous_id"))
        understood = readText(value, event.anonymousId);
    else if (name == QLatin1String("user_id"))
        understood = readText(value, event.userId);
    else if (name == QLatin1String("session_id"))
        understood = readText(value, event.sessionId);
    else
        return false;
    if (!understood)
        event.options.insert(name, value);
    return true;
}

} // namespace

Event::Event(const QString &eventName, const QVariantMap &eventProperties, const QVariantMap &eventOptions)
    : name(eventName), properties(eventProperties)
{
    applyOptions(eventOptions);
}

QList<QLatin1String> Event::memberOptions()
{
    return {QLatin1String("quantity"),  QLatin1String("unit"),         QLatin1String("timestamp"),
            QLatin1String("event_id"),  QLatin1String("anonymous_id"), QLatin1String("user_id"),
            QLatin1String("session_id")};
}

QStringList Event::applyOptions(const QVariantMap &given)
{
    QStringList unknown;
    for (auto it = given.cbegin(), end = given.cend(); it != end; ++it) {
        const QString known = spellings().value(it.key());
        if (known.isEmpty())
            unknown.append(it.key());
        else if (!isNothing(it.value()) && !readMember(*this, known, it.value()))
            options.insert(known, it.value());
    }
    return unknown;
}

Event Event::fromMap(const QVariantMap &map, QStringList *unknown)
{
    Event event;
    QVariantMap rest = map;
    for (const char *word : {"eventType", "event_type", "metric", "event"}) {
        const QVariant value = rest.take(QString::fromLatin1(word));
        if (!isNothing(value))
            readText(value, event.name);
    }
    const QVariant properties = rest.take(QStringLiteral("properties"));
    const QStringList meaningless = event.applyOptions(rest);
    if (unknown)
        *unknown = meaningless;
    event.properties
        = isNothing(properties) ? event.options.value(QStringLiteral("metadata")).toMap() : properties.toMap();
    if (event.name.isEmpty())
        event.name = event.options.value(QStringLiteral("meter_token")).toString();
    if (event.name.isEmpty())
        event.name = event.options.value(QStringLiteral("meter_id")).toString();
    return event;
}

} // namespace Tally
