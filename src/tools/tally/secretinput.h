// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace Tally {

/// A secret from standard input: on a terminal one line, asked for with \a prompt and not shown; else all of it.
/// Without the line break at its end. Never from arguments, which every user of the machine can see.
QByteArray readSecret(const QString &prompt);

} // namespace Tally
