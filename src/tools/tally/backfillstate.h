// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/files.h"
#include "tools/tally/jsonsplitter.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace Tally {

/// How far a backfill has come, so that it can be killed at any moment.
///
/// Every event that is tracked gets the next number of its run's queue, in the same write() that stores it. So the
/// queue itself says how many elements were taken, and there is no moment between "stored" and "noted". What is noted
/// here is what cannot be told from that: where in the file the run began (written before its first event), which
/// elements took no number (a line of the log each, before the next element is tracked), and, to save reading the file
/// from there again, which place belonged to which number later on.
struct BackfillPosition
{
    struct Mark
    {
        qint64 number = 0; ///< the last that was given out here; negative: so many before the run's first
        JsonSplitter::Place place;
        qint64 taken = 0; ///< elements that got a number, in all runs up to here
        qint64 logBytes = 0; ///< of the log, up to here
    };
    QString identity; ///< of the file
    QString vendor;
    QString run; ///< whose queue the numbers are of; empty: the last mark is the place
    QList<Mark> marks; ///< ascending, a few; the one with number 0 is where the run began
    qint64 delivered = 0; ///< the next one included
    qint64 assumed = 0; ///< left the queue in the moment of a kill, and nobody saw the vendor's answer
    bool isFinished = false; ///< the file is read, and nothing is pending
    qint64 sinceMs = 0; ///< when it began with the file's first element

    QJsonObject toJson() const;
    static BackfillPosition fromJson(const QJsonObject &json);

    /// The mark to read on from when \a number was the last one: the one before the last that fits, so that the lines
    /// of what is still pending are met again.
    Mark markFor(qint64 number) const;
    /// Notes one more, and forgets those that are not needed any more.
    void addMark(const Mark &mark);
    /// A new run begins at the last mark.
    void beginRun(const QString &name);
};

/// What became of an element that was not delivered.
struct BackfillRefusal
{
    enum Cause : int {
        Unreadable, ///< it is no event
        NotWanted, ///< the vendor has no use for this kind or name: no failure
        Refused, ///< by Tracker::track()
        VendorRules, ///< by the vendor's rules, before any request
        Vendor, ///< by the vendor; it is in quarantine
        Lost, ///< the store was damaged, or dropped it
    };
    Cause cause = Unreadable;
    qint64 line = 0; ///< 0: not known any more
    qint64 index = -1; ///< likewise
    QString id;
    QString reason;
    int httpStatus = 0;
    bool isStored = true; ///< VendorRules only: it was the queue that saw it

    /// Whether it got a number.
    bool wasTaken() const { return cause >= VendorRules && isStored; }
    QJsonObject toJson() const;
    static BackfillRefusal fromJson(const QJsonObject &json);
};

/// A backfill's folder: position.json, refused.jsonl and the tracker's own folder.
class BackfillState
{
public:
    explicit BackfillState(const QString &folder) : m_folder(folder) { }

    /// Makes the folder (0700). Empty, or why that cannot be.
    QString make();
    /// Reads what is there; nobody else may be using it. Empty, or why it cannot be used.
    QString open();
    QString folder() const { return m_folder; }
    bool wasThere() const { return m_wasThere; }

    BackfillPosition position;
    /// In one step, 0600; power-safe too where \a sync says so, the log before it. False where that failed.
    bool save(bool sync);
    /// From the beginning of the file again; what the tracker has pending stays.
    void restart();

    /// One write(). False where that failed: nothing of it is left.
    bool log(const BackfillRefusal &refusal);
    qint64 logBytes() const { return m_logBytes; }
    /// All of them behind the first \a fromByte bytes.
    void forEachLogged(qint64 fromByte, const std::function<void(const BackfillRefusal &)> &visit) const;

private:
    bool openLog();
    QString positionPath() const { return m_folder + QLatin1String("/position.json"); }
    QString logPath() const { return m_folder + QLatin1String("/refused.jsonl"); }

    QString m_folder;
    bool m_wasThere = false;
    File m_log; // open once there was something to write
    qint64 m_logBytes = 0;
    qint64 m_syncedBytes = 0; // of the log
    bool m_isLogSafe = true; // until a sync failed: one that works then says nothing
};

/// A UUID of the file at this place: its path, its size and its beginning. Event ids derive from it.
QString identityOfFile(const QString &path, QString *problem);

} // namespace Tally
