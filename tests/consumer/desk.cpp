// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include <Tally/ConsentDialog>
#include <Tally/ConsentNotice>
#include <Tally/InspectorDock>
#include <Tally/Millimetric>
#include <Tally/PrivacySettings>
#include <Tally/Tracker>

#include <QApplication>
#include <QMainWindow>
#include <QTimer>

/// desk <storage folder>: asks, and counts an Escape as no answer.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Tally::Tracker tracker;
    tracker.setStoragePath(application.arguments().value(1));
    tracker.setConsentRequired(true);
    tracker.addDestination(new Tally::Millimetric);

    QMainWindow window;
    window.setCentralWidget(new Tally::PrivacySettings(&tracker));
    window.addDockWidget(Qt::RightDockWidgetArea, new Tally::InspectorDock(&tracker, &window));
    window.show();
    Tally::ConsentDialog *dialog = Tally::ConsentDialog::askIfNeeded(&tracker, &window);
    dialog->notice()->setApplication(QStringLiteral("Desk"));
    QObject::connect(dialog, &QDialog::finished, &application, [&tracker] {
        QCoreApplication::exit(tracker.consent() == Tally::Tracker::Consent::Unknown ? 0 : 1);
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, dialog, [dialog] {
        if (dialog->isVisible())
            dialog->reject();
    });
    look.start(10);
    return QApplication::exec();
}
