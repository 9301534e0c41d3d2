// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/withdrawals.h"

#include "store/files.h"

namespace Tally {

namespace {

QString noteIn(const QString &folder)
{
    return folder + QLatin1Char('/') + withdrawalsNote;
}

} // namespace

int clearedWithdrawals(const QString &folder)
{
    constexpr qint64 mostDigits = 10;
    return File::openForReading(noteIn(folder)).read(0, mostDigits).value_or(QByteArray()).toInt();
}

bool noteClearedWithdrawals(const QString &folder, int withdrawals)
{
    return makeFolder(folder) && writeFile(noteIn(folder), QByteArray::number(withdrawals)) && syncFolder(folder);
}

} // namespace Tally
