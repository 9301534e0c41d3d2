// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// One target for libFuzzer: the one that $TALLY_FUZZ_TARGET names.

#include "targets.h"

#include <cstring>

namespace {

const Tally::Fuzz::Target *chosen()
{
    const char *const name = std::getenv("TALLY_FUZZ_TARGET");
    for (const Tally::Fuzz::Target &target : Tally::Fuzz::targets())
        if (name && target.name == QLatin1String(name))
            return &target;
    std::fprintf(stderr, "TALLY_FUZZ_TARGET names none of the targets\n");
    std::exit(2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const Tally::Fuzz::Target *const target = chosen();
    target->run(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
