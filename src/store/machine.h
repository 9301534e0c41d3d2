// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/identity.h"

#include <QByteArray>
#include <QString>

namespace Tally {

/// Where the machine's own id comes from; a test points it elsewhere.
struct MachineId
{
    static QByteArray (*read)(); ///< empty: there is none
};

/// What is remembered of a machine: the hash of its id with a salt of its own, from which the id cannot be told.
QString machineMark(const QByteArray &machineId, const QString &salt);
/// Whether \a identity was made on a machine of another id. Where one of the two is not known nobody can tell: false.
bool isOfAnotherMachine(const Identity &identity, const QByteArray &machineId);
/// Notes that \a identity was made on this machine; where that is noted already it stays as it is.
void noteMachine(Identity *identity, const QByteArray &machineId);

/// Takes what another machine owes, and what vendors refused of it, out of the way of whoever sends it, and the marks of
/// its runs with it; returns where it is now, empty where there was nothing.
QString setRunsAside(const QString &trackerFolder);
/// Deletes what was set aside, but for the destinations \a kept.
void forgetRunsAside(const QString &trackerFolder, const QStringList &kept);

} // namespace Tally
