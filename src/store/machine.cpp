// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/machine.h"

#include "store/files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSysInfo>
#include <QUuid>

namespace Tally {

namespace {

const QLatin1String asidePrefix("/runs~of-the-original-"); // no destination's name
const QLatin1String quarantine("/quarantine");
const QLatin1String quarantineOf("quarantine-of-"); // a destination, among the runs

} // namespace

QByteArray (*MachineId::read)() = QSysInfo::machineUniqueId;

QString machineMark(const QByteArray &machineId, const QString &salt)
{
    const QByteArray hash = QCryptographicHash::hash(salt.toUtf8() + ' ' + machineId, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(16).toHex());
}

bool isOfAnotherMachine(const Identity &identity, const QByteArray &machineId)
{
    return !identity.machine.isEmpty() && !machineId.isEmpty()
        && identity.machine != machineMark(machineId, identity.machineSalt);
}

void noteMachine(Identity *identity, const QByteArray &machineId)
{
    if (machineId.isEmpty() || !identity->machine.isEmpty())
        return;
    identity->machineSalt = QUuid::createUuid().toString(QUuid::Id128);
    identity->machine = machineMark(machineId, identity->machineSalt);
}

QString setRunsAside(const QString &trackerFolder)
{
    for (const QString &mark : fileNamesIn(trackerFolder + QLatin1String("/running")).value_or(QStringList()))
        removeFile(trackerFolder + QLatin1String("/running/") + mark);
    const QString runs = trackerFolder + QLatin1String("/runs");
    const auto hasFolders = [](const QString &folder) { return !folderNamesIn(folder).value_or(QStringList()).isEmpty(); };
    bool isOwed = false;
    for (const QString &run : folderNamesIn(runs).value_or(QStringList()))
        isOwed = isOwed || hasFolders(runs + QLatin1Char('/') + run);
    QStringList refused; // by which destinations
    for (const QString &name : folderNamesIn(trackerFolder).value_or(QStringList()))
        if (!fileNamesIn(trackerFolder + QLatin1Char('/') + name + quarantine).value_or(QStringList()).isEmpty())
            refused.append(name);
    constexpr int most = 100; // copies of copies
    for (int i = 1; (isOwed || !refused.isEmpty()) && i < most; ++i) {
        const QString place = trackerFolder + asidePrefix + QString::number(i);
        if (isFolder(place) || (isOwed && !renameFile(runs, place)) || !makeFolder(place))
            continue;
        for (const QString &name : std::as_const(refused))
            renameFile(trackerFolder + QLatin1Char('/') + name + quarantine, place + QLatin1Char('/') + quarantineOf + name);
        return place;
    }
    return {};
}

void forgetRunsAside(const QString &trackerFolder, const QStringList &kept)
{
    const auto removeFoldersIn = [&kept](const QString &folder, const QString &prefix) {
        for (const QString &name : folderNamesIn(folder).value_or(QStringList()))
            if (name.startsWith(prefix) && !kept.contains(name.mid(prefix.size())))
                QDir(folder + QLatin1Char('/') + name).removeRecursively();
    };
    for (const QString &name : folderNamesIn(trackerFolder).value_or(QStringList())) {
        const QString aside = trackerFolder + QLatin1Char('/') + name;
        if (!(QLatin1Char('/') + name).startsWith(asidePrefix))
            continue;
        removeFoldersIn(aside, quarantineOf);
        for (const QString &run : folderNamesIn(aside).value_or(QStringList())) {
            if (run.startsWith(quarantineOf))
                continue;
            removeFoldersIn(aside + QLatin1Char('/') + run, QString());
            removeFolder(aside + QLatin1Char('/') + run); // where nothing is left in it
        }
        if (folderNamesIn(aside) == QStringList())
            QDir(aside).removeRecursively(); // with the locks of those runs
    }
}

} // namespace Tally
