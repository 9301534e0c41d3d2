// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "json.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QFloat16>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QVariant>

#include <optional>

namespace Tally {

/// Text in place of a value that has no form of its own in JSON or CBOR: dates and times in ISO 8601 (UTC, ms), URLs
/// without user and password, UUIDs without braces, enumerators of Q_ENUM by name. A null QString: there is none.
QString textOf(const QVariant &value);
/// Whether that is text of a type of Qt's, made without a look at what the application registered.
constexpr bool hasText(int type)
{
    return type == QMetaType::QDateTime || type == QMetaType::QDate || type == QMetaType::QTime || type == QMetaType::QUrl
        || type == QMetaType::QUuid;
}

/// Walks a value of any type and tells \a sink what it is made of, in the words of JSON. One place decides what each
/// type of Qt becomes; checking, CBOR and JSON are sinks of it:
///
///   null() boolean(bool) integer(qint64) unsignedInteger(quint64) real(double) text(QStringView) utf8(QByteArray)
///   beginMap(n) key(QStringView) endMap()   keys come sorted
///   beginList(n) endList()
///
/// What is nested deeper than maxNesting, and everything after the first maxValues values, becomes null: QVariant
/// shares its data, so sixty lists that hold each other twice are 2^60 values without being big. tooDeep() and
/// tooMany() say that it happened.
template <typename Sink> class Walk
{
public:
    explicit Walk(Sink &sink) : m_sink(sink) { }

    bool tooDeep() const { return m_tooDeep; }
    bool tooMany() const { return m_values > maxValues; }
    /// Whether a conversion that the application registered threw an exception; its value became null.
    bool threw() const { return m_threw; }
    /// Whether a conversion was looked for that the application may have registered: its own code, which runs again when
    /// the value is walked again.
    bool ranConversion() const { return m_ranConversion; }

    void map(const QVariantMap &map)
    {
        if (!enter())
            return;
        m_sink.beginMap(map.size());
        for (auto it = map.cbegin(), end = map.cend(); it != end; ++it) {
            m_sink.key(it.key());
            value(it.value());
        }
        m_sink.endMap();
        --m_depth;
    }

    /// A value of a map that the caller writes.
    void member(const QVariant &v)
    {
        ++m_depth;
        value(v);
        --m_depth;
    }

    void value(const QVariant &v)
    {
        if (++m_values > maxValues)
            return m_sink.null();
        const void *data = v.constData();
        switch (v.metaType().id()) {
        case QMetaType::UnknownType:
        case QMetaType::Nullptr:
        case QMetaType::Void:
            return m_sink.null();
        case QMetaType::Bool:
            return m_sink.boolean(*static_cast<const bool *>(data));
        case QMetaType::Int:
            return m_sink.integer(*static_cast<const int *>(data));
        case QMetaType::LongLong:
            return m_sink.integer(*static_cast<const qlonglong *>(data));
        case QMetaType::Char:
        case QMetaType::SChar:
        case QMetaType::Short:
        case QMetaType::Long:
            return m_sink.integer(v.toLongLong());
        case QMetaType::UChar:
        case QMetaType::UShort:
        case QMetaType::UInt:
        case QMetaType::ULong:
        case QMetaType::ULongLong:
            return m_sink.unsignedInteger(v.toULongLong());
        case QMetaType::Double:
            return m_sink.real(*static_cast<const double *>(data));
        case QMetaType::Float:
            return m_sink.real(v.toDouble());
        case QMetaType::QString:
            return m_sink.text(*static_cast<const QString *>(data));
        case QMetaType::QByteArray:
            return m_sink.utf8(*static_cast<const QByteArray *>(data));
        case QMetaType::QVariantMap:
            return map(*static_cast<const QVariantMap *>(data));
        case QMetaType::QVariantHash:
            return map(sorted(*static_cast<const QVariantHash *>(data)));
        case QMetaType::QVariantList:
            return list(*static_cast<const QVariantList *>(data));
        case QMetaType::QStringList:
            return list(*static_cast<const QStringList *>(data));
        case QMetaType::QJsonValue:
            return value(*static_cast<const QJsonValue *>(data));
        case QMetaType::QJsonObject:
            return object(*static_cast<const QJsonObject *>(data));
        case QMetaType::QJsonArray:
            return list(*static_cast<const QJsonArray *>(data));
        case QMetaType::QJsonDocument: {
            const auto &document = *static_cast<const QJsonDocument *>(data);
            return document.isArray() ? list(document.array()) : object(document.object());
        }
        case QMetaType::QCborValue:
            return value(*static_cast<const QCborValue *>(data));
        case QMetaType::QCborMap:
            return object(*static_cast<const QCborMap *>(data));
        case QMetaType::QCborArray:
            return list(*static_cast<const QCborArray *>(data));
        default:
            return other(v);
        }
    }

private:
    /// Every enter() that is true needs a --m_depth.
    bool enter()
    {
        if (m_depth < maxNesting) {
            ++m_depth;
            return true;
        }
        m_tooDeep = true;
        m_sink.null();
        return false;
    }

    void value(const QString &text)
    {
        if (++m_values > maxValues)
            return m_sink.null();
        m_sink.text(text);
    }

    void value(const QJsonValue &v)
    {
        if (++m_values > maxValues)
            return m_sink.null();
        switch (v.type()) {
        case QJsonValue::Bool:
            return m_sink.boolean(v.toBool());
        case QJsonValue::Double:
            if (const QVariant number = v.toVariant(); number.metaType().id() == QMetaType::LongLong)
                return m_sink.integer(number.toLongLong());
            return m_sink.real(v.toDouble());
        case QJsonValue::String:
            return m_sink.text(v.toString());
        case QJsonValue::Array:
            return list(v.toArray());
        case QJsonValue::Object:
            return object(v.toObject());
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            break;
        }
        m_sink.null();
    }

    void value(const QCborValue &v)
    {
        if (++m_values > maxValues)
            return m_sink.null();
        switch (v.type()) {
        case QCborValue::Integer:
            return m_sink.integer(v.toInteger());
        case QCborValue::Double:
            return m_sink.real(v.toDouble());
        case QCborValue::String:
            return m_sink.text(v.toString());
        case QCborValue::ByteArray:
            return m_sink.utf8(v.toByteArray());
        case QCborValue::Array:
            return list(v.toArray());
        case QCborValue::Map:
            return object(v.toMap());
        case QCborValue::True:
        case QCborValue::False:
            return m_sink.boolean(v.isTrue());
        case QCborValue::DateTime:
            return texts(textOf(v.toDateTime()));
        case QCborValue::Url:
            return texts(textOf(v.toUrl()));
        case QCborValue::Uuid:
            return texts(textOf(v.toUuid()));
        default:
            return m_sink.null();
        }
    }

    template <typename List> void list(const List &list)
    {
        if (!enter())
            return;
        m_sink.beginList(list.size());
        for (const auto &element : list)
            value(element);
        m_sink.endList();
        --m_depth;
    }

    void object(const QJsonObject &object)
    {
        QMap<QString, QJsonValue> map;
        for (auto it = object.begin(); it != object.end(); ++it)
            map.insert(it.key(), it.value());
        members(map);
    }

    void object(const QCborMap &object)
    {
        QMap<QString, QCborValue> map;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QCborValue key = it.key();
            map.insert(key.isString() ? key.toString() : textOf(key.toVariant()), it.value());
        }
        members(map);
    }

