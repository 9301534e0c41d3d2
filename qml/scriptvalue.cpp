// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "scriptvalue.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJSEngine>
#include <QMetaType>
#include <QRegularExpression>
#include <QSequentialIterable>
#include <QUrl>
#include <QUuid>

#include <cmath>

namespace Tally {

namespace {

// More than Tracker::track() takes (64), so that the refusal and its words are its own.
constexpr int maxDepth = 80;
// An object graph without a cycle can still unfold to 2^64 values; no vendor takes even a hundredth of these.
constexpr int maxValues = 20'000;
constexpr qsizetype maxCharacters = 4 * 1024 * 1024;

// One level of a value, seen from inside the language, where a getter or a Proxy that throws can be caught:
// [kind, …]. Prototypes of the engine are frozen in QML, so nobody can have replaced what is used here.
constexpr auto lookSource = R"((function(value, room) {
    "use strict";
    const type = typeof value;
    if (type === "symbol" || type === "function")
        return [type];
    if (type !== "object" || value === null)
        return ["plain"];
    try {
        if (value instanceof Error)
            return ["inner", String(value)];
        if (value instanceof String)
            return ["inner", String.prototype.valueOf.call(value)];
        if (value instanceof Number)
            return ["inner", Number.prototype.valueOf.call(value)];
        if (value instanceof Boolean)
            return ["inner", Boolean.prototype.valueOf.call(value)];
        if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
            return ["binary"];
        if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
            return ["opaque"];
        const list = value instanceof Set || Array.isArray(value);
        const entries = list ? ["list"] : ["map"];
        if (value instanceof Set || value instanceof Map) {
            if (value.size > room)
                return ["large"];
            value.forEach(function(v, k) { list ? entries.push(v) : entries.push(String(k), v); });
        } else if (list) {
            const length = value.length;
            if (length > room)
                return ["large"];
            for (let i = 0; i < length; ++i)
                entries.push(value[i]);
        } else {
            const keys = Object.keys(value);
            if (keys.length > room)
                return ["large"];
            for (const key of keys)
                entries.push(key, value[key]);
        }
        return entries;
    } catch (error) {
        return ["throws"];
    }
}))";

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

// QJSValue::call() gives a thrown number back like a returned one.
constexpr auto askSource = R"((function(f, argument) {
    try {
        return f(argument) === false ? 1 : 0;
    } catch (error) {
        return 2;
    }
}))";

QVariant fromNumber(double number)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    if (std::trunc(number) == number && std::abs(number) < exact)
        return qlonglong(number);
    return number;
}

QString member(const QString &place, const QString &key)
{
    return place.isEmpty() ? key : place + QLatin1Char('.') + key;
}

bool isContainer(QMetaType type)
{
    return type == QMetaType::fromType<QVariantMap>() || type == QMetaType::fromType<QVariantHash>()
        || (type != QMetaType::fromType<QString>() && type != QMetaType::fromType<QByteArray>()
            && QMetaType::canConvert(type, QMetaType::fromType<QSequentialIterable>()));
}

} // namespace

struct ScriptReader::Walk
{
    int values = 0;
    qsizetype characters = 0;
    int depth = 0;
    QList<QJSValue> path; ///< the objects that hold the value, outermost first
    QString problem;

    bool refuse(const QString &place, const QString &why)
    {
        problem = place.isEmpty() ? why : place + QStringLiteral(": ") + why;
        return false;
    }
    bool take(const QString &text, const QString &place, QVariant *result)
    {
        characters += text.size();
        if (characters > maxCharacters)
            return refuse(place, Words::tr("more than 4 million characters in one event"));
        *result = text;
        return true;
    }
};

ScriptReader::ScriptReader(QJSEngine *engine)
{
    if (!engine)
        return;
    m_look = engine->evaluate(QLatin1String(lookSource));
    m_ask = engine->evaluate(QLatin1String(askSource));
    m_stack = engine->evaluate(QStringLiteral("(function() { return String(new Error().stack); })"));
}

FromScript ScriptReader::read(const QJSValue &value, const QString &place) const
{
    FromScript result;
    Walk state;
    if (!walk(value, place, &result.value, &state)) {
        result.value = QVariant();
        result.problem = state.problem;
    }
    return result;
}

