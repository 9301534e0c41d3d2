// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QVariantMap>

#include <cstdio>
#include <cstdlib>
#include <vector>

/// What is shown any bytes at all: each target takes them as what somebody else may have written, and ends the program
/// where a promise does not hold.
namespace Tally::Fuzz {

struct Target
{
    QLatin1String name;
    void (*run)(const QByteArray &bytes);
};
const std::vector<Target> &targets();

void journal(const QByteArray &bytes);
void segment(const QByteArray &bytes);
void record(const QByteArray &bytes);
void properties(const QByteArray &bytes);
void retryAfter(const QByteArray &bytes);
void judgeMillimetric(const QByteArray &bytes);
void judgeDoow(const QByteArray &bytes);
void judgeFluxrate(const QByteArray &bytes);
void judgeSettleSettle(const QByteArray &bytes);
#ifdef WITH_COLLECTOR
void request(const QByteArray &bytes);
void rules(const QByteArray &bytes);
#endif

/// Whether this is JSON, read strictly, and valid UTF-8.
bool isJson(const QByteArray &text);

#define TALLY_REQUIRE(condition)                                                                                       \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                        \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

/// Takes values off the front; zeros where there is nothing left.
class Bytes
{
public:
    explicit Bytes(const QByteArray &bytes) : m_bytes(bytes) { }

    bool atEnd() const { return m_at >= m_bytes.size(); }
    quint8 byte() { return atEnd() ? 0 : quint8(m_bytes.at(m_at++)); }
    quint64 number(int size)
    {
        quint64 value = 0;
        for (int i = 0; i < size; ++i)
            value = value << 8 | byte();
        return value;
    }
    QByteArray take(qsizetype size)
    {
        const QByteArray taken = m_bytes.mid(m_at, size);
        m_at += taken.size();
        return taken;
    }
    QByteArray rest() { return take(m_bytes.size()); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

} // namespace Tally::Fuzz
