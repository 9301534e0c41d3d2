// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// The error texts in the user's language, without a call of the application's: the catalogues are in this library, and
// an application's own translators, installed later, go first. Without QCoreApplication nothing runs, and texts stay
// English. A QML engine loads this library in a thread of its own, so the rest is left to the application's.
static void installTranslations()
{
    QCoreApplication *application = QCoreApplication::instance();
    QMetaObject::invokeMethod(application, [application] {
        auto *translator = new QTranslator(application);
        if (translator->load(QLocale(), QStringLiteral("tally"), QStringLiteral("_"), QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    });
}

Q_COREAPP_STARTUP_FUNCTION(installTranslations)
