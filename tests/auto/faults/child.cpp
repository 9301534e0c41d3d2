// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// An application that tracks numbered events to four destinations, writes down what it was told, and comes to the end
// that its command line says (life.h).

#include "life.h"

#include "delivery/seams.h"
#include "tracker.h"
#include "vendors/doow.h"
#include "vendors/fluxrate.h"
#include "vendors/millimetric.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkReply>
#include <QSocketNotifier>
#include <QTimer>

#include <csignal>
#include <cstdlib>
#include <thread>
#include <unistd.h>
#include <vector>

#include <zlib.h>

using namespace Tally;
using namespace std::chrono_literals;
using Faults::Life;
using Faults::Log;

namespace {

Log *shared = nullptr;
Life life;

/// Writes down of each request whether it got a complete answer, before anybody acts on that.
class WatchedNetwork : public QNetworkAccessManager
{
protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *data) override
    {
        const QByteArray body = data ? data->peek(data->size()) : QByteArray();
        Log::Request *entry = nullptr;
        if (const std::uint32_t at = shared->requestCount++; at < Log::maxRequests) {
            entry = &shared->requests[at];
            entry->crc = std::uint32_t(crc32_z(0, reinterpret_cast<const Bytef *>(body.constData()), size_t(body.size())));
            entry->process = life.process;
            entry->isWritten = 1;
        }
        QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, data);
        connect(reply, &QNetworkReply::finished, this, [entry, reply] {
            if (!entry || entry->state != Log::UnderWay)
                return;
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            entry->status = std::uint32_t(status);
            if (reply->error() == QNetworkReply::OperationCanceledError)
                entry->state = Log::Abandoned;
            else if (reply->error() == QNetworkReply::NoError
                     || (reply->error() > QNetworkReply::UnknownProxyError && status >= 300))
                entry->state = Log::Answered;
            else
                entry->state = Log::Failed;
        });
        return reply;
    }
};

void tell(const QStringList &ids, const QString &destination, Log::Told what, int reason = 0)
{
    for (int place = 0; place < Faults::Places; ++place) {
        if (destination != QLatin1String(Faults::placeNames[place]))
            continue;
        for (const QString &id : ids) {
            const int number = Faults::numberOf(id);
            if (number < 0 || number >= Log::maxEvents)
                continue;
            shared->dropReason[place][number] = std::uint8_t(reason);
            shared->told[place][number].fetch_or(what);
            if (what == Log::Delivered)
                shared->deliveredIn[place][number].fetch_or(1u << life.process);
        }
    }
}

template<typename Vendor>
Vendor *add(Tracker &tracker, const char *name, const char *keyPrefix, const QStringList &events)
{
    auto *vendor = new Vendor;
    vendor->setName(QLatin1String(name));
    vendor->setHost(QUrl(life.host));
    vendor->setKey(QLatin1String(keyPrefix) + qEnvironmentVariable("TALLY_TEST_KEY"));
    vendor->setEvents(events);
    vendor->setRequestTimeout(life.timeoutMs);
    vendor->setFlushAt(10);
    vendor->setFlushInterval(20);
    if constexpr (std::is_same_v<Vendor, Doow>) {
        vendor->setLicenseId(QStringLiteral("lic_42"));
    } else if constexpr (std::is_same_v<Vendor, Fluxrate>) {
        vendor->setCustomerExternalId(QStringLiteral("cust_1"));
        vendor->setMeters({{QStringLiteral("n"), QStringLiteral("550e8400-e29b-41d4-a716-446655440000")},
                           {QStringLiteral("big"), QStringLiteral("550e8400-e29b-41d4-a716-446655440000")},
                           {QStringLiteral("bad"), QStringLiteral("550e8400-e29b-41d4-a716-446655440bad")},
                           {QStringLiteral("s"), QStringLiteral("550e8400-e29b-41d4-a716-446655440555")}});
    }
    tracker.addDestination(vendor);
    return vendor;
}

/// Ends that take effect at once, from any thread.
void endSuddenly()
{
    shared->processes[life.process].isEnding = 1;
    if (life.end == QLatin1String("kill"))
        ::raise(SIGKILL);
    else if (life.end == QLatin1String("abort"))
        std::abort();
    else if (life.end == QLatin1String("_exit"))
        ::_exit(0);
    else if (life.end == QLatin1String("term"))
        ::kill(::getpid(), SIGTERM);
}

