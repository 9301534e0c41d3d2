// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "record.h"

#include "core/cborsink.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>

namespace Tally {

namespace {

// A record is one CBOR array:
//   version, kind, name, properties, quantity, unit, id, time (ms since the epoch, or null), anonymousId, userId,
//   sessionId, options
constexpr int version = 1;
constexpr int fieldCount = 12;

// Reads what CborSink wrote, and takes nothing on trust: a length is checked against the bytes that are there before
// anything is allocated for it, and nesting ends at maxNesting.
class CborSource
{
public:
    CborSource(const QByteArray &bytes, KnownTexts *known)
        : m_at(bytes.constData()), m_end(bytes.constData() + bytes.size()), m_known(known)
    {
    }

    bool atEnd() const { return m_at == m_end; }

    bool array(quint64 count)
    {
        quint64 value = 0;
        return head(value) == Cbor::Array && value == count;
    }
    bool integer(qint64 &out)
    {
        QVariant value;
        if (!read(value) || value.metaType().id() != QMetaType::LongLong)
            return false;
        out = value.toLongLong();
        return true;
    }
    bool real(double &out)
    {
        QVariant value;
        if (!read(value) || value.metaType().id() != QMetaType::Double)
            return false;
        out = value.toDouble();
        return true;
    }
    bool text(QString &out)
    {
        quint64 size = 0;
        return head(size) == Cbor::Text && text(size, out);
    }
    bool map(QVariantMap &out)
    {
        quint64 count = 0;
        return head(count) == Cbor::Map && map(count, out);
    }
    bool read(QVariant &out)
    {
        if (atEnd())
            return false;
        switch (quint8(*m_at)) {
        case Cbor::Null:
            ++m_at;
            out = QVariant::fromValue(nullptr);
            return true;
        case Cbor::True:
        case Cbor::False:
            out = quint8(*m_at++) == Cbor::True;
            return true;
        case Cbor::Double: {
            if (m_end - m_at < 9)
                return false;
            const auto bits = qFromBigEndian<quint64>(m_at + 1);
            double value = 0;
            std::memcpy(&value, &bits, sizeof value);
            m_at += 9;
            out = value;
            return true;
        }
        default:
            break;
        }
        quint64 value = 0;
        switch (head(value)) {
        case Cbor::Unsigned:
            out = value <= quint64(maxInt) ? QVariant(qint64(value)) : QVariant(value);
            return true;
        case Cbor::Negative:
            out = qint64(-1) - qint64(value);
            return value <= quint64(maxInt);
        case Cbor::Text: {
            QString string;
            const bool ok = text(value, string);
            out = string;
            return ok;
        }
        case Cbor::Array: {
            QVariantList list;
            const bool ok = this->list(value, list);
            out = list;
            return ok;
        }
        case Cbor::Map: {
            QVariantMap members;
            const bool ok = map(value, members);
            out = members;
            return ok;
        }
        default:
            return false;
        }
    }

private:
    static constexpr qint64 maxInt = std::numeric_limits<qint64>::max();

    // The major type, and the number with it; -1 where there is none that CborSink writes.
    int head(quint64 &value)
    {
        if (atEnd())
            return -1;
        const auto first = quint8(*m_at++);
        const int info = first & 31;
        if (info < 24) {
            value = quint64(info);
        } else if (info > 27 || m_end - m_at < qsizetype(1) << (info - 24)) {
            return -1;
        } else {
            switch (info) {
            case 24:
                value = quint8(*m_at);
                break;
            case 25:
                value = qFromBigEndian<quint16>(m_at);
                break;
            case 26:
                value = qFromBigEndian<quint32>(m_at);
                break;
            default:
                value = qFromBigEndian<quint64>(m_at);
            }
            m_at += qsizetype(1) << (info - 24);
        }
        return first >> 5;
    }
    bool text(quint64 size, QString &out)
    {
        if (size > quint64(m_end - m_at))
            return false;
        const QByteArrayView utf8(m_at, qsizetype(size));
        out = m_known ? m_known->text(utf8) : fromUtf8(utf8);
        m_at += size;
        return true;
    }
    bool list(quint64 count, QVariantList &out)
    {
        // Each element takes a byte at least.
        if (m_depth == maxNesting || count > quint64(m_end - m_at))
            return false;
        ++m_depth;
        for (quint64 i = 0; i < count; ++i) {
            QVariant value;
            if (!read(value))
                return false;
            out.append(std::move(value));
        }
        --m_depth;
        return true;
    }
    bool map(quint64 count, QVariantMap &out)
    {
        if (m_depth == maxNesting || count > quint64(m_end - m_at))
            return false;
        ++m_depth;
        std::map<QString, QVariant> members;
        for (quint64 i = 0; i < count; ++i) {
            QString key;
            QVariant value;
            if (!text(key) || !read(value))
                return false;
            members.emplace_hint(members.cend(), std::move(key), std::move(value)); // keys are written in order
        }
        out = QVariantMap(std::move(members));
        --m_depth;
        return true;
    }

