// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Tracks what happened before there was a tracker: JSON lines from standard input, an event each, in the words of any
// vendor's own snippet.
//
//     AOA_SK=sk_… backfill < events.jsonl
//     {"event": "signup", "user_id": "usr_42", "timestamp": "2026-01-02T03:04:05Z", "event_id": "row-1"}
//
// An event_id of your own makes it safe to run twice where the vendor heeds it. For a file, with a progress bar and a
// report, there is `tally backfill`.

#include <Tally/Event>
#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QThread>

using namespace std::chrono_literals;

namespace {

// Reading is faster than any vendor. Beyond its limit (maxQueueEvents, 100 000) the queue would let the oldest go.
constexpr qint64 mostPending = 5'000;

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("backfill"));
    QTextStream err(stderr);

    // Nobody listens to errorOccurred, which needs an event loop: so what goes wrong is a warning on standard error.
    Tally::Tracker tracker;
    auto *millimetric = new Tally::Millimetric; // its key and host come from the environment
    millimetric->setFlushAt(500); // large batches
    tracker.addDestination(millimetric);

    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    qint64 lines = 0;
    qint64 unusable = 0;
    while (true) {
        const QByteArray line = input.readLine();
        if (line.isEmpty())
            break;
        ++lines;
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument json = QJsonDocument::fromJson(line);
        // An event from a file is someone's: with its own ids it gets none of this machine's.
        const Tally::Event event = Tally::Event::fromMap(json.object().toVariantMap());
        if (!json.isObject() || tracker.track(event).isEmpty()) {
            ++unusable;
            err << "line " << lines << " is no event" << Qt::endl;
        }
        while (tracker.pendingCount() >= mostPending) {
            if (!tracker.waitForFlushed(1s)) // at once, where there is no key, say
                QThread::msleep(100);
            QCoreApplication::processEvents(); // nobody else does, and there is a call for each batch
        }
    }

    const bool everything = tracker.shutdown(60s);
    QTextStream(stdout) << "delivered " << tracker.deliveredCount() << ", dropped " << tracker.droppedCount()
                        << ", kept for later " << tracker.pendingCount() << ", unusable lines " << unusable << Qt::endl;
    return everything && unusable == 0 ? 0 : 3;
}
