// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "gzip.h"

#include <algorithm>

#include <zlib.h>

namespace Tally {

namespace {

constexpr int withGzipHeader = 16 + MAX_WBITS;
constexpr qsizetype leastRoom = 4096;
constexpr int usualMemory = 8; // zlib's own default, which has no name

} // namespace

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream = {};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, withGzipHeader, usualMemory, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const bool isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(packed.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return isWhole ? packed : QByteArray();
}

std::optional<QByteArray> gunzip(const QByteArray &packed)
{
    z_stream stream = {};
    if (inflateInit2(&stream, withGzipHeader) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray plain;
    int state = Z_OK;
    while (state == Z_OK) {
        const qsizetype done = plain.size();
        plain.resize(done + std::max<qsizetype>(leastRoom, 4 * packed.size()));
        stream.next_out = reinterpret_cast<Bytef *>(plain.data() + done);
        stream.avail_out = uInt(plain.size() - done);
        state = inflate(&stream, Z_NO_FLUSH);
        plain.truncate(plain.size() - qsizetype(stream.avail_out));
    }
    const bool isWhole = state == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    return isWhole ? std::optional(plain) : std::nullopt;
}

} // namespace Tally
