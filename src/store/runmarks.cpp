// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/runmarks.h"

#include <QUuid>

namespace Tally {

namespace {

const QLatin1String unready(".part");
constexpr qint64 mostBytes = 4096;

QStringList linesOf(const File &file)
{
    const QByteArray text = file.read(0, mostBytes).value_or(QByteArray());
    return QString::fromUtf8(text).split(QLatin1Char('\n'));
}

QString line(QString text)
{
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).left(200) + QLatin1Char('\n');
}

} // namespace

QList<RunMarks::Run> RunMarks::takeLost()
{
    QList<Run> lost;
    for (const QString &name : fileNamesIn(folder()).value_or(QStringList())) {
        const QString path = folder() + QLatin1Char('/') + name;
        if (isOldLeftover(path))
            removeFile(path); // killed before it could have its name
        if (name == m_name || isLeftover(name))
            continue;
        const File mark = File::openForUpdate(path);
        // Opened before another process took it, it is in no folder any more.
        if (!mark.isOpen() || !mark.tryLock() || !mark.isLinked())
            continue;
        const QStringList lines = linesOf(mark);
        if (removeFile(path))
            lost.append({lines.value(0), lines.value(1)});
    }
    return lost;
}

void RunMarks::mark(const Run &run)
{
    if (isMarked() || !makeFolder(m_folder) || !makeFolder(folder()))
        return;
    m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString path = folder() + QLatin1Char('/') + m_name;
    // It gets its name when it has its lock, or it would look like a dead one's.
    File mark = File::create(path + unready);
    if (!mark.isOpen())
        return;
    if (mark.tryLock() && mark.write((line(run.version) + line(run.boot)).toUtf8()) && renameFile(path + unready, path))
        m_mark = std::move(mark);
    else
        removeFile(path + unready);
}

void RunMarks::unmark()
{
    if (!isMarked())
        return;
    removeFile(folder() + QLatin1Char('/') + m_name); // first: without its lock it would look like a dead one's
    m_mark.close();
}

bool RunMarks::hasVersion() const
{
    return statusOf(m_folder + QLatin1String("/version")).size > 0;
}

std::optional<QString> RunMarks::changeVersion(const QString &version)
{
    const QString path = m_folder + QLatin1String("/version");
    if (!hasVersion()) {
        if (makeFolder(m_folder))
            writeFile(path, line(version).toUtf8());
        return {};
    }
    const File file = File::openForUpdate(path);
    if (!file.isOpen() || !file.tryLock() || !file.isLinked())
        return {}; // another process is being told, or was
    const QString before = linesOf(file).value(0);
    // Written first: a kill in between leaves it untold, and never told twice.
    if (before == line(version).chopped(1) || !writeFile(path, line(version).toUtf8()))
        return {};
    return before;
}

void RunMarks::forget()
{
    takeLost();
    unmark();
    removeFile(m_folder + QLatin1String("/version"));
    removeFolder(folder());
}

} // namespace Tally
