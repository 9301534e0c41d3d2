// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is held about the person who uses the application, for that person: what was sent, and all of it in one file.

#include "core/json.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QDir>

namespace Tally {

qint64 Tracker::sentRecordBytes() const
{
    return d->sentRecordBytes->load();
}

void Tracker::setSentRecordBytes(qint64 bytes)
{
    bytes = std::max<qint64>(0, bytes);
    if (!Private::isUsable())
        return;
    const qint64 before = d->sentRecordBytes->exchange(bytes);
    {
        const QReadLocker reading(&d->lock);
        d->erasesSentRecord = bytes == 0; // where the store is not known yet
        if (d->begun && d->worker && (bytes == 0 || bytes < before))
            d->limitSentRecord();
    }
    if (bytes != before)
        Q_EMIT optionsChanged();
}

void Tracker::Private::limitSentRecord()
{
    worker->post([record = SentRecord(folder()), limit = sentRecordBytes] {
        if (*limit == 0)
            record.erase();
        else
            record.enforceLimit(*limit);
    });
}

void Tracker::Private::eraseSentRecord()
{
    // In the worker, behind an answer that it is about to write down.
    if (worker)
        worker->post([record = SentRecord(folder())] { record.erase(); });
}

QList<SentRequest> Tracker::sentRequests() const
{
    QString folder;
    {
        const QReadLocker reading(&d->lock);
        if (!d->begun)
            return {};
        folder = d->folder();
    }
    return SentRecord(folder).requests();
}

void Tracker::exportData(const QString &path)
{
    const auto end = [this](const QString &to, const QString &error) {
        QMetaObject::invokeMethod(this, [this, to, error] { Q_EMIT dataExported(to, error); }, Qt::QueuedConnection);
    };
    if (!Private::isUsable() || !d->begin() || !d->worker) {
        end(path, tr("The tracker does nothing: there is no application, or another tracker has its name."));
        return;
    }
    QVariantMap all;
    QString folder;
    {
        const QReadLocker reading(&d->lock);
        const Identity &i = d->identity;
        folder = d->folder();
        all.insert(QStringLiteral("identity"), QVariantMap{{QStringLiteral("anonymous_id"), i.anonymousId},
                                                           {QStringLiteral("user_id"), i.userId},
                                                           {QStringLiteral("session_id"), i.sessionId}});
        all.insert(QStringLiteral("consent"), QVariantMap{{QStringLiteral("answer"), i.consent}});
    }
    d->worker->post([all, folder, path, end]() mutable {
        QVariantList sent;
        for (const SentRequest &request : SentRecord(folder).requests())
            sent.append(QVariantMap{{QStringLiteral("time"), request.time},
                                    {QStringLiteral("destination"), request.destination},
                                    {QStringLiteral("url"), request.url},
                                    {QStringLiteral("body"), request.text()}});
        all.insert(QStringLiteral("sent"), sent);
        end(path, writeFile(path, toJson(all)) ? QString() : lastFileError());
    });
}

} // namespace Tally
