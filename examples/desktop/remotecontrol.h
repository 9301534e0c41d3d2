// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

class Editor;

namespace Tally {
class Tracker;
}

/// Somebody's hands: does what standard input says, a line each, and answers each line with "ok" or with what is wrong.
///
///     type TEXT            into what has the keyboard's attention
///     press KEY            "Escape", "Ctrl+F"
///     focus NAME           gives the keyboard to what has this object name
///     use NAME             an action by its event's name, or a button by its object's name
///     open FILE, save FILE
///     deliver              waits until nothing is pending
///     picture FILE         of the window and what lies over it
///     quit                 ends, with the counts
class RemoteControl : public QObject
{
    Q_OBJECT

public:
    RemoteControl(Editor *editor, Tally::Tracker *tracker);

private:
    void readOn();
    void obey(const QString &line);
    void deliver();
    QString use(const QString &name);
    QString savePicture(const QString &fileName);
    void say(const QString &problem);

    Editor *const m_editor;
    Tally::Tracker *const m_tracker;
    QByteArray m_input;
    bool m_busy = false; ///< with a line that is not answered yet
    bool m_ended = false; ///< no more will come
};
