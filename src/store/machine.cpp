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
    bool isAnything = false;
    for (const QString &run : folderNamesIn(runs).value_or(QStringList()))
        isAnything = isAnything || !folderNamesIn(runs + QLatin1Char('/') + run).value_or(QStringList()).isEmpty();
    constexpr int most = 100; // copies of copies
    for (int i = 1; isAnything && i < most; ++i) {
        const QString place = trackerFolder + asidePrefix + QString::number(i);
        if (!isFolder(place) && renameFile(runs, place))
            return place;
    }
    return {};
}

void forgetRunsAside(const QString &trackerFolder)
{
    for (const QString &name : folderNamesIn(trackerFolder).value_or(QStringList()))
        if ((QLatin1Char('/') + name).startsWith(asidePrefix))
            QDir(trackerFolder + QLatin1Char('/') + name).removeRecursively();
}

} // namespace Tally
