// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Properties of every type that Qt knows: through the journal, into the vendors' JSON.

#include "targets.h"

#include "encodings.h"

#include "core/json.h"
#include "core/record.h"

#include <QCborMap>
#include <QCborValue>
#include <QFloat16>
#include <QJsonArray>
#include <QJsonObject>
#include <QPoint>
#include <QUrl>
#include <QUuid>

#include <cstring>

namespace Tally::Fuzz {

namespace {

QString text(Bytes &in)
{
    const quint8 how = in.byte();
    if (how % 3 == 0) // any UTF-16: lone surrogates, NUL, non-characters
    {
        QString string;
        for (int i = 0; i < how / 16; ++i)
            string.append(QChar(char16_t(in.number(2))));
        return string;
    }
    return QString::fromUtf8(in.take(how / 4));
}

double number(Bytes &in)
{
    const quint64 bits = in.number(8);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

QVariantMap map(Bytes &in, int depth);

QVariantList list(Bytes &in, int depth)
{
    QVariantList values;
    const QVariantMap source = map(in, depth);
    for (const QVariant &value : source)
        values.append(value);
    return values;
}

QVariant value(Bytes &in, int depth)
{
    switch (in.byte() % 30) {
    case 0: return {};
    case 1: return QVariant::fromValue(nullptr);
    case 2: return bool(in.byte() & 1);
    case 3: return int(in.number(4));
    case 4: return uint(in.number(4));
    case 5: return qlonglong(in.number(8));
    case 6: return qulonglong(in.number(8));
    case 7: return number(in);
    case 8: return float(number(in));
    case 9: return QVariant::fromValue(qfloat16(float(in.byte())));
    case 10: return text(in);
    case 11: return in.take(in.byte());
    case 12: return map(in, depth + 1);
    case 13: return list(in, depth + 1);
    case 14: {
        QVariantHash hash;
        const QVariantMap members = map(in, depth + 1);
        for (auto it = members.begin(); it != members.end(); ++it)
            hash.insert(it.key(), it.value());
        return hash;
    }
    case 15: return QStringList{text(in), text(in)};
    case 16: return QDateTime::fromMSecsSinceEpoch(qint64(in.number(8)), Qt::UTC);
    case 17: return QDateTime(QDate::fromJulianDay(qint64(in.number(4))), QTime::fromMSecsSinceStartOfDay(int(in.number(3))));
    case 18: return QDate::fromJulianDay(qint64(in.number(8)));
    case 19: return QTime::fromMSecsSinceStartOfDay(int(in.number(4)));
    case 20: return QUrl(text(in));
    case 21: return QUuid::fromRfc4122(in.take(16));
    case 22: return QJsonValue(number(in));
    case 23: return QJsonObject::fromVariantMap(map(in, depth + 1));
    case 24: return QJsonArray::fromVariantList(list(in, depth + 1));
    case 25: return QVariant::fromValue(QCborMap::fromVariantMap(map(in, depth + 1)));
    case 26: return QVariant::fromValue(QCborValue::fromVariant(value(in, depth + 1)));
    case 27: return QPoint(1, 2);
    case 28: return QVariant::fromValue(QVariant(value(in, depth + 1)));
    default: return QChar(char16_t(in.number(2)));
    }
}

QVariantMap map(Bytes &in, int depth)
{
    QVariantMap members;
    if (depth > 80) // beyond what an event may have
        return members;
    const int count = in.byte() % 6;
    for (int i = 0; i < count && !in.atEnd(); ++i) {
        const QString key = text(in);
        members.insert(key, value(in, depth));
    }
    return members;
}

} // namespace

void properties(const QByteArray &bytes)
{
    Bytes in(bytes);
    Event event(text(in));
    event.kind = Event::Kind(in.byte() % 4);
    event.id = text(in);
    event.userId = text(in);
    event.anonymousId = text(in);
    event.timestamp = QDateTime::fromMSecsSinceEpoch(qint64(in.number(8)), Qt::UTC);
    event.quantity = number(in);
    event.properties = map(in, 0);
    event.applyOptions(map(in, 0));

    const QByteArray json = toJson(event.properties);
    TALLY_REQUIRE(isJson(json));
    const std::optional<Event> restored = fromRecord(toRecord(event));
    // What track() takes comes out of the journal as it went in; what it refuses never gets there.
    if (problemOf(event).isEmpty()) {
        TALLY_REQUIRE(restored.has_value());
        TALLY_REQUIRE(toRecord(*restored) == toRecord(event));
        TALLY_REQUIRE(toJson(restored->properties) == json);
    }
    if (restored)
        checkEncoding(*restored, quint64(bytes.size()));
}

} // namespace Tally::Fuzz