    const char *m_at;
    const char *m_end;
    KnownTexts *const m_known;
    int m_depth = 0;
};

} // namespace

CommonProperties::CommonProperties(const QVariantMap &properties)
{
    for (auto it = properties.cbegin(), end = properties.cend(); it != end; ++it) {
        Bytes bytes;
        CborSink sink(bytes);
        sink.key(it.key());
        Walk(sink).member(it.value());
        m_members.emplace_back(it.key(), bytes.toByteArray());
    }
}

QString KnownTexts::text(QByteArrayView utf8)
{
    constexpr qsizetype longest = 64; // those that come again are names and ids
    if (utf8.isEmpty() || utf8.size() > longest)
        return fromUtf8(utf8);
    // Of its ends: they are what names and ids differ in.
    quint64 begin = 0;
    quint64 end = 0;
    const auto size = std::min<std::size_t>(std::size_t(utf8.size()), sizeof begin);
    std::memcpy(&begin, utf8.data(), size);
    std::memcpy(&end, utf8.data() + utf8.size() - size, size);
    const quint64 hash = ((begin ^ quint64(utf8.size())) * 0x9e3779b97f4a7c15 ^ end) * 0x94d049bb133111eb;
    Known &known = m_known[hash >> 58];
    if (QByteArrayView(known.utf8) != utf8)
        known = {utf8.toByteArray(), fromUtf8(utf8)};
    return known.text;
}

class RecordWriter
{
public:
    QByteArray record(const Event &event, const CommonProperties &common, const ClockReading *taken, const Origin *origin)
    {
        const auto whose = [&](const QString &own, QString Origin::*other) -> const QString & {
            return origin && own.isEmpty() ? origin->*other : own;
        };
        m_sink.beginList(fieldCount);
        m_sink.integer(version);
        m_sink.integer(event.kind);
        m_sink.text(event.name);
        properties(event.properties, common);
        m_sink.real(event.quantity);
        m_sink.text(event.unit);
        m_sink.text(event.id);
        if (event.timestamp.isValid())
            m_sink.integer(event.timestamp.toMSecsSinceEpoch());
        else
            m_sink.null();
        m_sink.text(whose(event.anonymousId, &Origin::anonymousId));
        m_sink.text(whose(event.userId, &Origin::userId));
        m_sink.text(whose(event.sessionId, &Origin::sessionId));
        options(event.options, taken);
        m_sink.endList();
        return m_out.toByteArray();
    }

private:
    void properties(const QVariantMap &own, const CommonProperties &common)
    {
        Walk walk(m_sink);
        if (common.m_members.empty())
            return walk.map(own);
        const qsizetype most = own.size() + qsizetype(common.m_members.size());
        qsizetype count = most;
        const qsizetype at = m_sink.beginMapOfAtMost(most);
        auto next = common.m_members.cbegin();
        const auto end = common.m_members.cend();
        for (auto it = own.cbegin(), ownEnd = own.cend(); it != ownEnd; ++it) {
            int order = -1;
            for (; next != end && (order = next->first.compare(it.key())) <= 0; ++next) {
                if (order < 0)
                    m_out.append(next->second);
                else
                    --count;
            }
            m_sink.key(it.key());
            walk.member(it.value());
        }
        for (; next != end; ++next)
            m_out.append(next->second);
        m_sink.endMap(at, most, count);
    }

    void options(const QVariantMap &options, const ClockReading *taken)
    {
        Walk walk(m_sink);
        if (!taken)
            return walk.map(options);
        m_sink.beginMap(options.size() + (options.contains(Clock::noteKey()) ? 0 : 1));
        m_sink.key(Clock::noteKey());
        m_sink.beginList(2);
        m_sink.text(taken->boot);
        m_sink.integer(taken->bootMs);
        m_sink.endList();
        for (auto it = options.cbegin(), end = options.cend(); it != end; ++it) {
            if (it.key() == Clock::noteKey())
                continue;
            m_sink.key(it.key());
            walk.member(it.value());
        }
        m_sink.endMap();
    }

    Bytes m_out;
    CborSink m_sink{m_out};
};

QByteArray toRecord(const Event &event, const CommonProperties &common, const ClockReading *taken, const Origin *origin)
{
    return RecordWriter().record(event, common, taken, origin);
}

std::optional<Event> fromRecord(const QByteArray &record, KnownTexts *known)
{
    CborSource source(record, known);
    Event event;
    qint64 number = 0;
    if (!source.array(fieldCount) || !source.integer(number) || number != version)
        return {};
    if (!source.integer(number) || number < Event::Track || number > Event::Forget)
        return {};
    event.kind = Event::Kind(number);
    QVariant time;
    if (!source.text(event.name) || !source.map(event.properties) || !source.real(event.quantity)
        || !source.text(event.unit) || !source.text(event.id) || !source.read(time) || !source.text(event.anonymousId)
        || !source.text(event.userId) || !source.text(event.sessionId) || !source.map(event.options) || !source.atEnd())
        return {};
    if (time.metaType().id() == QMetaType::LongLong)
        event.timestamp = QDateTime::fromMSecsSinceEpoch(time.toLongLong(), Qt::UTC);
    else if (!time.isNull())
        return {};
    return event;
}

} // namespace Tally
