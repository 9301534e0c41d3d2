// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "json.h"
#include "values.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace Tally {

namespace {

// The next code point of a text; a surrogate without its other half is U+FFFD.
char32_t nextCodePoint(const char16_t *&at, const char16_t *end)
{
    const char16_t c = *at++;
    if (!QChar::isSurrogate(c))
        return c;
    if (QChar::isHighSurrogate(c) && at != end && QChar::isLowSurrogate(*at))
        return QChar::surrogateToUcs4(c, *at++);
    return QChar::ReplacementCharacter;
}

char *writeCodePoint(char32_t c, char *out)
{
    if (c < 0x80) {
        *out++ = char(c);
    } else if (c < 0x800) {
        *out++ = char(0xc0 | (c >> 6));
        *out++ = char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        *out++ = char(0xe0 | (c >> 12));
        *out++ = char(0x80 | ((c >> 6) & 0x3f));
        *out++ = char(0x80 | (c & 0x3f));
    } else {
        *out++ = char(0xf0 | (c >> 18));
        *out++ = char(0x80 | ((c >> 12) & 0x3f));
        *out++ = char(0x80 | ((c >> 6) & 0x3f));
        *out++ = char(0x80 | (c & 0x3f));
    }
    return out;
}

// A text as JSON writes it, quotes included, takes at most so many bytes: \u0000 is the longest form of a UTF-16 unit.
qsizetype quotedRoom(QStringView text)
{
    return 2 + text.size() * 6;
}

// What JSON has as it is.
constexpr std::array<bool, 0x80> makePlain()
{
    std::array<bool, 0x80> plain{};
    for (std::size_t c = 0x20; c < plain.size(); ++c)
        plain[c] = c != '"' && c != '\\';
    return plain;
}
constexpr std::array<bool, 0x80> plain = makePlain();

char *writeEscaped(char16_t c, char *out)
{
    *out++ = '\\';
    switch (c) {
    case u'\b':
        *out++ = 'b';
        break;
    case u'\f':
        *out++ = 'f';
        break;
    case u'\n':
        *out++ = 'n';
        break;
    case u'\r':
        *out++ = 'r';
        break;
    case u'\t':
        *out++ = 't';
        break;
    case u'"':
    case u'\\':
        *out++ = char(c);
        break;
    default:
        std::memcpy(out, "u00", 3);
        out[3] = char('0' + (c >> 4));
        out[4] = "0123456789abcdef"[c & 15];
        out += 5;
    }
    return out;
}

char *writeQuoted(QStringView text, char *out)
{
    *out++ = '"';
    const char16_t *at = text.utf16();
    const char16_t *const end = at + text.size();
    while (at != end) {
        const char16_t c = *at;
        if (c >= 0x80) {
            out = writeCodePoint(nextCodePoint(at, end), out);
            continue;
        }
        ++at;
        if (plain[c])
            *out++ = char(c);
        else
            out = writeEscaped(c, out);
    }
    *out++ = '"';
    return out;
}

class JsonSink
{
public:
    explicit JsonSink(Bytes &out) : m_out(out) { }

    void null() { before(), raw("null"); }
    void boolean(bool value) { before(), value ? raw("true") : raw("false"); }
    void integer(qint64 value) { number(value, value >= -exact && value <= exact); }
    void unsignedInteger(quint64 value) { number(value, value <= quint64(exact)); }
    void real(double value)
    {
        if (!std::isfinite(value))
            return null();
        // As JavaScript writes numbers: whole ones without a fraction, exponents only where a person would use them.
        if (value == std::trunc(value) && std::abs(value) < double(exact))
            return integer(qint64(value));
        before();
        char digits[64];
        const double size = std::abs(value);
        const auto form = size >= 1e-6 && size < 1e21 ? std::chars_format::fixed : std::chars_format::scientific;
        const auto end = std::to_chars(digits, digits + sizeof digits, value, form).ptr;
        m_out.append({digits, end});
    }
    void text(QStringView text) { before(), quoted(text); }
    void utf8(const QByteArray &text) { before(), quoted(fromUtf8(text)); }
    void key(QStringView key)
    {
        before();
        quoted(key);
        m_out.append(':');
        m_first = true; // no comma between a key and its value
    }
    void beginMap(qsizetype) { open('{'); }
    void endMap() { close('}'); }
    void beginList(qsizetype) { open('['); }
    void endList() { close(']'); }

private:
    static constexpr qint64 exact = 1ll << 53; // beyond it JavaScript, and most vendors, lose digits

