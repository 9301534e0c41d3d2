// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A journal's file: any bytes, and one that was damaged in places.

#include "targets.h"

#include "store/journalrecord.h"

#include <algorithm>

namespace Tally::Fuzz {

namespace {

void checkParsed(const ParsedJournal &parsed, const QByteArray &data, quint64 after)
{
    TALLY_REQUIRE(parsed.lost >= 0);
    TALLY_REQUIRE(parsed.end >= 0 && parsed.end <= data.size());
    TALLY_REQUIRE(parsed.damaged.size() <= data.size());
    TALLY_REQUIRE(parsed.damaged.isEmpty() || parsed.lost > 0);
    QByteArray again;
    for (const JournalRecord &record : parsed.records) {
        TALLY_REQUIRE(record.number > after);
        after = record.number;
        const qsizetype at = again.size();
        putJournalRecord(&again, at, record.number, record.bytes, journalCrc(record.bytes));
        TALLY_REQUIRE(data.contains(again.mid(at)));
    }
    // What was read is a journal without damage.
    if (!parsed.records.isEmpty()) {
        const ParsedJournal second = parseJournal(again, parsed.records.first().number - 1, 0);
        TALLY_REQUIRE(second.records.size() == parsed.records.size() && second.end == again.size());
        TALLY_REQUIRE(second.lost == 0 || second.records.size() > 1); // holes in the numbers are no damage
        TALLY_REQUIRE(second.damaged.isEmpty());
    }
}

} // namespace

void journal(const QByteArray &bytes)
{
    Bytes in(bytes);
    const quint8 how = in.byte();
    if (how % 2 == 0) { // any bytes
        const quint64 after = in.byte() % 4;
        const quint64 watermark = in.byte();
        const QByteArray data = in.rest();
        checkParsed(parseJournal(data, after, watermark), data, after);
        return;
    }
    // Records of these lengths, then damage in these places: all that it spares are found.
    const int count = 1 + in.byte() % 12;
    const quint64 first = 1 + (how & 2 ? in.number(8) % 999'999'999'000 : in.byte());
    QByteArray data;
    struct Place
    {
        qsizetype from;
        qsizetype to;
        bool isSpared;
    };
    std::vector<Place> places;
    QList<QByteArray> texts;
    for (int i = 0; i < count; ++i) {
        // As hex digits, which are no record by themselves: one inside another is found where the outer one is damaged.
        texts.append(in.take(in.byte() % 40).toHex());
        const qsizetype at = data.size();
        putJournalRecord(&data, at, first + quint64(i), texts.last(), journalCrc(texts.last()));
        places.push_back({at, data.size(), true});
    }
    const QByteArray whole = data;
    while (!in.atEnd()) {
        const qsizetype at = qsizetype(in.number(2)) % data.size();
        data[at] = char(in.byte());
    }
    for (Place &place : places)
        place.isSpared = data.mid(place.from, place.to - place.from) == whole.mid(place.from, place.to - place.from);
    const ParsedJournal parsed = parseJournal(data, first - 1, 0);
    checkParsed(parsed, data, first - 1);
    for (int i = 0; i < count; ++i) {
        const auto number = first + quint64(i);
        const auto found = std::find_if(parsed.records.cbegin(), parsed.records.cend(),
                                        [number](const JournalRecord &record) { return record.number == number; });
        if (places[size_t(i)].isSpared)
            TALLY_REQUIRE(found != parsed.records.cend() && found->bytes == texts.at(i));
    }
}

} // namespace Tally::Fuzz
