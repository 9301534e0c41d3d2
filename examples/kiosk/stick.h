// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QStorageInfo>
#include <QtQml/qqml.h>

#include <utility>

/// The stick that a visitor has put in, as long as it is there.
class Stick : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// Empty: there is none.
    Q_PROPERTY(QString folder READ folder NOTIFY folderChanged)

public:
    explicit Stick(QObject *parent = nullptr) : QObject(parent)
    {
        look();
        startTimer(1000);
    }
    QString folder() const { return m_folder; }

Q_SIGNALS:
    void folderChanged();

protected:
    void timerEvent(QTimerEvent *) override { look(); }

private:
    void look()
    {
        // Where nothing is mounted a folder of that name is on this terminal's own disk, which is not the visitor's.
        const QString place = QStringLiteral("/media/visitor");
        const QString found = QStorageInfo(place).rootPath() == place ? place : QString();
        if (std::exchange(m_folder, found) != found)
            Q_EMIT folderChanged();
    }

    QString m_folder;
};
