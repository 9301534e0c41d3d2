// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// To be preloaded into a process: counts the calls that it makes to the C library for files below one folder (and for
// sockets), and at one of them kills or stops it, or lets the call fail. By environment variables:
//
//   TALLY_FAULT_BELOW   the folder
//   TALLY_FAULT_CALLS   which calls count, separated by commas: open, create, read, write, sync, rename, unlink, mkdir,
//                       truncate, attributes, list, send. Default: all that change something.
//   TALLY_FAULT         what happens: kill (SIGKILL), stop (SIGSTOP), or an error's name (ENOSPC, EIO, EROFS, EACCES,
//                       EMFILE, EDQUOT). None: they are only counted.
//   TALLY_FAULT_AT      at which call, counted from 1
//   TALLY_FAULT_STICKY  1: all calls from there on
//   TALLY_FAULT_FOR     so many calls from there on
//   TALLY_FAULT_COUNT   a file of eight bytes that always holds how many there were, also after a kill
//   TALLY_FAULT_SYNC_MS so long each sync takes, from TALLY_FAULT_AT on where that is given
//
// A write() that fails for want of space has written a third of its bytes, as disks do.

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace {

enum Call : unsigned {
    Open = 1, Create = 2, Read = 4, Write = 8, Sync = 16, Rename = 32, Unlink = 64, Mkdir = 128, Truncate = 256,
    Attributes = 512, List = 1024, Send = 2048,
    Changing = Create | Write | Sync | Rename | Unlink | Mkdir | Truncate | Attributes | Send
};

struct Settings
{
    std::string below;
    unsigned calls = Changing;
    bool kill = false;
    bool stop = false;
    int error = 0;
    std::uint64_t at = 0;
    std::uint64_t last = 0;
    long syncMs = 0;
    std::atomic<std::uint64_t> *count = nullptr;

    Settings()
    {
        const auto text = [](const char *name) { return std::string(std::getenv(name) ? std::getenv(name) : ""); };
        below = text("TALLY_FAULT_BELOW");
        const std::string fault = text("TALLY_FAULT");
        kill = fault == "kill";
        stop = fault == "stop";
        for (const auto &[name, value] : {std::pair{"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EROFS", EROFS},
                                          {"EACCES", EACCES}, {"EMFILE", EMFILE}, {"EDQUOT", EDQUOT}}) {
            if (fault == name)
                error = value;
        }
        at = std::strtoull(text("TALLY_FAULT_AT").c_str(), nullptr, 10);
        const std::uint64_t times = std::strtoull(text("TALLY_FAULT_FOR").c_str(), nullptr, 10);
        last = text("TALLY_FAULT_STICKY") == "1" ? UINT64_MAX : at + (times > 0 ? times - 1 : 0);
        syncMs = std::strtol(text("TALLY_FAULT_SYNC_MS").c_str(), nullptr, 10);
        if (const std::string wanted = "," + text("TALLY_FAULT_CALLS") + ","; wanted != ",,") {
            calls = 0;
            unsigned bit = 1;
            for (const char *name : {"open", "create", "read", "write", "sync", "rename", "unlink", "mkdir", "truncate",
                                     "attributes", "list", "send"}) {
                if (wanted.find(std::string(",") + name + ",") != std::string::npos)
                    calls |= bit;
                bit *= 2;
            }
        }
        static std::atomic<std::uint64_t> own{0};
        count = &own;
        if (const std::string path = text("TALLY_FAULT_COUNT"); !path.empty()) {
            const int file = int(::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
            if (file >= 0 && ::syscall(SYS_ftruncate, file, sizeof(std::uint64_t)) == 0) {
                void *shared = ::mmap(nullptr, sizeof(std::uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
                if (shared != MAP_FAILED)
                    count = static_cast<std::atomic<std::uint64_t> *>(shared);
                ::syscall(SYS_close, file);
            }
        }
        *count = 0;
    }
};

Settings &settings()
{
    static Settings *const all = new Settings; // never destroyed: calls come until the very end
    return *all;
}

std::array<std::atomic<bool>, 65536> isBelow; // by descriptor

bool below(const char *path)
{
    const std::string &folder = settings().below;
    return path && !folder.empty() && std::string_view(path).starts_with(folder);
}

bool below(int descriptor)
{
    return descriptor >= 0 && std::size_t(descriptor) < isBelow.size() && isBelow[std::size_t(descriptor)];
}

// True, with errno, where this call is to fail.
bool fails(unsigned call)
{
    Settings &set = settings();
    if (!(set.calls & call))
        return false;
    const std::uint64_t number = ++*set.count;
    if (number < set.at || set.at == 0 || number > set.last)
        return false;
    if (set.kill)
        ::syscall(SYS_kill, ::getpid(), SIGKILL);
    if (set.stop)
        ::syscall(SYS_kill, ::getpid(), SIGSTOP);
    if (set.error)
        errno = set.error;
    return set.error != 0;
}

// The C library's own function, or another preloaded library's.
template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
#define NEXT(name) static const auto real = next<decltype(&::name)>(#name)

using OpenFunction = int (*)(const char *, int, ...);
using OpenAtFunction = int (*)(int, const char *, int, ...);

int opened(int descriptor, bool isInside)
{
    if (descriptor >= 0 && std::size_t(descriptor) < isBelow.size())
        isBelow[std::size_t(descriptor)] = isInside;
    return descriptor;
}

unsigned callOf(int flags)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? unsigned(Open) | unsigned(Create) : unsigned(Open);
}

mode_t modeOf(int flags, va_list list)
{
    return callOf(flags) & Create ? va_arg(list, mode_t) : 0;
}

} // namespace

extern "C" {

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list list; \
        va_start(list, flags); \
        const mode_t mode = modeOf(flags, list); \
        va_end(list); \
        static const auto real = next<OpenFunction>(#name); \
        return below(path) && fails(callOf(flags)) ? -1 : opened(real(path, flags, mode), below(path)); \
    }
OPEN(open)
OPEN(open64)
#undef OPEN

#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) \
    { \
        va_list list; \
        va_start(list, flags); \
        const mode_t mode = modeOf(flags, list); \
        va_end(list); \
        static const auto real = next<OpenAtFunction>(#name); \
        return below(path) && fails(callOf(flags)) ? -1 : opened(real(folder, path, flags, mode), below(path)); \
    }
OPENAT(openat)
OPENAT(openat64)
#undef OPENAT

int close(int descriptor)
{
    NEXT(close);
    opened(descriptor, false);
    return real(descriptor);
}

DIR *opendir(const char *path)
{
    NEXT(opendir);
    return below(path) && fails(List) ? nullptr : real(path);
}

ssize_t read(int descriptor, void *data, size_t size)
{
    NEXT(read);
    return below(descriptor) && fails(Read) ? -1 : real(descriptor, data, size);
}
ssize_t pread(int descriptor, void *data, size_t size, off_t at)
{
    NEXT(pread);
    return below(descriptor) && fails(Read) ? -1 : real(descriptor, data, size, at);
}
ssize_t pread64(int descriptor, void *data, size_t size, off64_t at)
{
    NEXT(pread64);
    return below(descriptor) && fails(Read) ? -1 : real(descriptor, data, size, at);
}

ssize_t write(int descriptor, const void *data, size_t size)
{
    NEXT(write);
    if (!below(descriptor) || !fails(Write))
        return real(descriptor, data, size);
    const int error = errno;
    if (error == ENOSPC && size >= 3)
        return real(descriptor, data, size / 3);
    errno = error;
    return -1;
}

static void takeTime()
{
    const Settings &set = settings();
    if (const long ms = set.syncMs; ms > 0 && *set.count + 1 >= set.at) {
        const timespec time{ms / 1000, (ms % 1000) * 1'000'000};
        ::nanosleep(&time, nullptr);
    }
}
int fdatasync(int descriptor)
{
    NEXT(fdatasync);
    if (!below(descriptor))
        return real(descriptor);
    takeTime();
    return fails(Sync) ? -1 : real(descriptor);
}
int fsync(int descriptor)
{
    NEXT(fsync);
    if (!below(descriptor))
        return real(descriptor);
    takeTime();
    return fails(Sync) ? -1 : real(descriptor);
}

int rename(const char *from, const char *to) noexcept
{
    NEXT(rename);
    return below(to) && fails(Rename) ? -1 : real(from, to);
}
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    NEXT(renameat2);
    return below(to) && fails(Rename) ? -1 : real(fromFolder, from, toFolder, to, flags);
}
int link(const char *from, const char *to) noexcept
{
    NEXT(link);
    return below(to) && fails(Rename) ? -1 : real(from, to);
}
int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    NEXT(linkat);
    return below(to) && fails(Rename) ? -1 : real(fromFolder, from, toFolder, to, flags);
}

int unlink(const char *path) noexcept
{
    NEXT(unlink);
    return below(path) && fails(Unlink) ? -1 : real(path);
}
int rmdir(const char *path) noexcept
{
    NEXT(rmdir);
    return below(path) && fails(Unlink) ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) noexcept
{
    NEXT(mkdir);
    return below(path) && fails(Mkdir) ? -1 : real(path, mode);
}

int truncate(const char *path, off_t size) noexcept
{
    NEXT(truncate);
    return below(path) && fails(Truncate) ? -1 : real(path, size);
}
int truncate64(const char *path, off64_t size) noexcept
{
    NEXT(truncate64);
    return below(path) && fails(Truncate) ? -1 : real(path, size);
}
int ftruncate(int descriptor, off_t size) noexcept
{
    NEXT(ftruncate);
    return below(descriptor) && fails(Truncate) ? -1 : real(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) noexcept
{
    NEXT(ftruncate64);
    return below(descriptor) && fails(Truncate) ? -1 : real(descriptor, size);
}

int chmod(const char *path, mode_t mode) noexcept
{
    NEXT(chmod);
    return below(path) && fails(Attributes) ? -1 : real(path, mode);
}
int fchmod(int descriptor, mode_t mode) noexcept
{
    NEXT(fchmod);
    return below(descriptor) && fails(Attributes) ? -1 : real(descriptor, mode);
}
int utimensat(int folder, const char *path, const timespec times[2], int flags) noexcept
{
    NEXT(utimensat);
    return below(path) && fails(Attributes) ? -1 : real(folder, path, times, flags);
}

// Sockets: what leaves for the network.
ssize_t send(int descriptor, const void *data, size_t size, int flags)
{
    NEXT(send);
    return fails(Send) ? -1 : real(descriptor, data, size, flags);
}
ssize_t sendmsg(int descriptor, const msghdr *message, int flags)
{
    NEXT(sendmsg);
    return fails(Send) ? -1 : real(descriptor, message, flags);
}
}