bool ScriptReader::walk(const QJSValue &value, const QString &place, QVariant *result, Walk *state) const
{
    *result = QVariant();
    if (++state->values > maxValues)
        return state->refuse(place, Words::tr("more than 20 000 values in one event"));
    if (value.isUndefined())
        return true;
    if (value.isNull()) {
        *result = QVariant::fromValue(nullptr);
        return true;
    }
    if (value.isBool()) {
        *result = value.toBool();
        return true;
    }
    if (value.isNumber()) {
        *result = fromNumber(value.toNumber());
        return true;
    }
    if (value.isString())
        return state->take(value.toString(), place, result);
    if (value.isDate()) {
        const QDateTime time = value.toDateTime();
        if (!time.isValid())
            return state->refuse(place, Words::tr("an invalid date"));
        *result = time.toUTC();
        return true;
    }
    if (value.isQObject())
        return state->refuse(place,
                             Words::tr("an object of QML or C++ cannot be sent; name the properties that you mean"));

    for (const QJSValue &holder : std::as_const(state->path))
        if (holder.strictlyEquals(value))
            return state->refuse(place, Words::tr("the object contains itself"));

    const QJSValue level = m_look.call({value, QJSValue(maxValues - state->values)});
    if (!level.isArray())
        return state->refuse(place,
                             Words::tr("a value that cannot be read here; perhaps it belongs to another QML engine"));
    const QString kind = level.property(0).toString();
    if (kind == QLatin1String("function"))
        return state->refuse(place, Words::tr("a function cannot be sent; did you mean to call it?"));
    if (kind == QLatin1String("symbol"))
        return state->refuse(place, Words::tr("a Symbol cannot be sent"));
    if (kind == QLatin1String("binary"))
        return state->refuse(place, Words::tr("binary data cannot be sent; make it text first"));
    if (kind == QLatin1String("opaque"))
        return state->refuse(place, Words::tr("a Promise, WeakMap or WeakSet cannot be sent"));
    if (kind == QLatin1String("large"))
        return state->refuse(place, Words::tr("more than 20 000 values in one event"));
    if (kind == QLatin1String("throws"))
        return state->refuse(place, Words::tr("reading it threw an error"));
    if (kind == QLatin1String("inner"))
        return walk(level.property(1), place, result, state);

    // Only now, when it is neither symbol nor function: Qt's conversion tells values of C++ from plain objects.
    const QVariant native = value.toVariant(QJSValue::RetainJSObjects);
    if (native.metaType() != QMetaType::fromType<QJSValue>() && !isContainer(native.metaType())) {
        const bool readable = walkNative(native, place, result, state);
        if (readable || !state->problem.isEmpty())
            return readable;
    }
    if (++state->depth > maxDepth) {
        --state->depth;
        return true;
    }
    state->path.append(value);
    const int length = level.property(QStringLiteral("length")).toInt();
    bool good = true;
    if (kind == QLatin1String("list")) {
        QVariantList list;
        for (int i = 1; good && i < length; ++i) {
            QVariant entry;
            good = walk(level.property(quint32(i)), QStringLiteral("%1[%2]").arg(place).arg(i - 1), &entry, state);
            list.append(entry);
        }
        *result = list;
    } else {
        QVariantMap map;
        for (int i = 1; good && i + 1 < length; i += 2) {
            const QString key = level.property(quint32(i)).toString();
            const QJSValue inner = level.property(quint32(i + 1));
            if (inner.isUndefined())
                continue;
            QVariant entry;
            state->characters += key.size();
            good = walk(inner, member(place, key), &entry, state);
            map.insert(key, entry);
        }
        *result = map;
    }
    state->path.removeLast();
    --state->depth;
    return good;
}

// What JavaScript only wraps. False without a problem: not known here, look at its members instead.
bool ScriptReader::walkNative(const QVariant &native, const QString &place, QVariant *result, Walk *state) const
{
    switch (native.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        *result = QVariant::fromValue(nullptr);
        return true;
    case QMetaType::QUrl:
    case QMetaType::QDateTime:
        *result = native;
        return true;
    case QMetaType::QDate:
        return state->take(native.toDate().toString(Qt::ISODate), place, result);
    case QMetaType::QTime:
        return state->take(native.toTime().toString(Qt::ISODateWithMs), place, result);
    case QMetaType::QUuid:
        return state->take(native.toUuid().toString(QUuid::WithoutBraces), place, result);
    case QMetaType::QRegularExpression:
        return state->take(native.toRegularExpression().pattern(), place, result);
    case QMetaType::QByteArray:
        return state->refuse(place, Words::tr("binary data cannot be sent; make it text first"));
    default:
        break;
    }
    if (native.metaType().flags() & QMetaType::PointerToQObject)
        return state->refuse(place,
                             Words::tr("an object of QML or C++ cannot be sent; name the properties that you mean"));
    if (native.canConvert<QString>())
        return state->take(native.toString(), place, result);
    return false;
}

ScriptReader::Answer ScriptReader::ask(const QJSValue &function, const QJSValue &argument) const
{
    const QJSValue answer = m_ask.call({function, argument});
    if (!answer.isNumber())
        return Threw;
    return Answer(answer.toInt());
}

QString ScriptReader::callSite() const
{
    // "…@file:line" per frame; the first is the function that asks.
    const QStringList frames = m_stack.call().toString().split(u'\n');
    for (const QString &frame : frames.mid(1)) {
        const QString where = frame.section(u'@', -1);
        if (where.contains(u':') && !where.startsWith(u':'))
            return where;
    }
    return {};
}

} // namespace Tally
