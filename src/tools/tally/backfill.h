// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/error.h"
#include "tools/tally/backfillevent.h"
#include "tools/tally/backfillinput.h"
#include "tools/tally/backfillstate.h"
#include "tools/tally/command.h"
#include "tools/tally/progressbar.h"
#include "tracker.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace Tally {

/// Delivers the elements of one file through a tracker of its own, from where the last run of it ended.
class Backfill
{
public:
    struct Job
    {
        QString file; ///< empty: standard input
        int maxPending = 5000; ///< more are not read before the vendor has taken some
        std::chrono::seconds giveUp{600}; ///< ends where the vendor takes nothing for so long
        ProgressBar::Wanted progress = ProgressBar::Wanted::OnTerminal;
    };
    /// Since the file's first element, in all runs.
    struct Counts
    {
        qint64 read = 0;
        qint64 taken = 0; ///< stored for delivery
        qint64 delivered = 0;
        qint64 assumed = 0; ///< of these: left the queue in the moment of a kill, without an answer that was seen
        qint64 unreadable = 0; ///< no event
        qint64 refused = 0; ///< before any request
        qint64 quarantined = 0; ///< refused by the vendor
        qint64 lost = 0;
        qint64 skipped = 0; ///< not for this vendor
        qint64 pending = 0;
        qint64 settledRefusals = 0; ///< of the above, those that were taken
    };
    struct Result
    {
        ExitCode code = ExitOk;
        QString problem; ///< why it ended early
        bool isInterrupted = false;
        bool isFinished = false;
        Counts counts;
        JsonSplitter::Place begun; ///< where this run went on
        QStringList warnings;
    };

    /// \a state is open, and nobody else uses it.
    Backfill(const Job &job, BackfillState *state);

    Result run(std::unique_ptr<Destination> destination);

private:
    struct Where
    {
        qint64 line = 0;
        qint64 index = -1;
    };

    // backfillresume.cpp: where the last run ended
    bool resume();
    void countLogged(const BackfillPosition::Mark &from);
    bool readAgain(const BackfillPosition::Mark &from, qint64 taken);
    bool wasTaken(const JsonSplitter::Element &element);
    void logUnseenQuarantine();
    void countUnseen();
    QHash<QString, int> pendingSegments() const;
    QString trackerFolder() const;
    QString quarantineFolder() const;
    QString runFolder(const QString &run) const;
    QStringList runs() const;

    // backfill.cpp
    bool isDoneAlready();
    ExitCode code() const;
    bool start(std::unique_ptr<Destination> destination);
    bool beginRun();
    void connectTracker();
    void deliver();
    bool readSome();
    BackfillEvent readElement(const JsonSplitter::Element &element) const;
    void take(const JsonSplitter::Element &element, const JsonSplitter::Place &before);
    QString refusalByRules(Event event) const;
    bool track(const Event &event, BackfillRefusal *refusal);
    void noteUnknown(const QStringList &keys, qint64 line);
    void remember(const QString &id, const JsonSplitter::Element &element);
    void tick();
    void finish();

    // backfillreport.cpp: what became of the events
    void onDelivered(const QStringList &ids);
    void onDropped(const QStringList &ids, Tracker::DropReason reason);
    void onQuarantined(const QStringList &ids, const Error &error);
    void onError(const Error &error);
    void pairRefusals();
    bool log(BackfillRefusal refusal);
    void count(const BackfillRefusal &refusal);
    qint64 settled() const;
    bool isSettled() const;
    void end(ExitCode code, const QString &problem);

    QString idOf(qint64 index) const;
    void addMark();

    // How often a place in the file is noted: so many elements are read again after a kill, twice that at most.
    static constexpr int markEvery = 10'000;

    const Job m_job;
    BackfillState &m_state;
    BackfillInput m_input;
    std::unique_ptr<JsonSplitter> m_splitter;
    std::unique_ptr<Tracker> m_tracker;
    Destination *m_destination = nullptr;
    ProgressBar m_bar;
    Result m_result;
    Counts m_counts;

    qint64 m_number = 0; // the last that the run's queue has given out
    QSet<qint64> m_logged; // elements that were refused behind the mark that was read from
    qint64 m_loggedTo = 0; // behind the last of these: the queue may have forgotten what was in front of it
    qint64 m_logFrom = 0; // where the log tells of them
    std::optional<JsonSplitter::Place> m_untold; // in front of an element that the log could not take
    bool m_isInputOver = false;
    bool m_isAtEnd = false; // and all elements are taken
    bool m_isEnded = false; // by an error or a signal
    bool m_isDamaged = false; // the store lost something without saying which
    bool m_isUnsaved = false; // position.delivered is behind
    QElapsedTimer m_sinceSettled; // since the vendor took something
    int m_ticksWithoutPending = 0;

    QHash<QString, Where> m_where; // of the events that may be refused yet
    std::deque<QString> m_whereOrder;
    QString m_trackersReason; // why track() refused the last one
    QString m_refusedByTracker; // while it tells why; dropped() may name it too
    QSet<size_t> m_refusedBefore; // hashes of ids: what is refused behind all that is pending, is so at each start
    std::deque<QString> m_refusedIds; // by the vendor's rules; ids and reasons come in one order, but apart
    std::deque<QString> m_refusalReasons;
    Error m_lastError;
    QHash<QString, qint64> m_unknownKeys; // with the line where each was met first
};

} // namespace Tally
