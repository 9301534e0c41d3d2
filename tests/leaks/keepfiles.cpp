// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Preloaded into the tests by tests/run.sh --leaks: what they remove or overwrite below TALLY_KEEP_BELOW is copied
// to TALLY_KEEP_IN first, so that the search for the key sees every file there ever was, not only what remained.

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

namespace {

// A copy, not a link: who looks at how many names a file has sees what there is without this.
void copy(const char *from, const char *to)
{
    const int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    const int out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    char buffer[65536];
    ssize_t length = 0;
    while (out >= 0 && (length = read(in, buffer, sizeof buffer)) > 0)
        if (write(out, buffer, size_t(length)) != length)
            break;
    if (out >= 0)
        close(out);
    if (in >= 0)
        close(in);
}

void keep(int folder, const char *path)
{
    const char *below = std::getenv("TALLY_KEEP_BELOW");
    const char *in = std::getenv("TALLY_KEEP_IN");
    if (!below || !in || !path)
        return;
    const int error = errno;
    char base[PATH_MAX] = "";
    if (path[0] != '/') {
        char link[64];
        if (folder == AT_FDCWD)
            std::snprintf(link, sizeof link, "/proc/self/cwd");
        else
            std::snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        const ssize_t length = readlink(link, base, sizeof base - 2);
        base[length < 0 ? 0 : length] = '/';
    }
    char absolute[2 * PATH_MAX];
    std::snprintf(absolute, sizeof absolute, "%s%s", base, path);
    if (std::strncmp(absolute, below, std::strlen(below)) == 0) {
        static std::atomic<unsigned> count;
        char kept[PATH_MAX];
        timespec now{};
        clock_gettime(CLOCK_MONOTONIC, &now); // process ids come again
        std::snprintf(kept, sizeof kept, "%s/%ld-%lld-%u", in, long(getpid()),
                      1'000'000'000ll * now.tv_sec + now.tv_nsec, count++);
        copy(absolute, kept);
    }
    errno = error;
}

template <typename Function> Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int unlink(const char *path) noexcept
{
    keep(AT_FDCWD, path);
    return next<int(const char *)>("unlink")(path);
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    if (!(flags & AT_REMOVEDIR))
        keep(folder, path);
    return next<int(int, const char *, int)>("unlinkat")(folder, path, flags);
}

int remove(const char *path) noexcept
{
    keep(AT_FDCWD, path);
    return next<int(const char *)>("remove")(path);
}

int rename(const char *from, const char *to) noexcept
{
    keep(AT_FDCWD, to);
    return next<int(const char *, const char *)>("rename")(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    keep(toFolder, to);
    return next<int(int, const char *, int, const char *, unsigned)>("renameat2")(fromFolder, from, toFolder, to,
                                                                                  flags);
}
}
