// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"
#include "tally_vendors.h"

#include <QFile>
#include <QList>
#include <QStringList>

#include <memory>
#include <vector>

namespace Tally {

/// The rows of a table, each a list of cells; the first row is the head.
using Table = QList<QStringList>;

/// The first table of README.md after a line that begins with \a before; empty where there is none.
inline Table tableAfter(const QString &before)
{
    QFile file(QStringLiteral(README));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    Table table;
    bool isNear = false;
    for (const QString &line : lines) {
        isNear = isNear || line.startsWith(before);
        if (!isNear)
            continue;
        if (!line.startsWith(QLatin1Char('|'))) {
            if (!table.isEmpty())
                break;
            continue;
        }
        QStringList cells;
        const QStringList parts = line.split(QLatin1Char('|')).mid(1);
        for (const QString &part : parts.first(parts.size() - 1))
            cells.append(part.trimmed());
        if (!cells.value(0).startsWith(QLatin1String("---")))
            table.append(cells);
    }
    return table;
}

/// What stands between backticks in \a cell, each.
inline QStringList codeIn(const QString &cell)
{
    QStringList code;
    const QStringList parts = cell.split(QLatin1Char('`'));
    for (qsizetype i = 1; i < parts.size(); i += 2)
        code.append(parts.at(i));
    return code;
}

/// One destination of each vendor, in the order of the vendors' table.
inline std::vector<std::unique_ptr<Destination>> makeDestinations()
{
    std::vector<std::unique_ptr<Destination>> all;
#define TALLY_MAKE(Class) all.push_back(std::make_unique<Class>());
    TALLY_FOR_EACH_VENDOR(TALLY_MAKE)
#undef TALLY_MAKE
    return all;
}

/// "Millimetric", as the type is called in C++ and QML.
inline QString typeOf(const Destination *destination)
{
    return QString::fromLatin1(destination->metaObject()->className()).section(QStringLiteral("::"), -1);
}

} // namespace Tally