    template <typename Value> void members(const QMap<QString, Value> &map)
    {
        if (!enter())
            return;
        m_sink.beginMap(map.size());
        for (auto it = map.cbegin(), end = map.cend(); it != end; ++it) {
            m_sink.key(it.key());
            value(it.value());
        }
        m_sink.endMap();
        --m_depth;
    }

    static QVariantMap sorted(const QVariantHash &hash)
    {
        QVariantMap map;
        for (auto it = hash.cbegin(), end = hash.cend(); it != end; ++it)
            map.insert(it.key(), it.value());
        return map;
    }

    void other(const QVariant &v)
    {
        if (v.metaType() == QMetaType::fromType<QVariant>()) {
            if (enter()) { // a variant in a variant can nest as deep as a list can
                value(*static_cast<const QVariant *>(v.constData()));
                --m_depth;
            }
            return;
        }
        if (v.metaType() == QMetaType::fromType<qfloat16>())
            return m_sink.real(double(*static_cast<const qfloat16 *>(v.constData())));
        QString text;
        qint64 number = 0;
        std::optional<QVariantMap> members;
        std::optional<QVariantList> elements;
        const bool isEnumerator = v.metaType().flags() & QMetaType::IsEnumeration;
        m_ranConversion = m_ranConversion || !hasText(v.metaType().id());
        try { // conversions of the application's own types are its own code
            text = textOf(v);
            if (isEnumerator)
                number = v.toLongLong();
            else if (text.isNull() && v.canConvert<QVariantMap>())
                members = v.toMap();
            else if (text.isNull() && v.canConvert<QVariantList>())
                elements = v.toList();
        } catch (...) {
            m_threw = true;
            return m_sink.null();
        }
        if (!text.isNull())
            m_sink.text(text);
        else if (isEnumerator)
            m_sink.integer(number);
        else if (members)
            map(*members);
        else if (elements)
            list(*elements);
        else
            m_sink.null();
    }

    void texts(const QString &text)
    {
        if (text.isNull())
            m_sink.null();
        else
            m_sink.text(text);
    }

    Sink &m_sink;
    int m_depth = 0;
    int m_values = 0;
    bool m_tooDeep = false;
    bool m_threw = false;
    bool m_ranConversion = false;
};

} // namespace Tally
