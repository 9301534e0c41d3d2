// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <optional>

namespace Tally::Inbound {

/// What is in a gzip stream. Nothing where the stream is broken, cut short or followed by more bytes. A stream that
/// holds more than `maxBytes` gives maxBytes + 1 of them: no more is ever unpacked.
std::optional<QByteArray> gunzip(const QByteArray &packed, qsizetype maxBytes);

} // namespace Tally::Inbound
