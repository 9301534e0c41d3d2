// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace Tally {

/// An open file. With the functions below, the store's only way to POSIX: what QFile does not offer (exact permissions
/// whatever the umask, no following of symbolic links, short writes seen, fdatasync). Closed with the object.
class File
{
public:
    File() = default;
    File(File &&other) noexcept;
    File &operator=(File &&other) noexcept;
    ~File();

    /// A new file, 0600, for reading and for writing at its end; not open where one of that name exists.
    static File create(const QString &path);
    static File openForReading(const QString &path);
    /// At its end.
    static File openForWriting(const QString &path);
    static File openForUpdate(const QString &path); ///< for reading, and for tryLock()

    bool isOpen() const { return m_descriptor >= 0; }
    void close();
    /// All of \a data with one write(). False where less was written: the caller cuts it off.
    bool write(const QByteArray &data);
    bool truncate(qint64 size);
    /// At most \a length bytes from \a offset, fewer at the end; nothing where they cannot be read.
    std::optional<QByteArray> read(qint64 offset, qint64 length) const;
    bool sync() const;
    /// For this process only, not for its fork()ed children: the system gives it back when the process ends, however that
    /// ends, or closes any File of the same place. False where another process has it.
    bool tryLock() const;
    /// False where the file was deleted behind our back: what is written to it is gone with this process.
    bool isLinked() const;

private:
    explicit File(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

/// QLockFile::setStaleLockTime() for the lock of this path: \a otherwiseMs, or next to nothing where it is empty or zeros. A
/// living process writes into it at once and holds a lock of the system on it besides; a power cut can leave it so.
int staleLockTime(const QString &path, int otherwiseMs);

/// So long what the disk cannot read holds up what came after it: the trouble may pass.
inline constexpr qint64 unreadPatienceMs = 60'000;

/// Why the last operation of this thread on a file failed, for a person.
QString lastFileError();

/// The folder and its missing parents, 0700 whatever the umask. Where it is there, others lose their rights to it; false
/// where it belongs to another user, or is a symbolic link.
bool makeFolder(const QString &path);
/// Symbolic links are none.
bool isFolder(const QString &path);
QString parentOf(const QString &path);
/// Makes it 0600: for what others' code has made.
bool ownFile(const QString &path);
/// The names of all that is no folder in the folder, links and pipes too, sorted; none where there is no such folder, or
/// a symbolic link in its place. Nothing where it cannot be read: that is not the same as empty, and who takes it for
/// that deletes what somebody is owed.
std::optional<QStringList> fileNamesIn(const QString &path);
/// The same of the folders in it.
std::optional<QStringList> folderNamesIn(const QString &path);
/// Only where it is empty; true also where there was none.
bool removeFolder(const QString &path);
/// Makes the folder's entries (new, renamed, removed files) power-safe, and its own in its parent where makeFolder() of
/// this process made it.
bool syncFolder(const QString &path);
/// Atomic; replaces \a to. Of a symbolic link, the link.
bool renameFile(const QString &from, const QString &to);
/// True also where there was none.
bool removeFile(const QString &path);
/// A whole file, or none: \a bytes are written beside its place with 0600, synced, then renamed. \a modifiedMs, if given,
/// becomes its time of modification. On failure nothing is left, and what was there stays.
bool writeFile(const QString &path, const QByteArray &bytes, qint64 modifiedMs = 0);
/// Whether \a fileName is what a kill leaves of that: safe to delete.
bool isLeftover(const QString &fileName);
/// The same where other processes write too: nobody has for a minute.
bool isOldLeftover(const QString &path);
bool truncateFile(const QString &path);
/// Sets when the file was last modified, ms since the epoch.
bool setModified(const QString &path, qint64 timeMs);

/// Since the machine's start, suspend included.
qint64 bootClockMs();

struct FileStatus
{
    qint64 size = -1; ///< -1: no such file
    qint64 modifiedNs = 0; ///< since the epoch
    quint64 inode = 0;
    bool isFile = false; ///< no link, folder, pipe …

    qint64 modifiedMs() const { return modifiedNs / 1'000'000; }
};
FileStatus statusOf(const QString &path);
/// Whether the file is there and all of it can be read, now.
bool isReadable(const QString &path);

} // namespace Tally
