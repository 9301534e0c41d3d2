// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The names of all events in one place, checked by the compiler and offered by the editor.
//
//     AOA_SK=sk_… typednames usr_42

#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QCoreApplication>

/// What this application tracks. Q_ENUM_NS lets Tally read the names: AI_QUERY is sent as "AI_QUERY".
namespace Events {
Q_NAMESPACE
enum Name { AI_QUERY, IMAGE_GEN, PDF_EXPORT };
Q_ENUM_NS(Name)
} // namespace Events

namespace {

/// The one place that tracks: its first argument cannot be any text.
void trackUsage(Events::Name name, const QString &userId, double quantity = 1)
{
    Tally::Tracker::instance()->track(name, {},
                                      {{QStringLiteral("user_id"), userId}, {QStringLiteral("quantity"), quantity}});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("typednames"));

    Tally::Tracker tracker;
    tracker.addDestination(new Tally::Millimetric); // its key and host come from the environment

    const QString userId = application.arguments().value(1);
    trackUsage(Events::AI_QUERY, userId);
    trackUsage(Events::PDF_EXPORT, userId, 3);
#ifdef MISSPELT
    trackUsage(Events::AI_QEURY, userId); // does not compile, and that is the point
#endif
    return tracker.shutdown() ? 0 : 3;
}

#include "typednames.moc"
