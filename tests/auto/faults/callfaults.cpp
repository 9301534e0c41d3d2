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
//   TALLY_FAULT_COUNT   a file of two numbers of eight bytes that always holds, also after a kill, how many there were, and
//                       when the last one failed (CLOCK_MONOTONIC, ms; 0: none did)
//   TALLY_FAULT_MS      so long each call that fails takes before it does
//   TALLY_FAULT_SYNC_MS so long each sync takes, from TALLY_FAULT_AT on where that is given
//   TALLY_FAULT_TRACE   a file that gets every change below the folder, with its data, as calltrace.h says
//
// A write() that fails for want of space has written a third of its bytes, as disks do.

#include "calltrace.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
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
    long failMs = 0;
    int trace = -1;
    std::atomic<std::uint64_t> *count = nullptr;
    std::atomic<std::uint64_t> *failedMs = nullptr; // behind it

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
        failMs = std::strtol(text("TALLY_FAULT_MS").c_str(), nullptr, 10);
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
        if (const std::string path = text("TALLY_FAULT_TRACE"); !path.empty())
            trace = int(::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
        static std::atomic<std::uint64_t> own[2];
        constexpr std::size_t size = sizeof own;
        count = own;
        if (const std::string path = text("TALLY_FAULT_COUNT"); !path.empty()) {
            const int file = int(::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
            if (file >= 0 && ::syscall(SYS_ftruncate, file, size) == 0) {
                void *shared = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
                if (shared != MAP_FAILED)
                    count = static_cast<std::atomic<std::uint64_t> *>(shared);
                ::syscall(SYS_close, file);
            }
        }
        failedMs = count + 1;
        *count = 0;
        *failedMs = 0;
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
    if (set.error && set.failMs > 0) {
        const timespec time{set.failMs / 1000, (set.failMs % 1000) * 1'000'000};
        ::nanosleep(&time, nullptr);
    }
    if (set.error) {
        timespec now{};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        *set.failedMs = std::uint64_t(now.tv_sec) * 1000 + std::uint64_t(now.tv_nsec) / 1'000'000;
        errno = set.error;
    }
    return set.error != 0;
}

// The inode of an open file or of a path; 0: there is none.
std::uint64_t inodeOf(int descriptor, struct stat *status)
{
    return ::fstat(descriptor, status) == 0 ? std::uint64_t(status->st_ino) : 0;
}
std::uint64_t inodeOf(const char *path)
{
    struct stat status;
    return ::lstat(path, &status) == 0 ? std::uint64_t(status.st_ino) : 0;
}

// Held while something is changed and written down, so that the trace has the order of the changes. Syncs are not: two
// records tell their beginning and their end.
std::mutex &traceMutex()
{
    static std::mutex *const mutex = new std::mutex;
    return *mutex;
}
class Traced
{
public:
    Traced() : m_lock(traceMutex(), std::defer_lock)
    {
        if (isOn())
            m_lock.lock();
    }
    static bool isOn() { return settings().trace >= 0; }

    static void put(char what, std::uint64_t inode, std::int64_t at, std::string_view first, std::string_view second = {})
    {
        timespec now;
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        const TraceRecord record{what, std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec, inode, at,
                                 std::uint32_t(first.size()), std::uint32_t(second.size())};
        std::string bytes(reinterpret_cast<const char *>(&record), sizeof record);
        bytes.append(first).append(second);
        ::syscall(SYS_write, settings().trace, bytes.data(), bytes.size());
    }

private:
    std::unique_lock<std::mutex> m_lock;
};

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

int done(char what, int result, const char *path, const char *to = nullptr)
{
    const int error = errno;
    if (Traced::isOn() && result == 0)
        Traced::put(what, to ? inodeOf(to) : what == 'M' ? inodeOf(path) : 0, 0, path, to ? to : "");
    errno = error;
    return result;
}

int truncated(int result, std::uint64_t inode, off_t size)
{
    if (Traced::isOn() && result == 0)
        Traced::put('T', inode, size, {});
    return result;
}

int traceOpen(int descriptor, const char *path, int flags, bool isNew)
{
    if (!Traced::isOn() || descriptor < 0)
        return descriptor;
    const int error = errno;
    struct stat status;
    const std::uint64_t inode = inodeOf(descriptor, &status);
    if ((flags & O_TMPFILE) == O_TMPFILE)
        Traced::put('C', inode, 0, {});
    else if (isNew)
        Traced::put('C', inode, 0, path);
    else if (flags & O_TRUNC)
        Traced::put('T', inode, 0, {});
    errno = error;
    return descriptor;
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
        if (!below(path)) \
            return opened(real(path, flags, mode), false); \
        if (fails(callOf(flags))) \
            return -1; \
        const Traced traced; \
        const bool isNew = Traced::isOn() && (callOf(flags) & Create) && inodeOf(path) == 0; \
        const int descriptor = opened(real(path, flags, mode), true); \
        return traceOpen(descriptor, path, flags, isNew); \
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
        if (!below(path)) \
            return opened(real(folder, path, flags, mode), false); \
        if (fails(callOf(flags))) \
            return -1; \
        const Traced traced; \
        const bool isNew = Traced::isOn() && (callOf(flags) & Create) && inodeOf(path) == 0; \
        const int descriptor = opened(real(folder, path, flags, mode), true); \
        return traceOpen(descriptor, path, flags, isNew); \
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

// The C library closes the descriptor by itself, and the next one to get its number may be a socket's, or an event's.
int closedir(DIR *folder)
{
    NEXT(closedir);
    opened(::dirfd(folder), false);
    return real(folder);
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
    if (!below(descriptor))
        return real(descriptor, data, size);
    if (fails(Write)) {
        if (errno != ENOSPC || size < 3)
            return -1;
        size /= 3;
    }
    const Traced traced;
    const ssize_t written = real(descriptor, data, size);
    if (Traced::isOn() && written > 0) {
        struct stat status;
        const std::uint64_t inode = inodeOf(descriptor, &status);
        const off_t end = ::fcntl(descriptor, F_GETFL) & O_APPEND ? status.st_size : ::lseek(descriptor, 0, SEEK_CUR);
        Traced::put('W', inode, end - written, {static_cast<const char *>(data), std::size_t(written)});
    }
    return written;
}

static void takeTime()
{
    const Settings &set = settings();
    if (const long ms = set.syncMs; ms > 0 && *set.count + 1 >= set.at) {
        const timespec time{ms / 1000, (ms % 1000) * 1'000'000};
        ::nanosleep(&time, nullptr);
    }
}
namespace {
class SyncTraced
{
public:
    explicit SyncTraced(int descriptor)
    {
        if (!Traced::isOn())
            return;
        struct stat status;
        m_inode = inodeOf(descriptor, &status);
        const Traced traced;
        static std::int64_t last = 0;
        m_serial = ++last;
        Traced::put('s', m_inode, m_serial, {});
    }
    int done(int result) const
    {
        const int error = errno;
        if (Traced::isOn() && result == 0) {
            const Traced traced;
            Traced::put('S', m_inode, m_serial, {});
        }
        errno = error;
        return result;
    }

private:
    std::uint64_t m_inode = 0;
    std::int64_t m_serial = 0;
};
} // namespace
int fdatasync(int descriptor)
{
    NEXT(fdatasync);
    if (!below(descriptor))
        return real(descriptor);
    const SyncTraced traced(descriptor);
    takeTime();
    return fails(Sync) ? -1 : traced.done(real(descriptor));
}
int fsync(int descriptor)
{
    NEXT(fsync);
    if (!below(descriptor))
        return real(descriptor);
    const SyncTraced traced(descriptor);
    takeTime();
    return fails(Sync) ? -1 : traced.done(real(descriptor));
}

int rename(const char *from, const char *to) noexcept
{
    NEXT(rename);
    if (!below(to))
        return real(from, to);
    if (fails(Rename))
        return -1;
    const Traced traced;
    return done('R', real(from, to), from, to);
}
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    NEXT(renameat2);
    if (!below(to))
        return real(fromFolder, from, toFolder, to, flags);
    if (fails(Rename))
        return -1;
    const Traced traced;
    return done('R', real(fromFolder, from, toFolder, to, flags), from, to);
}
int link(const char *from, const char *to) noexcept
{
    NEXT(link);
    if (!below(to))
        return real(from, to);
    if (fails(Rename))
        return -1;
    const Traced traced;
    return done('L', real(from, to), from, to);
}
int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    NEXT(linkat);
    if (!below(to))
        return real(fromFolder, from, toFolder, to, flags);
    if (fails(Rename))
        return -1;
    const Traced traced;
    return done('L', real(fromFolder, from, toFolder, to, flags), from, to);
}

