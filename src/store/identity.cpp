// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/identity.h"

#include "store/files.h"
#include "store/initext.h"
#include "store/machine.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QLockFile>
#include <QSettings>
#include <QThread>

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
    QStringList values{i.anonymousId, i.userId, i.sessionId, QString::number(i.sessionStartedMs), i.consent,
                       QString::number(i.consentGeneration)};
    // What an earlier version did not write does not change what it wrote.
    if (i.visitors > 0)
        values.append(QStringLiteral("visitors %1").arg(i.visitors));
    if (i.declined || i.withdrawals > 0)
        values.append(QStringLiteral("declined %1 %2").arg(int(i.declined)).arg(i.withdrawals));
    if (i.forgotten > 0)
        values.append(QStringLiteral("forgotten %1").arg(i.forgotten));
    if (i.isSuccessor)
        values.append(QStringLiteral("successor"));
    if (!i.machine.isEmpty())
        values.append(QStringLiteral("machine %1 %2").arg(i.machine, i.machineSalt));
    return checksumOf(values);
}

// Of its own: a program of before there was a time reads the rest, and one that is cut off takes nothing else with it.
QString checksumOfAnswer(const Identity &i)
{
    return checksumOf({i.consent, QString::number(i.consentGeneration), QString::number(i.consentMs)});
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

// Whether QSettings may be let at this file: it follows symbolic links, and takes what Tally never writes for objects to
// unpack. False also where it cannot be opened.
bool isOwnIni(const QString &path)
{
    const FileStatus status = statusOf(path);
    const std::optional<QByteArray> text =
        status.isFile ? File::openForReading(path).read(0, status.size) : std::nullopt;
    return text && parseIni(*text);
}

// Of whom the file told that is damaged now: somebody was there.
Identity unknownPerson()
{
    Identity unknown;
    unknown.isSuccessor = true;
    return unknown;
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
    identity.declined = settings.value(QStringLiteral("declined")).toBool();
    identity.withdrawals = settings.value(QStringLiteral("withdrawals")).toInt();
    identity.forgotten = settings.value(QStringLiteral("forgotten")).toInt();
    identity.visitors = settings.value(QStringLiteral("visitors")).toInt();
    identity.isSuccessor = settings.value(QStringLiteral("successor")).toBool();
    identity.machine = settings.value(QStringLiteral("machine")).toString();
    identity.machineSalt = settings.value(QStringLiteral("machine_salt")).toString();
    if (settings.value(QStringLiteral("crc32")).toString() != checksum(identity))
        return {};
    identity.consentMs = settings.value(QStringLiteral("consent_time")).toLongLong();
    if (settings.value(QStringLiteral("consent_time_crc32")).toString() != checksumOfAnswer(identity))
        identity.consentMs = 0; // of another answer, by a program that knows no time
    return identity;
}

bool save(const QString &path, const Identity &identity)
{
    IniText text; // in the order of the keys
    text.add("anonymous_id", identity.anonymousId.toUtf8());
    text.add("consent", identity.consent.toUtf8());
    text.add("consent_generation", QByteArray::number(identity.consentGeneration));
    if (identity.consentMs != 0) {
        text.add("consent_time", QByteArray::number(identity.consentMs));
        text.add("consent_time_crc32", checksumOfAnswer(identity).toLatin1());
    }
    text.add("crc32", checksum(identity).toLatin1());
    if (identity.declined)
        text.add("declined", "true");
    if (identity.forgotten > 0)
        text.add("forgotten", QByteArray::number(identity.forgotten));
    if (!identity.machine.isEmpty()) {
        text.add("machine", identity.machine.toUtf8());
        text.add("machine_salt", identity.machineSalt.toUtf8());
    }
    text.add("session_id", identity.sessionId.toUtf8());
    text.add("session_started", QByteArray::number(identity.sessionStartedMs));
    if (identity.isSuccessor)
        text.add("successor", "true");
    text.add("user_id", identity.userId.toUtf8());
    if (identity.visitors > 0)
        text.add("visitors", QByteArray::number(identity.visitors));
    if (identity.withdrawals > 0)
        text.add("withdrawals", QByteArray::number(identity.withdrawals));
    return writeFile(path, text.bytes(), nextTime(path));
}

} // namespace

