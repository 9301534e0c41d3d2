// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytes.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace Tally {

/// INI text, byte for byte as QSettings writes it, so that QSettings reads it. Written here because for a batch of 500
/// events QSettings takes sixty times as long, syncs twice without asking whether it worked, and keeps in memory what it
/// has read.
///
/// All text is UTF-8. Keys are made of a-z, 0-9 and _, and added in their order.
class IniText
{
public:
    IniText();
    void add(const char *key, const QByteArray &value);
    void add(const char *key, const QList<QByteArray> &list); ///< not empty
    QByteArray bytes() const { return m_out.toByteArray(); }

private:
    void addKey(const char *key);
    void addValue(QByteArrayView value);

    Bytes m_out;
};

/// What such a text holds.
class IniValues
{
public:
    /// Empty where there is none.
    QList<QByteArray> list(const QByteArray &key) const { return m_values.value(key); }
    QByteArray text(const QByteArray &key) const { return m_values.value(key).value(0); }

private:
    friend std::optional<IniValues> parseIni(QByteArrayView text);

    QHash<QByteArray, QList<QByteArray>> m_values;
};

/// Nothing where the text has something in it that IniText does not write, such as an @Variant(…): what that says is
/// allocated by QSettings, up to all the memory there is.
std::optional<IniValues> parseIni(QByteArrayView text);

} // namespace Tally
