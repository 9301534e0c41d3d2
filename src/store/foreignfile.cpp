// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/foreignfile.h"

#include "store/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QScopeGuard>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Tally {

namespace {

struct FileTexts
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

bool saysNothingIsThere(int error)
{
    return error == ENOENT || error == ENOTDIR;
}

void append(QByteArray *stamp, const QString &path)
{
    struct stat status = {};
    const int error = ::stat(QFile::encodeName(path).constData(), &status) == 0 ? 0 : errno;
#ifdef Q_OS_DARWIN
    const timespec changes[] = {status.st_mtimespec, status.st_ctimespec};
#else
    const timespec changes[] = {status.st_mtim, status.st_ctim};
#endif
    const auto add = [stamp](auto number) { *stamp += QByteArray::number(qint64(number), 36) + ' '; };
    add(error);
    if (error != 0)
        return;
    add(status.st_dev);
    add(status.st_ino);
    add(status.st_mode);
    add(status.st_size);
    for (const timespec &change : changes) {
        add(change.tv_sec);
        add(change.tv_nsec);
    }
}

} // namespace

QByteArray ForeignFile::stamp() const
{
    QByteArray stamp;
    append(&stamp, m_path);
    stamp += isMissing() ? '-' : '+';
    return stamp;
}

bool ForeignFile::isMissing() const
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(m_path).constData(), &status) == 0 || !saysNothingIsThere(errno))
        return false;
    // Nor is it where its folder is a link to nowhere, or something else than a folder.
    const QByteArray folder = QFile::encodeName(parentOf(m_path));
    if (::lstat(folder.constData(), &status) != 0)
        return saysNothingIsThere(errno);
    return ::stat(folder.constData(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::optional<QByteArray> ForeignFile::read(qint64 mostBytes, QString *problem) const
{
    const int descriptor = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        *problem = FileTexts::tr("it cannot be opened: %1").arg(lastFileError());
        return {};
    }
    const auto close = qScopeGuard([descriptor] { ::close(descriptor); });
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        *problem = FileTexts::tr("it is no file");
        return {};
    }
    QByteArray bytes(qsizetype(mostBytes) + 1, Qt::Uninitialized);
    qsizetype size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + size, size_t(bytes.size() - size));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            *problem = FileTexts::tr("it cannot be read: %1").arg(lastFileError());
            return {};
        }
        if (got == 0)
            break;
        size += got;
    }
    if (size > mostBytes) {
        *problem = FileTexts::tr("it is longer than %1 bytes").arg(mostBytes);
        return {};
    }
    bytes.truncate(size);
    return bytes;
}

} // namespace Tally
