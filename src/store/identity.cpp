// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/identity.h"

#include "store/files.h"
#include "store/initext.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLockFile>
#include <QSettings>
#include <QThread>

#include <cerrno>
#include <chrono>
#include <functional>
#include <optional>

#include <zlib.h>

namespace Tally {

namespace {

using namespace std::chrono_literals;

// The whole of update(), on a caller's thread.
constexpr std::chrono::milliseconds lockTime = 250ms;
// It is held for some ms; whoever has it for longer hangs or has no process any more.
constexpr std::chrono::milliseconds staleTime = 10s;

// QLockFile's own waiting begins with 100 ms, which is long beside the 3 ms that an update takes.
bool lockWithin(QLockFile *lock, std::chrono::milliseconds time)
{
    QElapsedTimer timer;
    timer.start();
    unsigned long wait = 1;
    while (true) {
        lock->setStaleLockTime(staleLockTime(lock->fileName(), int(staleTime.count())));
        if (lock->tryLock(0))
            break;
        if (lock->error() != QLockFile::LockFailedError || timer.hasExpired(time.count()))
            return false;
        QThread::msleep(wait);
        wait = std::min(wait + 1, 8ul);
    }
    ownFile(lock->fileName());
    return true;
}

QString checksumOf(const QStringList &values)
{
    const QByteArray all = values.join(QChar(QChar::LineFeed)).toUtf8();
    return QString::number(crc32_z(0, reinterpret_cast<const Bytef *>(all.constData()), size_t(all.size())), 16);
}

QString checksum(const Identity &i)
{
    return checksumOf({i.anonymousId, i.userId, i.sessionId, QString::number(i.sessionStartedMs), i.consent,
                     QString::number(i.consentGeneration)});
}

QString checksum(const SendMemory &m)
{
    return checksumOf({QString::number(m.retryAfterUntilMs), QString::number(m.backoffUntilMs),
                     QString::number(m.failedAttempts), QString::number(m.written.wallMs),
                     QString::number(m.written.bootMs), m.written.boot});
}

// QSettings keeps files in memory and looks at size and time (in ms) only, to see whether another process changed one.
// So no two contents of the file may have the same time; also not when a clock is set back.
qint64 nextTime(const QString &path)
{
    return std::max(QDateTime::currentMSecsSinceEpoch(), statusOf(path).modifiedMs() + 1);
}

// A small file through QSettings, made in one step.
bool writeIni(const QString &path, const std::function<void(QSettings &)> &fill)
{
    const QString part = path + QLatin1String(".part");
    // Made here and not by QSettings, which would make it 0644, and write through a symbolic link of that name.
    // QSettings' lock of it says nothing where a power cut has emptied it, and would be waited for, half a minute.
    if (!removeFile(part) || !removeFile(part + QLatin1String(".lock")) || !File::create(part).isOpen())
        return false;
    std::optional<QByteArray> text;
    {
        QSettings settings(part, QSettings::IniFormat);
        fill(settings);
        settings.sync();
        const FileStatus status = statusOf(part);
        if (settings.status() == QSettings::NoError && status.size > 0)
            text = File::openForReading(part).read(0, status.size);
    }
    const int error = text ? 0 : errno != 0 ? errno : EIO;
    removeFile(part + QLatin1String(".lock"));
    // Whether its sync worked QSettings does not ask: so the bytes are written once more, by somebody who does.
    if (text)
        return writeFile(path, *text, nextTime(path));
    removeFile(part);
    errno = error;
    return false;
}

// Whether QSettings may be let at this file: it follows symbolic links, and takes what Tally never writes for objects to
// unpack. False also where it cannot be opened.
bool isOwnIni(const QString &path)
{
    const FileStatus status = statusOf(path);
    const std::optional<QByteArray> text =
        status.isFile ? File::openForReading(path).read(0, status.size) : std::nullopt;
    return text && parseIni(*text);
}

// Nothing where the file is damaged.
std::optional<Identity> load(const QString &path)
{
    if (statusOf(path).size < 0)
        return Identity{};
    // What QSettings cannot read is empty to it, and stays so until the file is another: so it is asked only where it can.
    if (!isOwnIni(path))
        return {};
    const QSettings settings(path, QSettings::IniFormat);
    Identity identity;
    identity.anonymousId = settings.value(QStringLiteral("anonymous_id")).toString();
    identity.userId = settings.value(QStringLiteral("user_id")).toString();
    identity.sessionId = settings.value(QStringLiteral("session_id")).toString();
    identity.sessionStartedMs = settings.value(QStringLiteral("session_started")).toLongLong();
    identity.consent = settings.value(QStringLiteral("consent")).toString();
    identity.consentGeneration = settings.value(QStringLiteral("consent_generation")).toInt();
    if (settings.value(QStringLiteral("crc32")).toString() != checksum(identity))
        return {};
    return identity;
}

bool save(const QString &path, const Identity &identity)
{
    return writeIni(
        path,
        [&identity](QSettings &settings) {
            settings.setValue(QStringLiteral("anonymous_id"), identity.anonymousId);
            settings.setValue(QStringLiteral("user_id"), identity.userId);
            settings.setValue(QStringLiteral("session_id"), identity.sessionId);
            settings.setValue(QStringLiteral("session_started"), identity.sessionStartedMs);
            settings.setValue(QStringLiteral("consent"), identity.consent);
            settings.setValue(QStringLiteral("consent_generation"), identity.consentGeneration);
            settings.setValue(QStringLiteral("crc32"), checksum(identity));
        });
}

} // namespace

IdentityFile::IdentityFile(const QString &trackerFolder) : m_folder(trackerFolder) {}

Identity IdentityFile::read(bool *damaged, bool *unreadable) const
{
    if (damaged)
        *damaged = false;
    if (unreadable)
        *unreadable = false;
    const QString path = m_folder + QLatin1String("/identity.ini");
    if (const std::optional<Identity> identity = load(path))
        return *identity;
    // Once more under the lock: it may be whole by now, and must not be set aside then.
    QLockFile lock(m_folder + QLatin1String("/identity.lock"));
    const bool isLocked = lockWithin(&lock, lockTime);
    if (const std::optional<Identity> identity = load(path))
        return *identity;
    const bool isDamaged = isReadable(path);
    if (isLocked && isDamaged)
        renameFile(path, path + QLatin1String(".corrupt"));
    if (damaged)
        *damaged = isDamaged;
    if (unreadable)
        *unreadable = !isDamaged;
    return {};
}

bool IdentityFile::updateWith(Identity *identity, const std::function<void(Identity &)> &change)
{
    const QString path = m_folder + QLatin1String("/identity.ini");
    QLockFile lock(m_folder + QLatin1String("/identity.lock"));
    const bool isLocked = makeFolder(m_folder) && lockWithin(&lock, lockTime);
    const std::optional<Identity> loaded = load(path);
    const bool isUnreadable = !loaded && !isReadable(path);
    if (!loaded && isLocked && !isUnreadable)
        renameFile(path, path + QLatin1String(".corrupt"));
    Identity current = isUnreadable ? *identity : loaded.value_or(Identity{});
    const Identity before = current;
    change(current);
    *identity = current;
    if (!isLocked || isUnreadable)
        return false;
    return (loaded && current == before) || (save(path, current) && syncFolder(m_folder));
}

qint64 IdentityFile::lastActivityMs() const
{
    return statusOf(m_folder + QLatin1String("/activity")).modifiedMs();
}

void IdentityFile::touchActivity(qint64 nowMs)
{
    const QString path = m_folder + QLatin1String("/activity");
    if (!setModified(path, nowMs) && makeFolder(m_folder)) {
        File::create(path);
        setModified(path, nowMs);
    }
}

void IdentityFile::forgetActivity()
{
    removeFile(m_folder + QLatin1String("/activity"));
}

qint64 IdentityFile::stamp() const
{
    const FileStatus status = statusOf(m_folder + QLatin1String("/identity.ini"));
    // The inode too: a rename always brings another one.
    return status.size < 0 ? 0 : qint64(quint64(status.modifiedNs) ^ (status.inode << 20));
}

std::chrono::milliseconds SendMemory::left(qint64 untilMs, const ClockReading &now) const
{
    const qint64 all = std::max<qint64>(0, untilMs - written.wallMs);
    const qint64 over = now.boot == written.boot ? now.bootMs - written.bootMs : now.wallMs - written.wallMs;
    return std::chrono::milliseconds(std::clamp<qint64>(all - over, 0, all));
}

SendMemory readSendMemory(const QString &destinationFolder)
{
    const QString path = destinationFolder + QLatin1String("/state.ini");
    if (!isOwnIni(path))
        return {};
    const QSettings settings(path, QSettings::IniFormat);
    SendMemory memory;
    memory.retryAfterUntilMs = settings.value(QStringLiteral("retry_after_until")).toLongLong();
    memory.backoffUntilMs = settings.value(QStringLiteral("backoff_until")).toLongLong();
    memory.failedAttempts = settings.value(QStringLiteral("failed_attempts")).toInt();
    memory.written.wallMs = settings.value(QStringLiteral("written")).toLongLong();
    memory.written.bootMs = settings.value(QStringLiteral("written_since_boot")).toLongLong();
    memory.written.boot = settings.value(QStringLiteral("boot")).toString();
    // Damaged: nothing is known, so it is simply tried.
    return settings.value(QStringLiteral("crc32")).toString() == checksum(memory) ? memory : SendMemory{};
}

bool writeSendMemory(const QString &destinationFolder, const SendMemory &memory)
{
    const QString path = destinationFolder + QLatin1String("/state.ini");
    return makeFolder(destinationFolder)
        && writeIni(
               path,
               [&memory](QSettings &settings) {
                   settings.setValue(QStringLiteral("retry_after_until"), memory.retryAfterUntilMs);
                   settings.setValue(QStringLiteral("backoff_until"), memory.backoffUntilMs);
                   settings.setValue(QStringLiteral("failed_attempts"), memory.failedAttempts);
                   settings.setValue(QStringLiteral("written"), memory.written.wallMs);
                   settings.setValue(QStringLiteral("written_since_boot"), memory.written.bootMs);
                   settings.setValue(QStringLiteral("boot"), memory.written.boot);
                   settings.setValue(QStringLiteral("crc32"), checksum(memory));
               });
}

} // namespace Tally