void trackOne(Tracker &tracker, int index)
{
    const int number = life.first + index;
    Log::Process &own = shared->processes[life.process];
    QVariantMap properties{{QStringLiteral("i"), number}};
    QString name = QStringLiteral("n");
    if (index < life.big) {
        name = QStringLiteral("big");
        properties.insert(QStringLiteral("text"), QString(400'000, QLatin1Char('x')));
    } else if (Faults::isBad(number)) {
        name = QStringLiteral("bad");
    }
    QVariantMap options{{QStringLiteral("event_id"), Faults::idOf(number)}};
    if (Faults::isUnsold(number))
        options.insert(QStringLiteral("license_id"), QStringLiteral(" "));
    const std::uint8_t size = index < life.big ? Log::Big : 0;
    shared->tracked[number] = Log::Begun | size;
    ++own.begun;
    tracker.track(name, properties, options);
    if (Faults::isSummed(number))
        tracker.track(QStringLiteral("s"), {}, {{QStringLiteral("quantity"), qint64(Faults::quantityOf(number))}});
    shared->tracked[number] = Log::Begun | Log::Accepted | size;
    if (++own.accepted == life.at)
        endSuddenly();
}

int toTerminate[2];

void onTerminate(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(toTerminate[1], &byte, 1);
}

/// As a program ends that has a handler: the signal wakes the event loop, which quits.
void quitOnTerminate()
{
    if (::pipe(toTerminate) != 0)
        return;
    auto *notifier = new QSocketNotifier(toTerminate[0], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    std::signal(SIGTERM, onTerminate);
}

int drained(Tracker &tracker)
{
    for (int i = 0; i < 300; ++i) {
        if (tracker.waitForFlushed(100ms) && tracker.pendingCount() == 0 && i > 0)
            return tracker.shutdown(2s) ? 0 : 3;
        QCoreApplication::processEvents();
    }
    return 2;
}

int end(Tracker &tracker)
{
    shared->processes[life.process].isEnding = 1;
    if (life.end == QLatin1String("exit"))
        std::exit(0);
    if (life.end == QLatin1String("term") || life.end == QLatin1String("termhandler"))
        ::kill(::getpid(), SIGTERM);
    if (life.end == QLatin1String("drain"))
        return drained(tracker);
    if (life.end == QLatin1String("shutdown"))
        tracker.shutdown(1s);
    return 0;
}


} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    life = Life::of(app.arguments().mid(1));
    shared = Log::open(life.log);
    if (!shared)
        return 9;
    seams().makeNetwork = [] { return new WatchedNetwork; };
    if (life.end == QLatin1String("termhandler"))
        quitOnTerminate();

    auto owned = std::make_unique<Tracker>();
    Tracker &tracker = *owned;
    tracker.setStoragePath(life.storage);
    QObject::connect(&tracker, &Tracker::delivered, &tracker, [](const QStringList &ids, const QString &destination) {
        tell(ids, destination, Log::Delivered);
    });
    QObject::connect(&tracker, &Tracker::dropped, &tracker,
                     [](const QStringList &ids, Tracker::DropReason reason, const QString &destination) {
                         tell(ids, destination, Log::Dropped, int(reason));
                     });
    QObject::connect(&tracker, &Tracker::quarantined, &tracker, [](const QStringList &ids, const Error &error) {
        tell(ids, error.destination, Log::Quarantined);
    });
    QObject::connect(&tracker, &Tracker::errorOccurred, &tracker, [](const Error &error) {
        if (qEnvironmentVariableIsSet("TALLY_FAULTS_SHOW"))
            qWarning("process %d: %s: %s", life.process, qPrintable(error.destination), qPrintable(error.text));
    });
    add<Millimetric>(tracker, Faults::placeNames[Faults::Millimetric], "", {QStringLiteral("n"), QStringLiteral("bad")});
    add<Doow>(tracker, Faults::placeNames[Faults::Doow], "dk_",
              {QStringLiteral("n"), QStringLiteral("bad"), QStringLiteral("big")});
    add<Fluxrate>(tracker, Faults::placeNames[Faults::Fluxrate], "org_live_",
                  {QStringLiteral("n"), QStringLiteral("bad"), QStringLiteral("big")});
    add<Fluxrate>(tracker, Faults::sumsName, "org_live_", {QStringLiteral("s")})->setAggregateInterval(150);

    std::vector<std::thread> threads;
    for (int t = 0; t < life.threads; ++t) {
        threads.emplace_back([&tracker, t] {
            for (int i = t; i < life.count; i += life.threads + 1)
                trackOne(tracker, i);
        });
    }
    int code = 0;
    int next = life.threads;
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, &app, [&] {
        for (int i = 0; i < 5 && next < life.count; ++i, next += life.threads + 1)
            trackOne(tracker, next);
        if (next < life.count)
            return;
        turn.stop();
        for (std::thread &thread : threads)
            thread.join();
        if (life.saves) {
            bool isSaved = false;
            for (int i = 0; i < 300; ++i) {
                isSaved = tracker.waitForSaved(500ms);
                QCoreApplication::processEvents();
                if (isSaved)
                    break;
                QEventLoop loop; // the store is tried again each second
                QTimer::singleShot(100ms, &loop, &QEventLoop::quit);
                loop.exec();
            }
            shared->processes[life.process].isSaved = isSaved;
        }
        if (life.flushes)
            tracker.flush();
        if (life.retries) {
            drained(tracker);
            for (Destination *destination : tracker.destinations())
                destination->retryQuarantined();
            tracker.waitForFlushed(1s);
        }
        QTimer::singleShot(life.lingerMs, &app, [&] {
            if (life.end == QLatin1String("hold"))
                return;
            endSuddenly();
            code = end(tracker);
            QCoreApplication::quit();
        });
    });
    turn.start(0);
    app.exec();
    if (life.end == QLatin1String("leak"))
        static_cast<void>(owned.release());
    return code;
}
