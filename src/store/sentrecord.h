// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sentrequest.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Tally {

/// What has left this machine, kept for the person it is about: <tracker folder>/sent/, one file for each request,
/// bounded in bytes and number. Several processes share the folder; each step is one that a kill may follow.
///
///   <number>-<some digits>-<whose>-<bytes>.sent    one line of JSON, then the body as it is
///
/// What is being written ends in .part, and counts already. Names tell age, size and personMark(), so that nothing is
/// opened but to be read. What is somebody's who has gone is shown to nobody, even where a kill or another process came
/// before it could be deleted.
class SentRecord
{
public:
    explicit SentRecord(const QString &trackerFolder);

    QString folder() const { return m_folder; }
    static constexpr qint64 blockBytes = 4096; ///< each file counts as so many, or a multiple: a small one takes as much
    static constexpr int maxFiles = 1000;

    /// Writes it (0600, atomically), and the oldest go, so that all of it is at most \a mostBytes, and maxFiles. Returns its
    /// path; one that is longer by itself is not kept, and has none. Nothing where the disk refuses.
    std::optional<QString> add(const SentRequest &request, const QString &whose, qint64 mostBytes) const;
    /// The oldest go until no more than that is left.
    void enforceLimit(qint64 mostBytes) const;
    /// Leaves nothing of it; false where the disk refuses.
    bool erase() const;
    /// Of everybody else, whoever it was.
    void eraseAllBut(const QString &whose) const;
    /// Whom identity.ini names now; nothing where it cannot be read.
    std::optional<QString> whoseNow() const;

    /// Oldest first, absolute.
    QStringList files() const;
    QStringList filesOf(const QString &whose) const;
    /// Nothing where the file is gone, or is not what was written.
    static std::optional<SentRequest> read(const QString &path);
    /// All of theirs that can be read, newest first; none where another process knows that they have gone.
    QList<SentRequest> requestsOf(const QString &whose) const;

private:
    struct Left
    {
        quint64 newest = 0; ///< number
        bool isEnough = true; ///< not where what is being written is more than allowed by itself
    };
    std::optional<Left> makeRoom(qint64 mostBytes, const QString &writing = {}) const;

    const QString m_trackerFolder;
    const QString m_folder;
};

} // namespace Tally
