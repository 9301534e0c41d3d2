// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "record.h"
#include "values.h"

#include <QVarLengthArray>
#include <QtEndian>

#include <cstring>
#include <limits>

namespace Tally {

namespace {

// A record is one CBOR array:
//   version, kind, name, properties, quantity, unit, id, time (ms since the epoch, or null), anonymousId, userId,
//   sessionId, options
// Written by hand and not with QCborStreamWriter, because it is what track() costs its caller, and a QIODevice::write()
// and an allocation for each item are most of that. Any CBOR tool reads it.
constexpr int version = 1;
constexpr int fieldCount = 12;

enum Major : quint8 { Unsigned = 0, Negative = 1, Text = 3, Array = 4, Map = 5 };
constexpr quint8 cborFalse = 0xf4;
constexpr quint8 cborTrue = 0xf5;
constexpr quint8 cborNull = 0xf6;
constexpr quint8 cborDouble = 0xfb;

class CborSink
{
public:
    QByteArray bytes() const { return QByteArray(m_out.constData(), m_out.size()); }

    void null() { m_out.append(char(cborNull)); }
    void boolean(bool value) { m_out.append(char(value ? cborTrue : cborFalse)); }
    void integer(qint64 value) { value < 0 ? head(Negative, quint64(-1 - value)) : head(Unsigned, quint64(value)); }
    void unsignedInteger(quint64 value) { head(Unsigned, value); }
    void real(double value)
    {
        quint64 bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        char *out = grow(9);
        *out = char(cborDouble);
        qToBigEndian(bits, out + 1);
    }
    void text(QStringView text)
    {
        const qsizetype size = utf8Size(text);
        head(Text, quint64(size));
        writeUtf8(text, grow(size));
    }
    void utf8(const QByteArray &value) { text(fromUtf8(value)); }
    void key(QStringView key) { text(key); }
    void beginMap(qsizetype count) { head(Map, quint64(count)); }
    void endMap() { }
    void beginList(qsizetype count) { head(Array, quint64(count)); }
    void endList() { }

private:
    char *grow(qsizetype size)
    {
        const qsizetype before = m_out.size();
        m_out.resize(before + size);
        return m_out.data() + before;
    }
    void head(Major major, quint64 value)
    {
        const auto first = [major](int info) { return char(major << 5 | info); };
        if (value < 24) {
            m_out.append(first(int(value)));
        } else if (value <= 0xff) {
            char *out = grow(2);
            out[0] = first(24);
            out[1] = char(value);
        } else if (value <= 0xffff) {
            char *out = grow(3);
            *out = first(25);
            qToBigEndian(quint16(value), out + 1);
        } else if (value <= 0xffffffff) {
            char *out = grow(5);
            *out = first(26);
            qToBigEndian(quint32(value), out + 1);
        } else {
            char *out = grow(9);
            *out = first(27);
            qToBigEndian(value, out + 1);
        }
    }

    QVarLengthArray<char, 1024> m_out;
};

// Reads what CborSink wrote, and takes nothing on trust: a length is checked against the bytes that are there before
// anything is allocated for it, and nesting ends at maxNesting.
class CborSource
{
public:
    explicit CborSource(const QByteArray &bytes) : m_at(bytes.constData()), m_end(bytes.constData() + bytes.size()) { }

    bool atEnd() const { return m_at == m_end; }

    bool array(quint64 count)
    {
        quint64 value = 0;
        return head(value) == Array && value == count;
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
        return head(size) == Text && text(size, out);
    }
    bool map(QVariantMap &out)
    {
        quint64 count = 0;
        return head(count) == Map && map(count, out);
    }
    bool read(QVariant &out)
    {
        if (atEnd())
            return false;
        switch (quint8(*m_at)) {
        case cborNull:
            ++m_at;
            out = QVariant::fromValue(nullptr);
            return true;
        case cborTrue:
        case cborFalse:
            out = quint8(*m_at++) == cborTrue;
            return true;
        case cborDouble: {
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
        case Unsigned:
            out = value <= quint64(maxInt) ? QVariant(qint64(value)) : QVariant(value);
            return true;
        case Negative:
            out = qint64(-1) - qint64(value);
            return value <= quint64(maxInt);
        case Text: {
            QString string;
            const bool ok = text(value, string);
            out = string;
            return ok;
        }
        case Array: {
            QVariantList list;
            const bool ok = this->list(value, list);
            out = list;
            return ok;
        }
        case Map: {
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
        out = fromUtf8({m_at, qsizetype(size)});
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
        for (quint64 i = 0; i < count; ++i) {
            QString key;
            QVariant value;
            if (!text(key) || !read(value))
                return false;
            out.insert(out.cend(), key, std::move(value)); // keys are written in order
        }
        --m_depth;
        return true;
    }

    const char *m_at;
    const char *m_end;
    int m_depth = 0;
};

} // namespace

QByteArray toRecord(const Event &event)
{
    CborSink sink;
    sink.beginList(fieldCount);
    sink.integer(version);
    sink.integer(event.kind);
    sink.text(event.name);
    Walk(sink).map(event.properties);
    sink.real(event.quantity);
    sink.text(event.unit);
    sink.text(event.id);
    if (event.timestamp.isValid())
        sink.integer(event.timestamp.toMSecsSinceEpoch());
    else
        sink.null();
    sink.text(event.anonymousId);
    sink.text(event.userId);
    sink.text(event.sessionId);
    Walk(sink).map(event.options);
    sink.endList();
    return sink.bytes();
}

std::optional<Event> fromRecord(const QByteArray &record)
{
    CborSource source(record);
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
