// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QStringView>
#include <QVarLengthArray>

#include <cstring>

namespace Tally {

/// Bytes that are written piece by piece, by whoever makes one for every event: on the stack as long as they are few, and
/// without a look at what is left of them for each byte.
class Bytes
{
public:
    Bytes() { useAll(); }
    Bytes(const Bytes &other) : Bytes() { append(other.view()); }
    Bytes &operator=(const Bytes &) = delete;

    qsizetype size() const { return m_at - m_all.constData(); }
    char *at(qsizetype position) { return m_all.data() + position; }
    QByteArrayView view() const { return {m_all.constData(), size()}; }
    QByteArray toByteArray() const { return QByteArray(m_all.constData(), size()); }

    /// Where the next bytes go: there is room for \a most.
    char *room(qsizetype most)
    {
        if (m_end - m_at < most)
            grow(most);
        return m_at;
    }
    /// They end at \a end.
    void wrote(char *end) { m_at = end; }
    void append(char byte)
    {
        *room(1) = byte;
        ++m_at;
    }
    void append(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return;
        std::memcpy(room(bytes.size()), bytes.data(), std::size_t(bytes.size()));
        m_at += bytes.size();
    }

private:
    void grow(qsizetype most)
    {
        const qsizetype size = this->size();
        m_all.resize(2 * size + most);
        useAll();
        m_at += size;
    }
    void useAll()
    {
        m_all.resize(m_all.capacity());
        m_at = m_all.data();
        m_end = m_at + m_all.size();
    }

    QVarLengthArray<char, 1024> m_all;
    char *m_at;
    char *m_end;
};

} // namespace Tally
