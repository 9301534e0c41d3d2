// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"

#include <QString>

#include <chrono>
#include <functional>

namespace Tally {

/// Who uses the application, as remembered in <tracker folder>/identity.ini: shared by all processes of the application.
struct Identity
{
    QString anonymousId;
    QString userId;
    QString sessionId;
    qint64 sessionStartedMs = 0;
    QString consent; ///< "", "granted", "denied"
    int consentGeneration = 0; ///< grows with every answer
    qint64 consentMs = 0; ///< when it was given, since the epoch; 0: nobody knows
    /// "denied" by a visitor of whom nothing was stored: what is stored was allowed by others before.
    bool declined = false;
    int withdrawals = 0; ///< how often a no was more than that, or somebody was forgotten
    int forgotten = 0; ///< how often it was the latter
    int visitors = 0; ///< that were here and have gone (Tracker::endVisitor())
    /// Somebody else was here before: a visitor, or whoever it was before reset() or forget().
    bool isSuccessor = false;
    /// Which machine this was made on, as machineMark() says it; empty: nobody knows.
    QString machine;
    QString machineSalt;

    /// The answer, and nobody who gave it. Who comes is another one.
    Identity withoutPerson() const
    {
        Identity nobody;
        nobody.consent = consent;
        nobody.consentGeneration = consentGeneration;
        nobody.consentMs = consentMs;
        nobody.declined = declined;
        nobody.withdrawals = withdrawals;
        nobody.forgotten = forgotten;
        nobody.visitors = visitors;
        nobody.isSuccessor = true;
        nobody.machine = machine;
        nobody.machineSalt = machineSalt;
        return nobody;
    }
    /// The next visitor, who was asked nothing yet.
    Identity ofNextVisitor() const
    {
        Identity next = withoutPerson();
        next.consent.clear();
        next.consentMs = 0;
        next.declined = false;
        ++next.visitors;
        return next;
    }
    bool isWithdrawn() const { return consent == QLatin1String("denied") && !declined; }
    bool isNobody() const { return anonymousId.isEmpty() && userId.isEmpty() && consent.isEmpty(); }

    friend bool operator==(const Identity &, const Identity &) = default;
};

/// Who that is, for what is kept of theirs on disk: a hash, from which the id cannot be told. There is a new anonymous id
/// for each person, so what has this mark is never another one's. Empty: nobody.
QString personMark(const QString &anonymousId);

/// Reads and changes identity.ini under a lock file, bounded in time, so that processes that start together agree.
class IdentityFile
{
public:
    explicit IdentityFile(const QString &trackerFolder);

    /// What is on disk; defaults where there is nothing. Damaged files are set aside as *.corrupt and \a damaged is set.
    /// One that cannot be read stays as it is, \a unreadable is set, and nobody knows what was answered.
    Identity read(bool *damaged = nullptr, bool *unreadable = nullptr) const;
    /// Locks, reads, lets \a change work on it, writes what it changed (0600, atomically, power-safe). False where that
    /// failed or took longer than 250 ms; \a identity then still holds the changed value. What cannot be read is not
    /// written over.
    template<typename Change>
    bool update(Identity *identity, Change change) { return updateWith(identity, [&](Identity &i) { change(i); }); }

    /// When somebody of this tracker was last active (a file's modification time), ms since the epoch; 0: never.
    qint64 lastActivityMs() const;
    void touchActivity(qint64 nowMs);
    void forgetActivity(); ///< removes that file
    /// The same of a person's input: mouse, touch, key. There is such a file as long as a visitor is here.
    qint64 lastInputMs() const;
    void touchInput(qint64 nowMs);
    void forgetInput();
    /// On a copy of another machine's disk: forgets who that one's user is, and their yes, and sets aside what that one owes,
    /// to \a aside, where \a isAtStart; nothing where another process of this machine has done so. \a identity is what holds
    /// now. False where it could not be written.
    bool leaveOriginal(Identity *identity, const QByteArray &machineId, bool isAtStart, QString *aside);
    /// Changes whenever identity.ini changes, also by another process; costs one stat().
    qint64 stamp() const;

private:
    bool updateWith(Identity *identity, const std::function<void(Identity &)> &change);
    QString m_folder;
};

/// What a destination remembers over restarts, in <tracker folder>/<destination>/state.ini.
struct SendMemory
{
    qint64 retryAfterUntilMs = 0; ///< ms since the epoch
    qint64 backoffUntilMs = 0;
    int failedAttempts = 0;
    ClockReading written; ///< when this was

    /// How long to wait \a now for what was to last until \a untilMs: never longer than it was meant to be, whatever
    /// happened to the wall clock. In the same boot the boot clock tells how much of it is over.
    std::chrono::milliseconds left(qint64 untilMs, const ClockReading &now) const;

    friend bool operator==(const SendMemory &, const SendMemory &) = default;
};
SendMemory readSendMemory(const QString &destinationFolder);
bool writeSendMemory(const QString &destinationFolder, const SendMemory &memory);

} // namespace Tally
