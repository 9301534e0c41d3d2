// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "signals.h"

#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <unistd.h>

using namespace std::chrono_literals;

namespace {

/// A service that measures what it does: one event every few seconds, or one for each line that it is fed. The names
/// are an enumeration, so that a misspelt one does not compile.
class Service : public QObject
{
    Q_OBJECT

public:
    enum Activity { service_started, heartbeat, line_handled, service_stopped };
    Q_ENUM(Activity)

    Service(Tally::Tracker *tracker, std::chrono::milliseconds interval) : m_tracker(tracker)
    {
        m_tracker->track(service_started, {{QStringLiteral("pid"), QCoreApplication::applicationPid()}});
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_tracker->track(heartbeat, {{QStringLiteral("beat"), ++m_beats}});
        });
        if (interval > 0ms)
            m_timer.start(interval);
    }

    void readLines()
    {
        auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
            char bytes[4096];
            const auto size = ::read(STDIN_FILENO, bytes, sizeof bytes);
            if (size <= 0) {
                notifier->setEnabled(false);
                Q_EMIT inputEnded();
                return;
            }
            m_input.append(bytes, size);
            for (qsizetype end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n')) {
                // How long the line was, not what was in it: content is nobody's business.
                m_tracker->track(line_handled, {{QStringLiteral("length"), end}});
                m_input.remove(0, end + 1);
            }
        });
    }

    /// Delivers what it can within \a patience. What is left then stays on disk, and the next start sends it.
    bool stop(std::chrono::milliseconds patience)
    {
        m_timer.stop();
        m_tracker->track(service_stopped, {{QStringLiteral("beats"), m_beats}});
        return m_tracker->shutdown(patience);
    }

Q_SIGNALS:
    void inputEnded();

private:
    Tally::Tracker *m_tracker;
    QTimer m_timer;
    int m_beats = 0;
    QByteArray m_input;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("console"));
    QCoreApplication::setApplicationVersion(QStringLiteral("1.0"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "A service that tracks what it does and delivers the rest when it is told to end (SIGTERM, Ctrl+C).\n"
        "The key comes from AOA_SK, from systemd's credentials or from the keychain (tally key set millimetric)."));
    parser.addHelpOption();
    const QCommandLineOption interval(QStringLiteral("interval"), QStringLiteral("An event every <ms> (default 5000)."),
                                      QStringLiteral("ms"), QStringLiteral("5000"));
    const QCommandLineOption lines(QStringLiteral("lines"),
                                   QStringLiteral("An event for each line of standard input."));
    const QCommandLineOption patience(QStringLiteral("patience"),
                                      QStringLiteral("At the end, try to deliver for <ms> (default 5000)."),
                                      QStringLiteral("ms"), QStringLiteral("5000"));
    parser.addOptions({interval, lines, patience});
    parser.process(application);

    Tally::Tracker tracker;
    tracker.setSuperProperties({{QStringLiteral("service"), QStringLiteral("console")}});
    auto *millimetric = new Tally::Millimetric;
    millimetric->setFlushAt(20);
    millimetric->setFlushInterval(2000);
    tracker.addDestination(millimetric);
    QObject::connect(&tracker, &Tally::Tracker::errorOccurred, &tracker,
                     [](const Tally::Error &error) { QTextStream(stderr) << error.text << Qt::endl; });

    Service service(&tracker, std::chrono::milliseconds(parser.isSet(lines) ? 0 : parser.value(interval).toInt()));
    if (parser.isSet(lines))
        service.readLines();

    // Before quit(), which stops the tracker too, but without waiting for the network.
    const auto end = [&] {
        const bool everything = service.stop(std::chrono::milliseconds(parser.value(patience).toInt()));
        QCoreApplication::exit(everything ? 0 : 3);
    };
    TerminationSignals termination;
    QObject::connect(&termination, &TerminationSignals::received, &application, end);
    QObject::connect(&service, &Service::inputEnded, &application, end);
    QTextStream(stdout) << "running" << Qt::endl;
    const int result = application.exec();
    QTextStream(stdout) << "tracked " << tracker.acceptedCount() << ", delivered " << tracker.deliveredCount()
                        << ", kept for later " << tracker.pendingCount() << Qt::endl;
    return result;
}

#include "main.moc"
