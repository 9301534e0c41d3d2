// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "life.h"

#include <QDirIterator>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

#include <memory>

#include <signal.h>

namespace Tally::Faults {

/// Variables of callfaults, by the part of their names behind TALLY_FAULT; the preloaded library comes along with any.
using CallFaults = QMap<QString, QString>;

inline QProcessEnvironment childEnvironment(const CallFaults &faults = {}, const QByteArray &preload = CALL_FAULTS)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TALLY_TEST_KEY"),
                       qEnvironmentVariable("TALLY_TEST_KEY", QStringLiteral("sk_test_abcdefgh_faultfaultfaultfault")));
    // What is preloaded comes before a sanitizer, and a child that is to end at once has no time to look for leaks.
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":detect_leaks=0:verify_asan_link_order=0:handle_abort=0"));
    if (faults.isEmpty())
        return environment;
    environment.insert(QStringLiteral("LD_PRELOAD"), QString::fromLocal8Bit(preload + ' ' + qgetenv("LD_PRELOAD")));
    for (auto it = faults.begin(); it != faults.end(); ++it)
        environment.insert(QLatin1String("TALLY_FAULT") + it.key(), it.value());
    return environment;
}

inline std::unique_ptr<QProcess> start(const QString &program, const QStringList &arguments, const CallFaults &faults = {},
                                       const QByteArray &preload = CALL_FAULTS,
                                       QProcess::ProcessChannelMode mode = QProcess::ForwardedErrorChannel)
{
    auto child = std::make_unique<QProcess>();
    child->setProcessEnvironment(childEnvironment(faults, preload));
    child->setProcessChannelMode(mode);
    child->start(program, arguments);
    return child;
}

inline bool isRunning(const QProcess &child)
{
    return child.state() != QProcess::NotRunning;
}

inline void sendSignal(const QProcess &child, int signal)
{
    if (child.processId() > 0)
        ::kill(pid_t(child.processId()), signal);
}

/// As if the files of \a folder had been written so many seconds earlier.
inline void makeOlder(const QString &folder, int seconds)
{
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
            file.setFileTime(info.lastModified().addSecs(-seconds), QFileDevice::FileModificationTime);
    }
}

/// Files of events that are still in a store. A mark, an empty journal or a lock holds none.
inline QStringList leftBehind(const QString &storage)
{
    QStringList files;
    QDirIterator all(storage + QLatin1String("/default/runs"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo file(all.next());
        if (file.suffix() != QLatin1String("mark") && !file.suffix().endsWith(QLatin1String("lock")) && file.size() > 0)
            files.append(file.filePath());
    }
    return files;
}

} // namespace Tally::Faults
