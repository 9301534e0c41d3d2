// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// For a program that defines openOrFail(): open() is its own, so that the library under test, and Qt below it, call that.

#pragma once

#include <cstdarg>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Instead of open(): fails as the disk would, with errno set, or calls openReally().
int openOrFail(const char *path, int flags, mode_t mode);

inline int openReally(const char *path, int flags, mode_t mode)
{
    return int(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

extern "C" {
#define TALLY_TEST_OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list list; \
        va_start(list, flags); \
        const mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0; \
        va_end(list); \
        return openOrFail(path, flags, mode); \
    }
TALLY_TEST_OPEN(open)
TALLY_TEST_OPEN(open64)
#undef TALLY_TEST_OPEN
}
