// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "rulesfixture.h"

#include <zlib.h>

/// What a sender to Doow makes.
namespace Tally::Testing::DoowBodies {

inline const QByteArray Path = "/telemetry/events";
inline const QByteArray Key = "dk_00000000notARealSecret";

inline QByteArray measured(const QByteArray &id, const QByteArray &more = {})
{
    return "{\"event_id\":\"" + id + "\",\"license_id\":\"lic_1\",\"occurred_at\":\"2026-05-01T12:00:00.000Z\","
           "\"measurements\":[{\"metric_name\":\"tokens\",\"quantity\":5}]" + more + '}';
}

inline QByteArray envelope(const QByteArray &events, const QByteArray &batchId = "b1")
{
    return "{\"batch_id\":\"" + batchId + "\",\"sdk_version\":\"test/1\",\"events\":[" + events + "]}";
}

inline QByteArray many(int count, const QByteArray &batchId = "b1")
{
    QByteArrayList events;
    for (int i = 0; i < count; ++i)
        events.append(measured(QByteArray::number(i)));
    return envelope(events.join(','), batchId);
}

inline QByteArray gzip(const QByteArray &plain)
{
    z_stream stream = {};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.chop(qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return packed;
}

inline Header headers(const QByteArray &encoding = {})
{
    Header all{{"Authorization", "Bearer " + Key}, {"Content-Type", "application/json"}};
    if (!encoding.isEmpty())
        all.append({"Content-Encoding", encoding});
    return all;
}

} // namespace Tally::Testing::DoowBodies