    void before()
    {
        if (!m_first)
            m_out.append(',');
        m_first = false;
    }
    void open(char bracket)
    {
        before();
        m_out.append(bracket);
        m_first = true;
    }
    void close(char bracket)
    {
        m_out.append(bracket);
        m_first = false;
    }
    template <size_t N> void raw(const char (&text)[N]) { m_out.append({text, N - 1}); }
    template <typename Integer> void number(Integer value, bool isExact)
    {
        before();
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        if (!isExact)
            m_out.append('"');
        m_out.append({digits, end});
        if (!isExact)
            m_out.append('"');
    }
    void quoted(QStringView text) { m_out.wrote(writeQuoted(text, m_out.room(quotedRoom(text)))); }

    Bytes &m_out;
    bool m_first = true;
};

char *writeDigits(int value, int width, char *out)
{
    for (int i = width - 1; i >= 0; --i, value /= 10)
        out[i] = char('0' + value % 10);
    return out + width;
}

} // namespace

QByteArray toJson(const QVariant &value)
{
    Bytes out;
    JsonSink sink(out);
    Walk(sink).value(value);
    return out.toByteArray();
}

QByteArray toJson(const QVariantMap &map)
{
    Bytes out;
    JsonSink sink(out);
    Walk(sink).map(map);
    return out.toByteArray();
}

void JsonFields::addKey(QLatin1String key)
{
    m_out.append(m_out.size() == 0 ? '{' : ',');
    m_out.append('"');
    m_out.append({key.data(), key.size()});
    m_out.append({"\":", 2});
}

void JsonFields::add(QLatin1String key, QStringView text)
{
    addKey(key);
    m_out.wrote(writeQuoted(text, m_out.room(quotedRoom(text))));
}

qsizetype JsonFields::add(QLatin1String key, const QVariantMap &map)
{
    addKey(key);
    const qsizetype before = m_out.size();
    JsonSink sink(m_out);
    Walk(sink).map(map);
    return m_out.size() - before;
}

void JsonFields::addJson(QLatin1String key, const QByteArray &json)
{
    addKey(key);
    m_out.append(json);
}

QByteArray JsonFields::json() const
{
    if (m_out.size() == 0)
        return QByteArrayLiteral("{}");
    QByteArray json(m_out.size() + 1, Qt::Uninitialized);
    *std::copy(m_out.view().begin(), m_out.view().end(), json.data()) = '}';
    return json;
}

namespace {
constexpr qint64 firstMs = -62'135'596'800'000; // 0001-01-01
constexpr qint64 lastMs = 253'402'300'799'999; // 9999-12-31
} // namespace

bool hasIso(const QDateTime &time)
{
    const qint64 ms = time.toMSecsSinceEpoch();
    return time.isValid() && ms >= firstMs && ms <= lastMs;
}

QString toIso(const QDateTime &time)
{
    constexpr qint64 msPerDay = 86'400'000;
    if (!hasIso(time))
        return {};
    const qint64 ms = time.toMSecsSinceEpoch();
    // By hand, because it is done for every event and QDateTime::toString() takes 2 µs.
    const qint64 days = (ms - firstMs) / msPerDay;
    const QDate date = QDate(1, 1, 1).addDays(days);
    int rest = int((ms - firstMs) % msPerDay);
    int year = 0;
    int month = 0;
    int day = 0;
    date.getDate(&year, &month, &day);
    char text[24];
    char *out = writeDigits(year, 4, text);
    *out++ = '-';
    out = writeDigits(month, 2, out);
    *out++ = '-';
    out = writeDigits(day, 2, out);
    *out++ = 'T';
    out = writeDigits(rest / 3'600'000, 2, out);
    *out++ = ':';
    out = writeDigits(rest / 60'000 % 60, 2, out);
    *out++ = ':';
    out = writeDigits(rest / 1000 % 60, 2, out);
    *out++ = '.';
    out = writeDigits(rest % 1000, 3, out);
    *out++ = 'Z';
    return QString::fromLatin1(text, out - text);
}

QString textOf(const QVariant &value)
{
    switch (value.metaType().id()) {
    case QMetaType::QDateTime:
        return toIso(value.toDateTime());
    case QMetaType::QDate:
        return value.toDate().toString(Qt::ISODate);
    case QMetaType::QTime:
        return value.toTime().toString(Qt::ISODateWithMs);
    case QMetaType::QUrl:
        return value.toUrl().toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
    case QMetaType::QUuid:
        return value.toUuid().toString(QUuid::WithoutBraces);
    default:
        // A pointer's conversion, if there is one, could follow a pointer that dangles by the time it is used.
        if (value.metaType().flags() & (QMetaType::IsPointer | QMetaType::PointerToQObject))
            return {};
        return value.canConvert<QString>() ? value.toString() : QString();
    }
}

QString fromUtf8(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return utf8.startsWith("\xef\xbb\xbf") ? QChar(QChar::ByteOrderMark) + text : text;
}

} // namespace Tally
