// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/files.h"

#include "store/haltpoint.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QScopeGuard>
#include <QSet>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Tally {

namespace {

// The worker rests behind a call that took its time, where that is its last; what the call said of itself stays.
struct PassBehind
{
    ~PassBehind()
    {
        const int error = errno;
        HaltPoint::pass();
        errno = error;
    }
};

// Never through a symbolic link, and without waiting for the other end of a pipe that bears a file's name.
int openFile(const QString &path, int flags)
{
    if (!HaltPoint::pass()) {
        errno = EINTR;
        return -1;
    }
    const QByteArray name = QFile::encodeName(path);
    int descriptor = -1;
    do {
        descriptor = ::open(name.constData(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR);
    } while (descriptor < 0 && errno == EINTR);
    const PassBehind passing;
    return descriptor;
}

// Folders that this process made, and that a power cut could still take, with all that is in them.
struct NewFolders
{
    QMutex mutex; // protects paths
    QSet<QString> paths;
};

NewFolders &newFolders()
{
    // Never destroyed: a worker that is left behind on a slow disk still uses it within exit().
    static NewFolders *const forever = new NewFolders;
    return *forever;
}

bool syncEntries(const QString &path)
{
    const int descriptor = openFile(path, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0)
        return false;
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    const PassBehind passing;
    return synced;
}

struct stat linkStatus(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        status.st_mode = 0;
    return status;
}

} // namespace

File::File(File &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

File &File::operator=(File &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

File::~File()
{
    close();
}

void File::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

File File::create(const QString &path)
{
    File file(openFile(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND));
    // The umask may have taken away even the owner's rights.
    if (file.isOpen() && ::fchmod(file.m_descriptor, S_IRUSR | S_IWUSR) != 0) {
        file.close();
        removeFile(path);
    }
    return file;
}

File File::openForReading(const QString &path)
{
    return File(openFile(path, O_RDONLY));
}

File File::openForWriting(const QString &path)
{
    return File(openFile(path, O_WRONLY | O_APPEND));
}

File File::openForUpdate(const QString &path)
{
    return File(openFile(path, O_RDWR));
}

bool File::write(const QByteArray &data)
{
    ssize_t written = -1;
    do {
        written = ::write(m_descriptor, data.constData(), size_t(data.size()));
    } while (written < 0 && errno == EINTR);
    const PassBehind passing;
    if (written >= 0 && written < data.size())
        errno = ENOSPC; // a short write says nothing of itself; this is what it means for a file
    return written == data.size();
}

bool File::truncate(qint64 size)
{
    return ::ftruncate(m_descriptor, off_t(size)) == 0;
}

std::optional<QByteArray> File::read(qint64 offset, qint64 length) const
{
    if (!isOpen())
        return {}; // errno says why
    QByteArray data(qsizetype(length), Qt::Uninitialized);
    qint64 got = 0;
    while (got < length) {
        const ssize_t n = ::pread(m_descriptor, data.data() + got, size_t(length - got), off_t(offset + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return {};
        if (n == 0)
            break;
        got += n;
    }
    data.truncate(qsizetype(got));
    return data;
}

bool File::sync() const
{
    const PassBehind passing;
#ifdef Q_OS_DARWIN
    return ::fcntl(m_descriptor, F_FULLFSYNC) == 0; // fsync() there does not reach the disk
#else
    return ::fdatasync(m_descriptor) == 0;
#endif
}

bool File::tryLock() const
{
    struct flock all = {};
    all.l_type = F_WRLCK;
    all.l_whence = SEEK_SET;
    return ::fcntl(m_descriptor, F_SETLK, &all) == 0;
}

bool File::isLinked() const
{
    struct stat status;
    return ::fstat(m_descriptor, &status) == 0 && status.st_nlink > 0;
}

QString lastFileError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

bool makeFolder(const QString &path)
{
    const PassBehind passing;
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), S_IRWXU) == 0) {
        const QMutexLocker lock(&newFolders().mutex);
        newFolders().paths.insert(QDir::cleanPath(path));
        return ::chmod(name.constData(), S_IRWXU) == 0;
    }
    if (errno == ENOENT) {
        const QString parent = QFileInfo(path).path();
        return parent != path && makeFolder(parent) && makeFolder(path);
    }
    if (errno != EEXIST)
        return false;
    // What somebody else made he can put anything into, and take anything out of.
    const struct stat status = linkStatus(path);
    if (!S_ISDIR(status.st_mode) || status.st_uid != ::geteuid()) {
        errno = S_ISDIR(status.st_mode) ? EPERM : ENOTDIR;
        return false;
    }
    // Some file systems know no rights; there nothing can be done.
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        ::chmod(name.constData(), S_IRWXU);
    return true;
}

bool isFolder(const QString &path)
{
    return S_ISDIR(linkStatus(path).st_mode);
}

QString parentOf(const QString &path)
{
    return QFileInfo(path).path();
}

bool ownFile(const QString &path)
{
    return ::chmod(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR) == 0;
}

namespace {

std::optional<QStringList> namesIn(const QString &path, bool ofFolders)
{
    const int descriptor = openFile(path, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0) // a link or a file in its place holds nothing of ours
        return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? std::optional(QStringList()) : std::nullopt;
    DIR *const folder = ::fdopendir(descriptor);
    if (!folder) {
        ::close(descriptor);
        return {};
    }
    const auto close = qScopeGuard([folder] {
        const int error = errno;
        ::closedir(folder);
        errno = error;
    });
    QStringList names;
    for (;;) {
        errno = 0;
        const dirent *const entry = ::readdir(folder);
        if (!entry)
            break;
        const QString name = QFile::decodeName(entry->d_name);
        if (name == QLatin1String(".") || name == QLatin1String(".."))
            continue;
        // Not every file system says what an entry is.
        const bool isKnown = entry->d_type != DT_UNKNOWN;
        if ((isKnown ? entry->d_type == DT_DIR : isFolder(path + QLatin1Char('/') + name)) == ofFolders)
            names.append(name);
    }
    if (errno != 0)
        return {};
    names.sort();
    return names;
}

} // namespace

std::optional<QStringList> fileNamesIn(const QString &path)
{
    return namesIn(path, false);
}

std::optional<QStringList> folderNamesIn(const QString &path)
{
    return namesIn(path, true);
}

bool removeFolder(const QString &path)
{
    return ::rmdir(QFile::encodeName(path).constData()) == 0 || errno == ENOENT;
}

bool syncFolder(const QString &path)
{
    if (!syncEntries(path))
        return false;
    const auto isNew = [](const QString &folder) {
        const QMutexLocker lock(&newFolders().mutex);
        return newFolders().paths.contains(folder);
    };
    for (QString folder = QDir::cleanPath(path); isNew(folder); folder = QFileInfo(folder).path()) {
        if (!syncEntries(QFileInfo(folder).path()))
            return false;
        const QMutexLocker lock(&newFolders().mutex);
        newFolders().paths.remove(folder);
    }
    return true;
}

bool renameFile(const QString &from, const QString &to)
{
    const PassBehind passing;
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

bool removeFile(const QString &path)
{
    const PassBehind passing;
    return ::unlink(QFile::encodeName(path).constData()) == 0 || errno == ENOENT || errno == ENOTDIR;
}

bool writeFile(const QString &path, const QByteArray &bytes, qint64 modifiedMs)
{
    const QString part = path + QLatin1String(".part");
    bool written = false;
    if (removeFile(part)) { // of a process that was killed; or a link
        File file = File::create(part);
        written = file.isOpen() && file.write(bytes) && file.sync();
    }
    if (written && modifiedMs > 0)
        setModified(part, modifiedMs);
    if (written && renameFile(part, path))
        return true;
    const int error = errno;
    removeFile(part);
    errno = error;
    return false;
}

bool isLeftover(const QString &fileName)
{
    return fileName.endsWith(QLatin1String(".part"));
}

bool isOldLeftover(const QString &path)
{
    constexpr qint64 patienceMs = 60'000;
    return isLeftover(path) && qAbs(QDateTime::currentMSecsSinceEpoch() - statusOf(path).modifiedMs()) > patienceMs;
}

bool truncateFile(const QString &path)
{
    return File::openForWriting(path).truncate(0);
}

int staleLockTime(const QString &path, int otherwiseMs)
{
    constexpr int emptyMs = 100;
    const std::optional<QByteArray> start = File::openForReading(path).read(0, 1);
    const bool isEmpty = start && (start->isEmpty() || start->front() == '\0');
    return isEmpty ? emptyMs : otherwiseMs;
}

bool setModified(const QString &path, qint64 timeMs)
{
    const timespec time{time_t(timeMs / 1000), long(timeMs % 1000) * 1'000'000};
    const timespec times[] = {time, time};
    return ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, AT_SYMLINK_NOFOLLOW) == 0;
}

qint64 bootClockMs()
{
#ifdef CLOCK_BOOTTIME
    constexpr clockid_t clock = CLOCK_BOOTTIME;
#else
    constexpr clockid_t clock = CLOCK_MONOTONIC; // elsewhere it goes on during suspend, as far as any clock does
#endif
    timespec time{};
    ::clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

bool isReadable(const QString &path)
{
    const FileStatus status = statusOf(path);
    return status.size >= 0 && File::openForReading(path).read(0, status.size).has_value();
}

FileStatus statusOf(const QString &path)
{
    struct stat status;
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
#else
    const timespec modified = status.st_mtim;
#endif
    return {qint64(status.st_size), qint64(modified.tv_sec) * 1'000'000'000 + modified.tv_nsec,
            quint64(status.st_ino), bool(S_ISREG(status.st_mode))};
}

} // namespace Tally
