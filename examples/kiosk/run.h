// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqml.h>

class QQuickWindow;

/// How this run was asked for on the command line, and what it says at its end.
class Run : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Run)
    QML_UNCREATABLE("There is one, the property `run` of the window")
    Q_PROPERTY(bool scripted READ isScripted CONSTANT)
    Q_PROPERTY(QString firstPage READ firstPage CONSTANT)

public:
    explicit Run(bool scripted, const QString &firstPage, QObject *parent = nullptr)
        : QObject(parent), m_scripted(scripted), m_firstPage(firstPage)
    {
    }

    bool isScripted() const { return m_scripted; }
    QString firstPage() const { return m_firstPage; }

    /// Saves what \a window shows, once it shows it, and quits.
    void saveScreenshot(QQuickWindow *window, const QString &fileName);

    /// Prints the counts as one line of JSON and quits; with 0 only where all that was accepted was delivered.
    Q_INVOKABLE void finish(double accepted, double delivered, double pending, double dropped);
    Q_INVOKABLE void fail(const QString &reason);

private:
    const bool m_scripted;
    const QString m_firstPage;
};
