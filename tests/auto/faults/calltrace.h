// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdint>

/// What callfaults writes down of one change, followed by two byte strings:
///   C  a file was made (first: its path; empty: it has none yet)     M  a folder was made (its path)
///   W  bytes were written (the bytes, at: where)                      T  it was cut, or made longer (at: the new size)
///   R  renamed (from, to)                                             L  got one more name (…, to)
///   U  a name, or an empty folder, was removed (the path)
///   s  a sync of this inode began (at: its number)                    S  it has ended well (at: its number)
struct TraceRecord
{
    char what;
    std::int64_t timeNs; // CLOCK_MONOTONIC
    std::uint64_t inode; // of the file or folder; of U none
    std::int64_t at;
    std::uint32_t firstSize;
    std::uint32_t secondSize;
};
