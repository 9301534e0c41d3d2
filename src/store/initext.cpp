// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/initext.h"

#include <array>
#include <cstring>

namespace Tally {

namespace {

constexpr QByteArrayView header("[General]\n");
constexpr QByteArrayView separator(", ");
// QSettings' form of a text with a NUL in it. Any other text that begins with @ has one more there.
constexpr QByteArrayView nulPrefix("@String(");

// What stands behind a backslash for a byte, in either direction; 0: nothing.
constexpr std::array<std::pair<char, char>, 10> shortEscapes{{{'\0', '0'}, {'\a', 'a'}, {'\b', 'b'}, {'\f', 'f'}, {'\n', 'n'},
                                                              {'\r', 'r'}, {'\t', 't'}, {'\v', 'v'}, {'"', '"'}, {'\\', '\\'}}};

constexpr std::array<char, 256> makeEscapes()
{
    std::array<char, 256> table{};
    for (int c = 0; c < 0x20; ++c)
        table[std::size_t(c)] = 'x';
    for (const auto &[byte, letter] : shortEscapes)
        table[std::size_t(byte)] = letter;
    return table;
}
constexpr std::array<char, 256> escapes = makeEscapes();

// What a value is quoted for.
constexpr std::array<bool, 256> makeQuotes()
{
    std::array<bool, 256> table{};
    for (const char c : {',', ';', '='})
        table[std::size_t(c)] = true;
    return table;
}
constexpr std::array<bool, 256> quotes = makeQuotes();

// Where a value may end, or is not what it looks like.
constexpr std::array<bool, 256> makeSpecial()
{
    std::array<bool, 256> table{};
    for (const char c : {'\n', '"', ',', '\\'})
        table[std::size_t(c)] = true;
    return table;
}
constexpr std::array<bool, 256> isSpecial = makeSpecial();

constexpr bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr int hexValue(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

constexpr bool isKeyByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Reads from the front of what is left of a text.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) { }

    bool atEnd() const { return m_at == m_end; }
    bool take(QByteArrayView word)
    {
        if (m_end - m_at < word.size() || std::memcmp(m_at, word.data(), std::size_t(word.size())) != 0)
            return false;
        m_at += word.size();
        return true;
    }
    bool key(QByteArray *key)
    {
        const char *const begin = m_at;
        while (m_at != m_end && isKeyByte(*m_at))
            ++m_at;
        *key = QByteArray(begin, m_at - begin);
        return !key->isEmpty() && take("=");
    }
    bool list(QList<QByteArray> *values)
    {
        do {
            QByteArray value;
            if (!element(&value) || !unwrap(&value))
                return false;
            values->append(value);
        } while (take(separator));
        return atEnd() || take("\n");
    }

private:
    bool element(QByteArray *value)
    {
        const bool isQuoted = take("\"");
        const char *end = m_at; // not behind this one's: escapes only make it shorter
        for (const char stop = isQuoted ? '"' : ','; end != m_end; ++end) {
            if (!isSpecial[quint8(*end)])
                continue;
            if (*end == '\n' || *end == stop)
                break;
            if (*end == '\\' && m_end - end > 1)
                ++end;
        }
        value->resize(end - m_at);
        char *out = value->data();
        while (m_at != end) {
            const auto *escape = static_cast<const char *>(std::memchr(m_at, '\\', std::size_t(end - m_at)));
            const std::size_t run = std::size_t((escape ? escape : end) - m_at);
            std::memcpy(out, m_at, run);
            out += run;
            m_at += run;
            if (escape && !escaped(out))
                return false;
        }
        value->resize(out - value->constData());
        return !isQuoted || take("\"");
    }
    bool escaped(char *&out)
    {
        if (m_end - m_at < 2)
            return false;
        const char letter = m_at[1];
        m_at += 2;
        if (letter == '"' || letter == '\\') { // most are
            *out++ = letter;
            return true;
        }
        if (letter != 'x') {
            for (const auto &[byte, escape] : shortEscapes)
                if (escape == letter) {
                    *out++ = byte;
                    return true;
                }
            return false;
        }
        int byte = 0;
        int digits = 0;
        for (; m_at != m_end && isHexDigit(*m_at) && byte < 0x80; ++digits)
            byte = byte * 16 + hexValue(*m_at++);
        *out++ = char(byte);
        return digits > 0 && byte < 0x80;
    }
    static bool unwrap(QByteArray *value)
    {
        if (!value->startsWith('@'))
            return true;
        const bool isDoubled = value->startsWith("@@");
        if (!isDoubled && !(value->startsWith(nulPrefix) && value->endsWith(')')))
            return false;
        *value = isDoubled ? value->mid(1) : value->mid(nulPrefix.size(), value->size() - nulPrefix.size() - 1);
        return true;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

IniText::IniText()
{
    m_out.append(header);
}

void IniText::add(const char *key, const QByteArray &value)
{
    addKey(key);
    addValue(value);
    m_out.append('\n');
}

void IniText::add(const char *key, const QList<QByteArray> &list)
{
    addKey(key);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            m_out.append(separator);
        addValue(list.at(i));
    }
    m_out.append('\n');
}

void IniText::addKey(const char *key)
{
    m_out.append(key);
    m_out.append('=');
}

void IniText::addValue(QByteArrayView value)
{
    QByteArray wrapped;
    if (value.contains('\0'))
        wrapped = nulPrefix.toByteArray() + value.toByteArray() + ')';
    else if (value.startsWith('@'))
        wrapped = '@' + value.toByteArray();
    if (!wrapped.isEmpty())
        value = wrapped;
    // Every byte may take four, and there may be quotes around them.
    char *const begin = m_out.room(4 * value.size() + 2);
    char *out = begin + 1; // most values need quotes
    bool needsQuotes = value.startsWith(' ') || value.endsWith(' ');
    bool isBehindHex = false; // a digit there would be taken for one of the escape's
    for (const char c : value) {
        needsQuotes |= quotes[quint8(c)];
        const char escape = escapes[quint8(c)];
        if (escape == 0 && !(isBehindHex && isHexDigit(c))) {
            *out++ = c;
            isBehindHex = false;
            continue;
        }
        *out++ = '\\';
        *out++ = escape == 0 ? 'x' : escape;
        isBehindHex = escape == 0 || escape == 'x' || escape == '0';
        if (escape != 0 && escape != 'x')
            continue;
        if (c >= 0x10)
            *out++ = "0123456789abcdef"[c >> 4];
        *out++ = "0123456789abcdef"[c & 15];
    }
    if (needsQuotes) {
        *begin = '"';
        *out++ = '"';
    } else {
        std::memmove(begin, begin + 1, std::size_t(out - begin - 1));
        --out;
    }
    m_out.wrote(out);
}

std::optional<IniValues> parseIni(QByteArrayView text)
{
    IniValues values;
    Reader reader(text);
    if (!reader.take(header))
        return {};
    while (!reader.atEnd()) {
        QByteArray key;
        QList<QByteArray> list;
        if (!reader.key(&key) || !reader.list(&list))
            return {};
        values.m_values.insert(key, list);
    }
    return values;
}

} // namespace Tally
