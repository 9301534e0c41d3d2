// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "remotecontrol.h"
#include "editor.h"

#include <Tally/Tracker>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <memory>

#include <unistd.h>

namespace {

/// Where keys go, also where no window manager says which window is active.
QWidget *target(QWidget *window)
{
    QWidget *focused = QApplication::focusWidget();
    if (focused && focused->isVisible())
        return focused;
    if (QWidget *modal = QApplication::activeModalWidget())
        window = modal;
    return window->focusWidget() ? window->focusWidget() : window;
}

void press(QWidget *widget, int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &up);
}

} // namespace

RemoteControl::RemoteControl(Editor *editor, Tally::Tracker *tracker) : m_editor(editor), m_tracker(tracker)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        char bytes[4096];
        const auto size = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (size <= 0) {
            notifier->setEnabled(false);
            m_ended = true;
            readOn();
            return;
        }
        m_input.append(bytes, size);
        readOn();
    });
}

void RemoteControl::readOn()
{
    const qsizetype end = m_input.indexOf('\n');
    if (!m_busy && end < 0 && m_ended)
        QCoreApplication::exit(1); // nobody said quit
    if (m_busy || end < 0)
        return;
    m_busy = true;
    const QString line = QString::fromUtf8(m_input.left(end));
    m_input.remove(0, end + 1);
    obey(line);
}

void RemoteControl::obey(const QString &line)
{
    const QString command = line.section(QLatin1Char(' '), 0, 0);
    const QString argument = line.section(QLatin1Char(' '), 1);
    if (command == QLatin1String("type")) {
        for (const QChar &character : argument)
            press(target(m_editor), 0, Qt::NoModifier, character);
        say({});
    } else if (command == QLatin1String("press")) {
        const QKeySequence keys(argument);
        if (keys.isEmpty())
            return say(QStringLiteral("There is no key %1.").arg(argument));
        press(target(m_editor), keys[0].key(), keys[0].keyboardModifiers(), {});
        say({});
    } else if (command == QLatin1String("focus")) {
        auto *widget = m_editor->findChild<QWidget *>(argument);
        if (widget)
            widget->setFocus();
        say(widget ? QString() : QStringLiteral("There is no %1.").arg(argument));
    } else if (command == QLatin1String("use")) {
        say(use(argument));
    } else if (command == QLatin1String("open")) {
        say(m_editor->load(argument) ? QString() : QStringLiteral("It cannot be opened."));
    } else if (command == QLatin1String("save")) {
        say(m_editor->save(argument) ? QString() : QStringLiteral("It cannot be saved."));
    } else if (command == QLatin1String("deliver")) {
        deliver();
    } else if (command == QLatin1String("picture")) {
        // What has just been asked for is on its way to the screen.
        QTimer::singleShot(500, this, [this, argument] { say(savePicture(argument)); });
    } else if (command == QLatin1String("quit")) {
        const QJsonObject counts{{QStringLiteral("accepted"), m_tracker->acceptedCount()},
                                 {QStringLiteral("delivered"), m_tracker->deliveredCount()},
                                 {QStringLiteral("pending"), m_tracker->pendingCount()},
                                 {QStringLiteral("dropped"), m_tracker->droppedCount()}};
        QTextStream(stdout) << QJsonDocument(counts).toJson(QJsonDocument::Compact) << Qt::endl;
        QCoreApplication::exit(0);
    } else {
        say(QStringLiteral("There is no command %1.").arg(command));
    }
}

void RemoteControl::deliver()
{
    auto *waiting = new QObject(this);
    const auto ended = [this, waiting](const QString &problem) {
        delete waiting;
        say(problem);
    };
    const auto look = [this, ended] {
        if (m_tracker->pendingCount() == 0)
            ended({});
    };
    connect(m_tracker, &Tally::Tracker::countsChanged, waiting, look, Qt::QueuedConnection);
    QTimer::singleShot(20'000, waiting, [ended] { ended(QStringLiteral("Not everything was delivered.")); });
    m_tracker->flush();
    QMetaObject::invokeMethod(waiting, look, Qt::QueuedConnection);
}

QString RemoteControl::use(const QString &name)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        for (auto *button : window->findChildren<QAbstractButton *>(name)) {
            if (button->isVisible() && button->isEnabled()) {
                button->click();
                return {};
            }
        }
    }
    for (auto *action : m_editor->findChildren<QAction *>(name)) {
        if (action->isEnabled()) {
            action->trigger();
            return {};
        }
    }
    return QStringLiteral("There is no %1 to use now.").arg(name);
}

QString RemoteControl::savePicture(const QString &fileName)
{
    QPixmap picture = m_editor->grab();
    QPainter painter(&picture);
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window != m_editor && window->isVisible() && window->isWindow()) {
            const QPoint centre = m_editor->rect().center() - window->rect().center();
            painter.drawPixmap(centre, window->grab());
            painter.setPen(window->palette().color(QPalette::Mid));
            painter.drawRect(QRect(centre, window->size()));
        }
    }
    painter.end();
    return picture.save(fileName) ? QString() : QStringLiteral("The picture cannot be written.");
}

void RemoteControl::say(const QString &problem)
{
    QTextStream(stdout) << (problem.isEmpty() ? QStringLiteral("ok") : problem) << Qt::endl;
    m_busy = false;
    QMetaObject::invokeMethod(this, &RemoteControl::readOn, Qt::QueuedConnection); // what was done takes effect first
}
