// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"

#include <cstdio>

namespace Tally::Inbound {

/// Writes what happens as lines, each complete and flushed. One thread at a time.
class Printer
{
public:
    enum class Form { Columns, Json, Nothing };

    Printer(std::FILE *out, Form form);

    void event(const CollectedEvent &event);
    /// A request that brought no event, or some that were rejected: what it was answered. Only in columns.
    void request(const CollectedRequest &request);
    /// Something about the collector itself. Only in columns.
    void note(const QString &text);

    /// "12 events, 12 different, 0 duplicate, 9 requests", and ", 1 of them known" where one was deduplicated.
    static QString summary(const CollectorStats &stats);

    /// One event in columns, as wide as `width` at most; without colours.
    static QString columns(const CollectedEvent &event, int width);

private:
    void write(const QString &line, const char *colour);

    std::FILE *m_out;
    Form m_form;
    bool m_colours = false;
    int m_width = 120;
    bool m_headed = false;
    qint64 m_lastRequest = 0; ///< of the last event
};

} // namespace Tally::Inbound
