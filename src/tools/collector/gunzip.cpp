// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/gunzip.h"

#include <zlib.h>

#include <array>

namespace Tally::Inbound {

std::optional<QByteArray> gunzip(const QByteArray &packed, qsizetype maxBytes)
{
    constexpr int GzipOnly = 16 + MAX_WBITS;
    z_stream stream = {};
    if (inflateInit2(&stream, GzipOnly) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray plain;
    std::array<char, 64 * 1024> piece;
    int state = Z_OK;
    while (state == Z_OK && plain.size() <= maxBytes) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        plain.append(piece.data(), qsizetype(piece.size() - stream.avail_out));
    }
    const bool complete = state == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (plain.size() > maxBytes) {
        plain.truncate(maxBytes + 1);
        return plain;
    }
    return complete ? std::optional(plain) : std::nullopt;
}

} // namespace Tally::Inbound
