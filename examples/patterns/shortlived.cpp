// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A program that does one thing and ends, as cron jobs and command-line tools do.
//
//     DOOW_TRACK_API_KEY=dk_… shortlived --license lic_42 --rows 1200
//
// There is no event loop and no time for one: shutdown() sends what was tracked and returns when it has arrived, or
// when its time is over. What did not arrive by then is on disk, and the next start sends it.

#include <Tally/Doow>
#include <Tally/Tracker>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace std::chrono_literals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    // They name the folder of the events; set them before the first one.
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("shortlived"));

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption license(QStringLiteral("license"), QStringLiteral("Whose usage it is."),
                                     QStringLiteral("id"));
    const QCommandLineOption rows(QStringLiteral("rows"), QStringLiteral("How many rows were exported."),
                                  QStringLiteral("count"), QStringLiteral("1"));
    const QCommandLineOption patience(QStringLiteral("patience"), QStringLiteral("Wait for the network up to <ms>."),
                                      QStringLiteral("ms"), QStringLiteral("5000"));
    parser.addOptions({license, rows, patience});
    parser.process(application);

    // Nobody listens to errorOccurred, which needs an event loop: so what goes wrong is a warning on standard error.
    Tally::Tracker tracker;
    auto *doow = new Tally::Doow; // its key and host come from the environment
    doow->setLicenseId(parser.value(license));
    tracker.addDestination(doow);

    tracker.track(QStringLiteral("rows_exported"), {},
                  {{QStringLiteral("quantity"), parser.value(rows).toDouble()},
                   {QStringLiteral("unit"), QStringLiteral("rows")}});

    const bool everything = tracker.shutdown(std::chrono::milliseconds(parser.value(patience).toInt()));
    QTextStream(stdout) << "delivered " << tracker.deliveredCount() << ", dropped " << tracker.droppedCount()
                        << ", kept for later " << tracker.pendingCount() << Qt::endl;
    return everything && tracker.droppedCount() == 0 ? 0 : 3;
}