int unlink(const char *path) noexcept
{
    NEXT(unlink);
    if (!below(path))
        return real(path);
    if (fails(Unlink))
        return -1;
    const Traced traced;
    return done('U', real(path), path);
}
int rmdir(const char *path) noexcept
{
    NEXT(rmdir);
    if (!below(path))
        return real(path);
    if (fails(Unlink))
        return -1;
    const Traced traced;
    return done('U', real(path), path);
}
int mkdir(const char *path, mode_t mode) noexcept
{
    NEXT(mkdir);
    if (!below(path))
        return real(path, mode);
    if (fails(Mkdir))
        return -1;
    const Traced traced;
    return done('M', real(path, mode), path);
}

int truncate(const char *path, off_t size) noexcept
{
    NEXT(truncate);
    if (!below(path))
        return real(path, size);
    if (fails(Truncate))
        return -1;
    const Traced traced;
    return truncated(real(path, size), inodeOf(path), size);
}
int truncate64(const char *path, off64_t size) noexcept
{
    NEXT(truncate64);
    if (!below(path))
        return real(path, size);
    if (fails(Truncate))
        return -1;
    const Traced traced;
    return truncated(real(path, size), inodeOf(path), size);
}
int ftruncate(int descriptor, off_t size) noexcept
{
    NEXT(ftruncate);
    if (!below(descriptor))
        return real(descriptor, size);
    if (fails(Truncate))
        return -1;
    const Traced traced;
    struct stat status;
    return truncated(real(descriptor, size), inodeOf(descriptor, &status), size);
}
int ftruncate64(int descriptor, off64_t size) noexcept
{
    NEXT(ftruncate64);
    if (!below(descriptor))
        return real(descriptor, size);
    if (fails(Truncate))
        return -1;
    const Traced traced;
    struct stat status;
    return truncated(real(descriptor, size), inodeOf(descriptor, &status), size);
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
