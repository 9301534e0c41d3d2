// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QChar>
#include <QString>

namespace Tally {

/// A date, or a name with brackets, keeps its own direction within a sentence of another one.
inline QString isolated(const QString &name)
{
    return QChar(0x2068) + name + QChar(0x2069);
}

/// A path goes from left to right within a sentence of another direction.
inline QString isolatedPath(const QString &path)
{
    return QChar(0x2066) + path + QChar(0x2069);
}

} // namespace Tally
