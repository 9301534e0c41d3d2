// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Tally {

/// As long as it lives, the environment has this. A variable without a name: nothing.
struct Environment
{
    Environment(const QByteArray &variable, const QByteArray &value) : name(variable)
    {
        if (!name.isEmpty())
            qputenv(name, value);
    }
    ~Environment()
    {
        if (name.isEmpty())
            return;
        if (before.isNull())
            qunsetenv(name);
        else
            qputenv(name, before);
    }
    Q_DISABLE_COPY_MOVE(Environment)
    const QByteArray name;
    const QByteArray before = qgetenv(name);
};

/// Two folders of the administrator's, the first of which comes first.
struct Administrator
{
    QString path(int folder = 0) const { return dirs[folder].filePath(QStringLiteral("tally/policy.ini")); }
    void write(const QByteArray &text, int folder = 0) const
    {
        QVERIFY(QDir(dirs[folder].path()).mkpath(QStringLiteral("tally")));
        QFile file(path(folder));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    void remove(int folder = 0) const { QVERIFY(QFile::remove(path(folder))); }

    const QTemporaryDir dirs[2];
    const Environment variable{"XDG_CONFIG_DIRS",
                               QFile::encodeName(dirs[0].path() + QLatin1Char(':') + dirs[1].path() + QLatin1String(":relative"))};
};

} // namespace Tally
