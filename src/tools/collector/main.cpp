// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/commandline.h"
#include "tools/collector/eventdatabase.h"
#include "tools/collector/printer.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QUrl>

#include <atomic>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Tally;
using namespace Tally::Inbound;

namespace {

constexpr int Done = 0;
constexpr int Failed = 1;
constexpr int WrongUsage = 2;

QString tr(const char *text)
{
    return QCoreApplication::translate("Tally", text);
}

void say(std::FILE *where, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), where);
    std::fflush(where);
}

#ifdef Q_OS_UNIX
int signalPipe[2] = {-1, -1};

/// SIGTERM and SIGINT end the event loop; a second one ends the process, should the first get nowhere.
void quitOnSignals(QCoreApplication &application)
{
    if (::pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    struct sigaction action = {};
    action.sa_handler = [](int) {
        const int saved = errno;
        [[maybe_unused]] const auto ignored = ::write(signalPipe[1], "x", 1);
        errno = saved;
    };
    action.sa_flags = int(SA_RESTART | SA_RESETHAND);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    // Whoever read the output may have gone; the events are still to be stored.
    ::signal(SIGPIPE, SIG_IGN);
}
#else
void quitOnSignals(QCoreApplication &) { }
#endif

int list(const CommandLine &line)
{
    EventDatabase database;
    const QString reason = database.open(line.options.database, EventDatabase::Mode::ReadOnly);
    if (!reason.isEmpty()) {
        say(stderr, reason);
        return Failed;
    }
    Printer printer(stdout, line.json ? Printer::Form::Json : Printer::Form::Columns);
    database.forEachEvent(0, [&printer](const CollectedEvent &event) {
        printer.event(event);
        return true;
    });
    if (!line.json)
        say(stdout, Printer::summary(database.stats()));
    return Done;
}

int serve(const CommandLine &line)
{
    Collector collector(line.options);
    Printer printer(stdout, line.quiet ? Printer::Form::Nothing
                                       : line.json ? Printer::Form::Json : Printer::Form::Columns);
    CollectorFaults faults = line.faults;
    const bool downFirst = faults.downAfter == 0;
    if (downFirst)
        faults.downAfter = -1;
    const QString vendor = line.faultyVendor;
    if (vendor.isEmpty())
        collector.setFaults(faults);
    else
        collector.setFaults(faults, vendor);
    if (downFirst && !vendor.isEmpty())
        collector.takeDown(faults.downFor, vendor);
    // In the serving thread: a line is out before the sender has its answer, and a slow reader of the output slows the
    // senders instead of filling the memory. The address is out before anybody has been let in.
    bool announced = false;
    std::atomic<bool> ending = false;
    QObject::connect(&collector, &Collector::eventArrived, &collector,
                     [&printer](const CollectedEvent &event) { printer.event(event); }, Qt::DirectConnection);
    QObject::connect(&collector, &Collector::requestArrived, &collector,
                     [&printer](const CollectedRequest &request) { printer.request(request); }, Qt::DirectConnection);
    QObject::connect(&collector, &Collector::listeningChanged, &collector,
                     [&printer, &collector, &announced, &ending](bool listening) {
                         if (!std::exchange(announced, true))
                             say(stdout, QStringLiteral("listening on ") + collector.url().toString());
                         else if (!ending)
                             printer.note(listening ? tr("up again") : tr("down"));
                     },
                     Qt::DirectConnection);
    if (!line.options.host.isLoopback())
        say(stderr, tr("Warning: other machines can reach this collector."));
    if (!collector.start(line.port)) {
        say(stderr, tr("Cannot listen: %1").arg(collector.errorString()));
        return Failed;
    }
    if (downFirst && vendor.isEmpty())
        collector.takeDown(faults.downFor);
    QCoreApplication::exec();
    ending = true;
    collector.stop();
    say(line.json ? stderr : stdout, Printer::summary(collector.stats()));
    return Done;
}

int runProxy(const CommandLine &line)
{
    FaultProxy proxy(line.upstreamPort);
    proxy.setFaults(line.proxyFaults);
    if (!proxy.start(line.port)) {
        say(stderr, tr("Cannot listen: %1").arg(proxy.errorString()));
        return Failed;
    }
    say(stdout, QStringLiteral("listening on http://127.0.0.1:%1").arg(proxy.port()));
    Printer printer(stdout, line.quiet ? Printer::Form::Nothing : Printer::Form::Columns);
    QObject::connect(&proxy, &FaultProxy::connectionAccepted, &proxy,
                     [&printer](int number) { printer.note(tr("connection %1").arg(number)); }, Qt::DirectConnection);
    QCoreApplication::exec();
    proxy.stop();
    say(stdout, tr("%1 connections, %2 bytes to the server, %3 bytes to clients")
                    .arg(proxy.connections())
                    .arg(proxy.bytesToUpstream())
                    .arg(proxy.bytesToClients()));
    return Done;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tally-collector"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TALLY_VERSION));
    const CommandLine line = readCommandLine(QCoreApplication::arguments());
    if (!line.error.isEmpty()) {
        say(stderr, QStringLiteral("tally-collector: ") + line.error);
        say(stderr, tr("Try --help."));
        return WrongUsage;
    }
    quitOnSignals(application);
    switch (line.mode) {
    case CommandLine::Mode::Text:
        std::fputs(line.text.toUtf8().constData(), stdout);
        return Done;
    case CommandLine::Mode::List:
        return list(line);
    case CommandLine::Mode::Proxy:
        return runProxy(line);
    case CommandLine::Mode::Serve:
        break;
    }
    return serve(line);
}
