// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What Qt costs by itself.
//
//     bench-qtfloor idle        a process with an event loop and a QNetworkAccessManager, which does nothing
//     bench-qtfloor post URL    a program that posts one event, and ends with the answer

#include "figures.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>

int main(int argc, char **argv)
{
    const int64_t started = startedNs();
    QCoreApplication application(argc, argv);
    QNetworkAccessManager network;
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("post")) {
        QNetworkRequest request(QUrl(arguments.value(2) + QLatin1String("/v1/track")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        request.setRawHeader("Authorization", "Bearer sk_bench");
        const QByteArray body = R"({"event":"purchase","event_id":"4be0643f-1d98-573b-97cd-ca98a65347dd",)"
                                R"("timestamp":"2026-01-01T00:00:00.000Z","properties":{"product":"lorenta vomi",)"
                                R"("order":"b1946ac9-2492-d2347c6235b4","amount_cents":4900,"weight":12.5,"returning":true}})";
        QNetworkReply *reply = network.post(request, body);
        QObject::connect(reply, &QNetworkReply::finished, &application, [&] {
            tell("post.ms", double(nowNs() - started) / 1e6);
            QCoreApplication::exit(reply->error() == QNetworkReply::NoError ? 0 : 1);
        });
    } else {
        QTimer::singleShot(500, &application, [] {
            tellMemory("idle");
            QCoreApplication::quit();
        });
    }
    return QCoreApplication::exec();
}
