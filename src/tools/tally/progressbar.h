// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QElapsedTimer>
#include <QString>

namespace Tally {

/// One line about how far something long has come: on a terminal always the same one, else a new one now and then.
class ProgressBar
{
public:
    struct Progress
    {
        qint64 doneBytes = 0;
        qint64 totalBytes = 0; ///< 0: not known
        qint64 elements = 0;
        qint64 pending = 0;
    };
    enum class Wanted { OnTerminal, Always, Never };

    explicit ProgressBar(Wanted wanted);
    ~ProgressBar() { clear(); }

    void show(const Progress &progress);
    /// Leaves the terminal's line empty.
    void clear();

    /// "[#####---------------]  25 %  1.2 of 4.8 MB, 1 200 elements, 400/s, 0:09 left"
    static QString text(const Progress &progress, double elementsPerSecond, double bytesPerSecond);

private:
    bool m_isTerminal;
    bool m_isShown;
    bool m_hasLine = false;
    QElapsedTimer m_clock;
    qint64 m_lastMs = -1; // when it was shown last
    Progress m_first; // what was done before
    bool m_hasFirst = false;
};

} // namespace Tally
