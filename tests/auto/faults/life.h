// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <atomic>
#include <cstdint>
#include <new>

#include <sys/mman.h>

namespace Tally::Faults {

/// Where events go in these tests, and what is counted apart.
enum Place { Millimetric, Doow, Fluxrate, Places };
inline const char *const placeNames[] = {"millimetric", "doow", "fluxrate"};
/// A fourth destination sums: its calls have no ids, so their quantities tell.
inline const char *const sumsName = "sums";

inline QString idOf(int number)
{
    return QStringLiteral("e-%1").arg(number);
}
/// -1: not one of ours.
inline int numberOf(const QString &id)
{
    bool ok = false;
    const int number = id.mid(2).toInt(&ok);
    return ok && id.startsWith(QLatin1String("e-")) ? number : -1;
}

/// Each number that is divisible by these is …
inline constexpr int badEach = 9; ///< of a name that the vendors may be told to refuse
inline constexpr int unsoldEach = 13; ///< without a licence: Doow's rules refuse it
inline constexpr int summedEach = 3; ///< also tracked for the destination that sums
inline bool isBad(int number) { return number % badEach == 4; }
inline bool isUnsold(int number) { return number % unsoldEach == 7; }
inline bool isSummed(int number) { return number % summedEach == 1; }
inline std::int64_t quantityOf(int number)
{
    return 1 + std::int64_t((std::uint32_t(number) + 1) * 2654435761u >> 12); // some 20 bits, different for each
}

/// What the processes of one round write down, in a file that they share as memory: so it holds what happened up to the
/// very statement of a kill.
struct Log
{
    static constexpr int maxEvents = 4096;
    static constexpr int maxRequests = 16384;
    static constexpr int maxProcesses = 32;

    enum Tracked : std::uint8_t { Begun = 1, Accepted = 2, Big = 4 }; // big ones go where they are metered
    enum Told : std::uint8_t { Delivered = 1, Dropped = 2, Quarantined = 4 };
    enum State : std::uint32_t { UnderWay, Answered, Failed, Abandoned };

    struct Request
    {
        std::atomic<std::uint32_t> isWritten; // last of all
        std::uint32_t crc; // of the body
        std::int32_t process;
        std::atomic<std::uint32_t> state;
        std::atomic<std::uint32_t> status;
    };
    struct Process
    {
        std::atomic<std::int32_t> begun;
        std::atomic<std::int32_t> accepted;
        std::atomic<std::int32_t> isEnding; ///< it does by itself what ends it
        std::atomic<std::int32_t> isSaved;
    };

    std::atomic<std::uint8_t> tracked[maxEvents];
    std::atomic<std::uint8_t> told[Places][maxEvents];
    std::atomic<std::uint8_t> dropReason[Places][maxEvents];
    std::atomic<std::uint32_t> deliveredIn[Places][maxEvents]; ///< processes that were told so, a bit each
    std::atomic<std::uint32_t> requestCount;
    Request requests[maxRequests];
    Process processes[maxProcesses];

    /// Zeroed where the file is made. Null: that did not work.
    static Log *open(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || (file.size() == 0 && !file.resize(sizeof(Log))))
            return nullptr;
        void *memory = ::mmap(nullptr, sizeof(Log), PROT_READ | PROT_WRITE, MAP_SHARED, file.handle(), 0);
        return memory == MAP_FAILED ? nullptr : static_cast<Log *>(memory);
    }
    void close() { ::munmap(this, sizeof(Log)); }
};

/// How one process lives and ends; told on its command line.
struct Life
{
    QString log;
    QString storage;
    QString host;
    int process = 0;
    int first = 0; ///< number of its first event
    int count = 0;
    int threads = 0; ///< that track beside the main thread
    int big = 0; ///< so many events of 400 kB, for the vendors that meter
    int at = -1; ///< it ends once so many were accepted; -1: all
    int lingerMs = 0; ///< and after this, for ends that are not sudden
    bool flushes = false; ///< it calls flush() once all are tracked
    bool saves = false; ///< it goes on only when all is on disk
    bool retries = false; ///< it puts back what is in quarantine once everything is sent
    int timeoutMs = 1000; ///< of a request
    /// hold, kill, abort, _exit, exit, term, termhandler, quit, return, leak, delete, shutdown, drain
    QString end = QStringLiteral("return");

    QStringList toArguments() const
    {
        QStringList list{log, storage, host, end};
        for (const int value : {process, first, count, threads, big, at, lingerMs, int(flushes), int(saves), int(retries),
                                timeoutMs})
            list.append(QString::number(value));
        return list;
    }
    static Life of(const QStringList &arguments)
    {
        Life life;
        life.log = arguments.value(0);
        life.storage = arguments.value(1);
        life.host = arguments.value(2);
        life.end = arguments.value(3);
        int next = 4;
        for (int *value : {&life.process, &life.first, &life.count, &life.threads, &life.big, &life.at, &life.lingerMs})
            *value = arguments.value(next++).toInt();
        for (bool *value : {&life.flushes, &life.saves, &life.retries})
            *value = arguments.value(next++).toInt() != 0;
        life.timeoutMs = arguments.value(next).toInt();
        return life;
    }
    /// For a person.
    QString toString() const
    {
        return QStringLiteral("process %1: %2 events from %3, %4 threads, %5 big, end \"%6\" at %7 after %8 ms%9%10%11")
            .arg(process).arg(count).arg(first).arg(threads).arg(big).arg(end).arg(at).arg(lingerMs)
            .arg(flushes ? QStringLiteral(", flushes") : QString(), saves ? QStringLiteral(", saves") : QString(),
                 retries ? QStringLiteral(", retries") : QString());
    }
};

} // namespace Tally::Faults
