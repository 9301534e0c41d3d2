// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "context.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSize>
#include <QSysInfo>
#include <QThread>

namespace Tally {

QVariantMap contextProperties()
{
    QVariantMap context;
    const auto add = [&context](QLatin1String name, const QString &value) {
        if (!value.isEmpty())
            context.insert(name, value);
    };
    add(QLatin1String("$os"), QSysInfo::productType());
    add(QLatin1String("$os_version"), QSysInfo::productVersion());
    add(QLatin1String("$qt_version"), QString::fromLatin1(qVersion()));
    add(QLatin1String("$locale"), QLocale().bcp47Name());

    QCoreApplication *const app = QCoreApplication::instance();
    if (!app)
        return context;
    add(QLatin1String("$app_name"), QCoreApplication::applicationName());
    add(QLatin1String("$app_version"), QCoreApplication::applicationVersion());
    // By property, so that a program without a user interface needs no Gui. A screen belongs to the application's
    // thread.
    if (app->thread() != QThread::currentThread())
        return context;
    if (const auto *screen = app->property("primaryScreen").value<QObject *>()) {
        const QSize size = screen->property("size").toSize();
        context.insert(QStringLiteral("$screen_width"), size.width());
        context.insert(QStringLiteral("$screen_height"), size.height());
        context.insert(QStringLiteral("$screen_density"), screen->property("devicePixelRatio").toDouble());
    }
    return context;
}

} // namespace Tally
