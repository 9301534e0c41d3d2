// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A segment's or a quarantine file: any bytes; and what was written is what is read.

#include "targets.h"

#include "store/segment.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Tally::Fuzz {

namespace {

// One file in memory that is written over. Its time changes with each: QSettings keeps what it has read.
class Place
{
public:
    Place()
    {
        m_path = "/dev/shm/tally-fuzz-" + QByteArray::number(qint64(::getpid())) + ".ini";
        m_file = ::open(m_path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (m_file < 0)
            std::abort();
    }
    ~Place()
    {
        ::close(m_file);
        ::unlink(m_path.constData());
    }

    QString path() const { return QString::fromLatin1(m_path); }
    void put(const QByteArray &bytes)
    {
        if (::ftruncate(m_file, 0) != 0 || ::pwrite(m_file, bytes.constData(), size_t(bytes.size()), 0) != bytes.size())
            std::abort();
        ++m_time;
        const timespec times[] = {{m_time / 1000, m_time % 1000 * 1'000'000}, {m_time / 1000, m_time % 1000 * 1'000'000}};
        ::futimens(m_file, times);
    }

private:
    QByteArray m_path;
    int m_file = -1;
    long m_time = 1'000'000;
};

QString text(Bytes &in)
{
    const quint8 how = in.byte();
    if (how % 4)
        return QString::fromUtf8(in.take(how / 4));
    QString string;
    for (int i = 0; i < how / 8; ++i)
        string.append(QChar(char16_t(in.number(2))));
    // As toJson() and the tracker have it before it gets here.
    return QString::fromUtf8(string.toUtf8());
}

void writeAndRead(const QByteArray &bytes)
{
    Bytes in(bytes);
    StoredBatch stored;
    stored.batch.id = text(in).toUtf8();
    stored.batch.route = text(in).toUtf8();
    const bool isQuarantine = in.byte() & 1;
    const int count = 1 + in.byte() % 4;
    for (int i = 0; i < count; ++i) {
        stored.batch.eventIds.append(text(in));
        stored.batch.events.append(text(in).toUtf8());
        if (isQuarantine)
            stored.reasons.append(text(in));
    }
    if (isQuarantine) {
        stored.httpStatus = int(in.number(2));
        stored.timeMs = qint64(in.number(8));
    }
    static int number = 0;
    const QString path = QStringLiteral("/dev/shm/tally-fuzz-%1-%2.ini").arg(::getpid()).arg(++number);
    TALLY_REQUIRE(writeSegment(path, stored));
    const std::optional<StoredBatch> read = readSegment(path);
    ::unlink(QFile::encodeName(path).constData());
    TALLY_REQUIRE(read.has_value());
    TALLY_REQUIRE(read->batch.id == stored.batch.id && read->batch.route == stored.batch.route);
    TALLY_REQUIRE(read->batch.eventIds == stored.batch.eventIds && read->batch.events == stored.batch.events);
    TALLY_REQUIRE(read->reasons == stored.reasons && read->timeMs == stored.timeMs);
    TALLY_REQUIRE(read->httpStatus == stored.httpStatus);
}

} // namespace

void segment(const QByteArray &bytes)
{
    static Place place;
    SegmentName::parse(QString::fromUtf8(bytes));
    QuarantineName::parse(QString::fromUtf8(bytes));
    place.put(bytes);
    if (const std::optional<StoredBatch> stored = readSegment(place.path())) {
        TALLY_REQUIRE(!stored->batch.events.isEmpty());
        TALLY_REQUIRE(stored->batch.events.size() == stored->batch.eventIds.size());
        TALLY_REQUIRE(stored->reasons.isEmpty() || stored->reasons.size() == stored->batch.events.size());
    }
    // Two syncs of a disk, so only now and then.
    static int calls = 0;
    if (++calls % 64 == 0)
        writeAndRead(bytes);
}

} // namespace Tally::Fuzz
