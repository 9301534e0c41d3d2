// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QQuickWindow>
#include <QStringList>
#include <QVariantMap>
#include <QtQml/qqml.h>

/// How this run was asked for on the command line, the hand of a visitor who is not there, and what is said at its end.
class Run : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Run)
    QML_UNCREATABLE("There is one, the property `run` of the window")
    Q_PROPERTY(bool scripted READ isScripted CONSTANT)
    Q_PROPERTY(QStringList steps READ steps CONSTANT)
    Q_PROPERTY(int visitorTimeout READ visitorTimeout CONSTANT)

public:
    using QObject::QObject;

    static QStringList wholeVisit();

    bool isScripted() const { return m_scripted; }
    QStringList steps() const { return m_steps; }
    void setSteps(const QStringList &steps)
    {
        m_scripted = true;
        m_steps = steps;
    }
    void setScreenshot(const QString &fileName) { m_screenshot = fileName; }
    int visitorTimeout() const { return m_visitorTimeout; }
    void setVisitorTimeout(int milliseconds) { m_visitorTimeout = milliseconds; }

    /// Clicks with the mouse on what has the object name \a step, or types a text into it: "name=text". False where that
    /// cannot be seen yet, was not hit, or is there twice, so that a visitor would not know which.
    Q_INVOKABLE bool perform(QQuickWindow *window, const QString &step);
    /// Prints \a counts as one line of JSON, saves the window's picture if asked for, and quits; with 0 only where all that
    /// was accepted was delivered.
    Q_INVOKABLE void finish(QQuickWindow *window, const QVariantMap &counts);
    Q_INVOKABLE void fail(const QString &reason);

private Q_SLOTS:
    void noteClick() { m_clicked = true; }

private:
    bool m_scripted = false;
    bool m_clicked = false;
    QStringList m_steps;
    QString m_screenshot;
    int m_visitorTimeout = 0;
};
