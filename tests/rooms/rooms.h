// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

/// Which rooms of the source tree at \a root break the rules, one line per place: "src/core/a.cpp:12: …". Sorted.
/// Reads src, qml and examples; the rules are the table in rooms.cpp.
QStringList brokenRules(const QString &root);
