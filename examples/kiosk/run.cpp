// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "run.h"

#include <QGuiApplication>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWindow>
#include <QTextStream>
#include <QTimer>

void Run::saveScreenshot(QQuickWindow *window, const QString &fileName)
{
    // The pots are painted after the first frame, and the pages slide in.
    QTimer::singleShot(1500, window, [this, window, fileName] {
        if (window->grabWindow().save(fileName))
            QCoreApplication::exit(0);
        else
            fail(QStringLiteral("The picture cannot be written to %1.").arg(fileName));
    });
}

void Run::finish(double accepted, double delivered, double pending, double dropped)
{
    const QJsonObject counts{{QStringLiteral("accepted"), accepted},
                             {QStringLiteral("delivered"), delivered},
                             {QStringLiteral("pending"), pending},
                             {QStringLiteral("dropped"), dropped}};
    QTextStream(stdout) << QJsonDocument(counts).toJson(QJsonDocument::Compact) << Qt::endl;
    QCoreApplication::exit(accepted > 0 && delivered == accepted ? 0 : 1);
}

void Run::fail(const QString &reason)
{
    QTextStream(stderr) << reason << Qt::endl;
    QCoreApplication::exit(1);
}
