// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>

namespace Tally {

class Tracker;

/// The live trackers of this process.
namespace Instances {

void add(Tracker *tracker);
void remove(Tracker *tracker);
/// The first live one; null without one.
Tracker *first();
/// The first live one, or \a tracker if it is still live, for a call from any thread: its end waits until this is gone.
class Use
{
public:
    explicit Use(Tracker *tracker = nullptr);
    ~Use();
    Q_DISABLE_COPY_MOVE(Use)

    Tracker *tracker() const { return m_tracker; } ///< null without one

private:
    Tracker *const m_tracker;
};
/// Tells that first() may be another one now, in the thread that made or removed a tracker.
class Notifier : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void changed();
};
Notifier *notifier();
/// Whether \a tracker may use the store \a folder: false where another live tracker does. Given back by remove().
bool claim(Tracker *tracker, const QString &folder);
/// Whether this process is a fork()ed child of the one that made the trackers: their locks and threads stayed there.
bool isForkedChild();
/// Whether exit() has come so far that no thread but its own may begin anything of Qt's: its static objects go.
bool isTooLate();
/// Says so, once and to the standard error output: Qt's own log may have been locked by a thread of the parent.
void tellForkedChild();

} // namespace Instances
} // namespace Tally
