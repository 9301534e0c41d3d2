// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <optional>

namespace Tally {

/// \a plain as a gzip stream (RFC 1952), for a body with `Content-Encoding: gzip`. The same bytes each time: no time
/// and no file name is in it. Empty where zlib has no memory, so that the caller can send \a plain instead.
QByteArray gzip(const QByteArray &plain);
/// What gzip() was given; nothing where \a packed is not all of what it returned.
std::optional<QByteArray> gunzip(const QByteArray &packed);

} // namespace Tally