QString personMark(const QString &anonymousId)
{
    if (anonymousId.isEmpty())
        return {};
    constexpr int bytes = 8;
    return QString::fromLatin1(QCryptographicHash::hash(anonymousId.toUtf8(), QCryptographicHash::Sha256).first(bytes).toHex());
}

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
    return unknownPerson();
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
    Identity current = isUnreadable ? *identity : loaded.value_or(unknownPerson());
    const Identity before = current;
    change(current);
    *identity = current;
    if (!isLocked || isUnreadable)
        return false;
    if (!(loaded && current == before) && !(save(path, current) && syncFolder(m_folder)))
        return false;
    if (!before.anonymousId.isEmpty() && before.anonymousId != current.anonymousId)
        removeFile(path + QLatin1String(".corrupt")); // whoever that names has gone too
    return true;
}

bool IdentityFile::leaveOriginal(Identity *identity, const QByteArray &machineId, bool isAtStart, QString *aside)
{
    const QString path = m_folder + QLatin1String("/identity.ini");
    QLockFile lock(m_folder + QLatin1String("/identity.lock"));
    const bool isLocked = lockWithin(&lock, lockTime);
    if (const std::optional<Identity> loaded = isLocked ? load(path) : std::nullopt)
        *identity = *loaded;
    if (!isOfAnotherMachine(*identity, machineId))
        return true; // another process was faster
    // Before the ids: were it the other way round, after a kill nobody would know that the backlog is another's.
    if (isLocked && isAtStart)
        *aside = setRunsAside(m_folder);
    *identity = identity->withoutPerson();
    identity->machine.clear();
    noteMachine(identity, machineId);
    if (identity->consent == QLatin1String("granted")) {
        identity->consent.clear();
        identity->consentMs = 0;
    }
    if (!isLocked || !save(path, *identity))
        return false;
    forgetActivity();
    forgetInput();
    return syncFolder(m_folder);
}

namespace {

void touch(const QString &folder, const QString &path, qint64 nowMs)
{
    if (!setModified(path, nowMs) && makeFolder(folder)) {
        File::create(path);
        setModified(path, nowMs);
    }
}

} // namespace

qint64 IdentityFile::lastActivityMs() const
{
    return statusOf(m_folder + QLatin1String("/activity")).modifiedMs();
}

void IdentityFile::touchActivity(qint64 nowMs)
{
    touch(m_folder, m_folder + QLatin1String("/activity"), nowMs);
}

void IdentityFile::forgetActivity()
{
    removeFile(m_folder + QLatin1String("/activity"));
}

qint64 IdentityFile::lastInputMs() const
{
    return statusOf(m_folder + QLatin1String("/input")).modifiedMs();
}

void IdentityFile::touchInput(qint64 nowMs)
{
    touch(m_folder, m_folder + QLatin1String("/input"), nowMs);
}

void IdentityFile::forgetInput()
{
    removeFile(m_folder + QLatin1String("/input"));
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
    IniText text; // in the order of the keys
    text.add("backoff_until", QByteArray::number(memory.backoffUntilMs));
    text.add("boot", memory.written.boot.toUtf8());
    text.add("crc32", checksum(memory).toLatin1());
    text.add("failed_attempts", QByteArray::number(memory.failedAttempts));
    text.add("retry_after_until", QByteArray::number(memory.retryAfterUntilMs));
    text.add("written", QByteArray::number(memory.written.wallMs));
    text.add("written_since_boot", QByteArray::number(memory.written.bootMs));
    return makeFolder(destinationFolder) && writeFile(path, text.bytes(), nextTime(path));
}

} // namespace Tally
