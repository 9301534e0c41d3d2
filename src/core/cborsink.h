// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytes.h"
#include "core/values.h"

#include <QStringEncoder>
#include <QtEndian>

#include <cstring>

namespace Tally {

namespace Cbor {
enum Major : quint8 { Unsigned = 0, Negative = 1, Text = 3, Array = 4, Map = 5 };
constexpr quint8 False = 0xf4;
constexpr quint8 True = 0xf5;
constexpr quint8 Null = 0xf6;
constexpr quint8 Double = 0xfb;
} // namespace Cbor

/// Writes CBOR (RFC 8949), in the shortest form but for the counts of beginMapOfAtMost(). By hand and not with
/// QCborStreamWriter, because it is what track() costs its caller, and a QIODevice::write() and an allocation for each item
/// are most of that. Any CBOR tool reads it.
class CborSink
{
public:
    explicit CborSink(Bytes &out) : m_out(out) { }

    void null() { m_out.append(char(Cbor::Null)); }
    void boolean(bool value) { m_out.append(char(value ? Cbor::True : Cbor::False)); }
    void integer(qint64 value) { value < 0 ? head(Cbor::Negative, quint64(-1 - value)) : head(Cbor::Unsigned, quint64(value)); }
    void unsignedInteger(quint64 value) { head(Cbor::Unsigned, value); }
    void real(double value)
    {
        quint64 bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        char *const out = m_out.room(9);
        *out = char(Cbor::Double);
        qToBigEndian(bits, out + 1);
        m_out.wrote(out + 9);
    }
    void text(QStringView text)
    {
        char *const out = m_out.room(maxHeadSize + m_toUtf8.requiredSpace(text.size()));
        char *const body = out + headSize(quint64(text.size())); // where it stays if it is ASCII
        const qsizetype bytes = m_toUtf8.appendToBuffer(body, text) - body;
        const int room = headSize(quint64(bytes));
        if (out + room != body)
            std::memmove(out + room, body, std::size_t(bytes));
        m_out.wrote(writeHead(Cbor::Text, quint64(bytes), room, out) + bytes);
    }
    void utf8(const QByteArray &value) { text(fromUtf8(value)); }
    void key(QStringView key) { text(key); }
    void beginMap(qsizetype count) { head(Cbor::Map, quint64(count)); }
    void endMap() { }
    void beginList(qsizetype count) { head(Cbor::Array, quint64(count)); }
    void endList() { }

    /// A map of at most so many members, which the caller writes; ends with a call of endMap() that says how many there are.
    qsizetype beginMapOfAtMost(qsizetype most)
    {
        const qsizetype at = m_out.size();
        beginMap(most);
        return at;
    }
    void endMap(qsizetype beganAt, qsizetype most, qsizetype count)
    {
        writeHead(Cbor::Map, quint64(count), headSize(quint64(most)), m_out.at(beganAt));
    }

private:
    static constexpr int maxHeadSize = 9;
    static int headSize(quint64 value) { return value < 24 ? 1 : value <= 0xff ? 2 : value <= 0xffff ? 3 : value <= 0xffffffff ? 5 : 9; }
    // In so many bytes, also where fewer would do.
    static char *writeHead(Cbor::Major major, quint64 value, int size, char *out)
    {
        const auto first = [major](int info) { return char(major << 5 | info); };
        switch (size) {
        case 1:
            *out = first(int(value));
            break;
        case 2:
            *out = first(24);
            out[1] = char(value);
            break;
        case 3:
            *out = first(25);
            qToBigEndian(quint16(value), out + 1);
            break;
        case 5:
            *out = first(26);
            qToBigEndian(quint32(value), out + 1);
            break;
        default:
            *out = first(27);
            qToBigEndian(value, out + 1);
        }
        return out + size;
    }
    void head(Cbor::Major major, quint64 value) { m_out.wrote(writeHead(major, value, headSize(value), m_out.room(maxHeadSize))); }

    Bytes &m_out;
    // Half of a surrogate pair becomes U+FFFD.
    QStringEncoder m_toUtf8{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
};

} // namespace Tally
