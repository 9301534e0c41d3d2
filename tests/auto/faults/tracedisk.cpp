// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tracedisk.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <cstring>
#include <map>

namespace Tally {

namespace {

constexpr int sector = 512;

void apply(QByteArray *data, const TraceRecord &head, const QByteArray &bytes, qsizetype count)
{
    if (head.what == 'T') {
        data->resize(qsizetype(head.at), '\0');
        return;
    }
    const qsizetype end = qsizetype(head.at) + count;
    if (data->size() < end)
        data->append(QByteArray(end - data->size(), '\0'));
    std::memcpy(data->data() + head.at, bytes.constData(), size_t(count));
}

} // namespace

TraceDisk::TraceDisk(const QByteArray &trace, const QString &root, quint64 rootInode) : m_root(root)
{
    QHash<quint64, int> objects{{rootInode, 0}};
    QHash<qint64, int> syncs; // serial → index of its beginning
    m_folders.insert(root, 0);
    for (qsizetype at = 0; at + qsizetype(sizeof(TraceRecord)) <= trace.size();) {
        Record record;
        std::memcpy(&record.head, trace.constData() + at, sizeof record.head);
        at += sizeof record.head;
        record.first = trace.mid(at, record.head.firstSize);
        at += record.head.firstSize;
        record.second = trace.mid(at, record.head.secondSize);
        at += record.head.secondSize;
        if (record.head.what == 'C' || record.head.what == 'M') {
            objects.insert(record.head.inode, m_objects++);
            if (record.head.what == 'M')
                m_folders.insert(QString::fromUtf8(record.first), m_objects - 1);
        }
        record.object = objects.value(record.head.inode, -1);
        if (record.head.what == 's')
            syncs.insert(record.head.at, int(m_records.size()));
        if (record.head.what == 'S')
            record.beginning = syncs.value(record.head.at, -1);
        m_records.push_back(record);
    }
}

qint64 TraceDisk::timeNs(int moment) const
{
    return m_records.at(size_t(std::min(moment, moments() - 1))).head.timeNs;
}

QString TraceDisk::textOf(int moment) const
{
    if (moment >= moments())
        return QStringLiteral("the end");
    const Record &next = m_records.at(size_t(moment));
    const bool isData = next.head.what == 'W';
    return QString(QLatin1Char(next.head.what)) + QLatin1Char(' ')
        + (isData ? QString::number(next.first.size()) : QString::fromUtf8(next.first)) + QLatin1Char(' ')
        + QString::fromUtf8(next.second);
}

QList<int> TraceDisk::syncsOf(const QString &part) const
{
    QHash<int, QString> names;
    QList<int> found;
    for (int i = 0; i < moments(); ++i) {
        const Record &record = m_records[size_t(i)];
        if (record.head.what == 'C')
            names.insert(record.object, QString::fromUtf8(record.first));
        if (record.head.what == 'S' && names.value(record.object).contains(part))
            found.append(i);
    }
    return found;
}

QStringList TraceDisk::namedUnsynced(const QString &suffix) const
{
    QStringList names;
    QHash<int, int> written; // object → index of its last change
    QHash<int, int> synced;
    for (int i = 0; i < moments(); ++i) {
        const Record &record = m_records.at(size_t(i));
        const QString name = QString::fromUtf8(record.second);
        if (record.head.what == 'W' || record.head.what == 'T')
            written.insert(record.object, i);
        else if (record.head.what == 'S')
            synced[record.object] = std::max(synced.value(record.object, -1), record.beginning);
        else if (record.head.what == 'R' && name.endsWith(suffix)
                 && written.value(record.object, -1) > synced.value(record.object, -1))
            names.append(name);
    }
    return names;
}

QString TraceDisk::parentOf(const QString &path) const
{
    return path.left(path.lastIndexOf(QLatin1Char('/')));
}

bool TraceDisk::rebuild(int moment, Variant variant, QRandomGenerator *random, const QString &folder)
{
    // What is safe: for each object, the index up to which everything of it was synced.
    QHash<int, int> safeBefore;
    for (int i = 0; i < moment; ++i) {
        const Record &record = m_records.at(size_t(i));
        if (record.head.what == 'S')
            safeBefore[record.object] = std::max(safeBefore.value(record.object), record.beginning);
    }
    const auto isNameSafe = [&](int index, const QByteArray &path) {
        const int in = m_folders.value(parentOf(QString::fromUtf8(path)), -1);
        return in >= 0 && index < safeBefore.value(in);
    };
    const auto coin = [random] { return random->bounded(2) == 0; };

    std::map<QString, int> names; // path → object; sorted, so that folders come before what is in them
    QHash<int, QByteArray> contents;
    QHash<int, QByteArray> whole; // with everything that was written, for its size
    QHash<int, qint64> torn; // how much of its unsynced bytes an object still gets
    for (int i = 0; i < moment; ++i) {
        const Record &record = m_records.at(size_t(i));
        const char what = record.head.what;
        if (what == 'W' || what == 'T') {
            apply(&whole[record.object], record.head, record.first, record.first.size());
            bool isKept = i < safeBefore.value(record.object);
            qsizetype count = record.first.size();
            if (!isKept) {
                switch (variant) {
                case AllKept:
                case NamesLost:
                    isKept = true;
                    break;
                case Torn:
                case ZeroTail:
                    if (!torn.contains(record.object))
                        torn.insert(record.object, sector * random->bounded(12));
                    count = std::min<qsizetype>(count, torn[record.object]);
                    torn[record.object] -= count;
                    isKept = count > 0 || what == 'T';
                    break;
                case Random:
                    isKept = coin();
                    break;
                default:
                    break;
                }
            }
            if (isKept)
                apply(&contents[record.object], record.head, record.first, count);
            continue;
        }
        if (what == 's' || what == 'S' || record.first.isEmpty())
            continue;
        bool isKept = isNameSafe(i, record.first) || (!record.second.isEmpty() && isNameSafe(i, record.second));
        if (!isKept)
            isKept = variant == AllKept || variant == DataLost || variant == Torn || variant == Zeros
                || variant == ZeroTail || (variant == Random && coin());
        if (!isKept)
            continue;
        if (what != 'C' && what != 'M' && what != 'L')
            names.erase(QString::fromUtf8(record.first));
        if (what != 'U')
            names[QString::fromUtf8(what == 'C' || what == 'M' ? record.first : record.second)] = record.object;
    }

    QCryptographicHash hash(QCryptographicHash::Sha1);
    QSet<int> folders{0};
    for (const int object : std::as_const(m_folders))
        folders.insert(object);
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    for (const auto &[path, object] : names) {
        const QString at = folder + path.mid(m_root.size());
        if (!QFile::exists(parentOf(at)))
            continue; // its folder is gone, and so is all that was in it
        hash.addData(path.toUtf8());
        if (folders.contains(object)) {
            QDir().mkdir(at);
            continue;
        }
        QByteArray data = contents.value(object);
        if ((variant == Zeros || variant == ZeroTail || (variant == Random && coin()))
            && data.size() < whole.value(object).size())
            data.append(QByteArray(whole.value(object).size() - data.size(), '\0'));
        hash.addData(data);
        QFile file(at);
        if (file.open(QIODevice::WriteOnly))
            file.write(data);
    }
    hash.addData(QByteArray::number(moment < moments() ? 0 : 1));
    const bool isNew = hash.result() != m_last;
    m_last = hash.result();
    return isNew;
}

} // namespace Tally
