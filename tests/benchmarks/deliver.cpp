// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The way from track() to the vendor's answer.
//
//     bench-deliver write-events FILE N                         the events as JSON lines, for the other contestants
//     bench-deliver end-to-end --store FOLDER --url URL N       N events that are ready, to the last answer
//     bench-deliver memory --store FOLDER --url URL N           N events as they come; what the process takes then
//     bench-deliver first --as NAME --store FOLDER --url URL    process start to the first event's answer
//     bench-deliver drain --as NAME --store FOLDER --url URL    first answer to the last of what an earlier process left
//     bench-deliver doow --store FOLDER --url URL N             N events, all properties, to a vendor that takes gzip

#include "contestant.h"
#include "events.h"
#include "figures.h"

#include <Tally/Doow>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace std::chrono_literals;

namespace {

int writeEvents(const QString &path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    for (int i = 0; i < count; ++i) {
        const VariedEvent event{quint64(i)};
        const QJsonObject object{{QStringLiteral("name"), event.name},
                                 {QStringLiteral("properties"), QJsonObject::fromVariantMap(event.properties)}};
        file.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    }
    return 0;
}

int endToEnd(int count)
{
    Contestant contestant(argument("--store"), argument("--url"));
    contestant.begin();
    std::vector<VariedEvent> events;
    for (int i = 0; i < count; ++i)
        events.emplace_back(quint64(i));

    const double cpu = cpuSeconds();
    const int64_t begin = nowNs();
    for (const VariedEvent &event : events)
        contestant.tracker.track(event.name, event.properties);
    const bool isDelivered = contestant.deliver(60s);
    tell("tally.rate", count / (double(nowNs() - begin) / 1e9));
    tell("tally.cpu", (cpuSeconds() - cpu) * 100'000 / count);
    tell("tally.lost", double(count - contestant.tracker.deliveredCount()));
    return isDelivered ? 0 : 1;
}

int memory(int count)
{
    Contestant contestant(argument("--store"), argument("--url"));
    contestant.begin();
    for (int i = 0; i < count; ++i) {
        const VariedEvent event{quint64(i)};
        contestant.tracker.track(event.name, event.properties);
        if (i % 100 == 0)
            QCoreApplication::processEvents();
    }
    tellMemory("working");
    return contestant.deliver(60s) ? 0 : 1;
}

// Ends at once: what else is pending stays for the next time.
int first(const std::string &name)
{
    const int64_t started = startedNs();
    Contestant contestant(argument("--store"), argument("--url"));
    QObject::connect(&contestant.tracker, &Tally::Tracker::delivered, &contestant.tracker, [&] {
        tell(name + ".first", double(nowNs() - started) / 1e6);
        std::_Exit(0);
    });
    contestant.begin();
    const VariedEvent event{1};
    contestant.tracker.track(event.name, event.properties);
    QTimer::singleShot(60s, &contestant.tracker, [] { std::_Exit(1); });
    return QCoreApplication::exec();
}

int drain(const std::string &name)
{
    Contestant contestant(argument("--store"), argument("--url"));
    int64_t begin = 0;
    QObject::connect(&contestant.tracker, &Tally::Tracker::delivered, &contestant.tracker, [&](const QStringList &ids) {
        if (begin == 0) {
            begin = nowNs();
            return;
        }
        static qint64 count = 0;
        count += ids.size();
        if (contestant.tracker.pendingCount() == 0) {
            tell(name + ".drained", double(count) / (double(nowNs() - begin) / 1e9));
            tellMemory(name + ".drain");
            std::_Exit(0);
        }
    });
    contestant.begin();
    contestant.tracker.track(QStringLiteral("back")); // opens the store; from here on what it holds is delivered
    QTimer::singleShot(150s, &contestant.tracker, [] { std::_Exit(1); });
    return QCoreApplication::exec();
}

int doow(int count)
{
    auto *destination = new Tally::Doow;
    destination->setLicenseId(QStringLiteral("lic_42"));
    destination->setSendProperties({QStringLiteral("*")});
    destination->setFlushAt(100);
    Contestant contestant(argument("--store"), argument("--url"), destination,
                          QLatin1String("dk_") + QString(64, QLatin1Char('a')));
    contestant.begin();
    for (int i = 0; i < count; ++i) {
        const VariedEvent event{quint64(i)};
        contestant.tracker.track(event.name, event.properties);
    }
    return contestant.deliver(120s) && contestant.tracker.droppedCount() == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const int count = arguments.constLast().toInt();
    if (what == QLatin1String("write-events"))
        return writeEvents(arguments.value(2), count);
    if (what == QLatin1String("end-to-end"))
        return endToEnd(count);
    if (what == QLatin1String("memory"))
        return memory(count);
    if (what == QLatin1String("first"))
        return first(argument("--as").toStdString());
    if (what == QLatin1String("drain"))
        return drain(argument("--as").toStdString());
    if (what == QLatin1String("doow"))
        return doow(count);
    return 2;
}
