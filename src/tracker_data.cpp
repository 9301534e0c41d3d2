// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is held about the person who uses the application, for that person: what was sent, and all of it in one file.

#include "delivery/dataexport.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>

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

void Tracker::Private::tidySentRecord()
{
    if (!worker)
        return;
    // By what the disk says: another process may have noticed first, and have remembered something of who came then.
    // Where it cannot be written it still names the one who has gone.
    const bool mayBeBehind = onDisk == OnDisk::SomebodyGone;
    worker->post([record = SentRecord(folder()), mayBeBehind, here = personMark(identity.anonymousId)] {
        if (const std::optional<QString> whose = record.whoseNow())
            record.eraseAllBut(mayBeBehind && *whose != here ? QString() : *whose);
    });
}

QList<SentRequest> Tracker::sentRequests() const
{
    QString folder;
    QString whose;
    {
        const QReadLocker reading(&d->lock);
        if (!d->begun)
            return {};
        folder = d->folder();
        whose = personMark(d->identity.anonymousId);
    }
    return SentRecord(folder).requestsOf(whose);
}

QVariantMap Tracker::Private::heldOfPerson() const
{
    const auto time = [](qint64 ms) { return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime(); };
    const Decision decision = decide(circumstances(), Purpose::Analytics);
    const QVariantMap who{{QStringLiteral("anonymous_id"), identity.anonymousId},
                          {QStringLiteral("user_id"), identity.userId},
                          {QStringLiteral("session_id"), identity.sessionId},
                          {QStringLiteral("session_started"), time(identity.sessionStartedMs)},
                          {QStringLiteral("last_activity"), time(identityFile->lastActivityMs())}};
    const QVariantMap consent{{QStringLiteral("answer"), identity.consent.isEmpty() ? QStringLiteral("none") : identity.consent},
                              {QStringLiteral("time"), time(identity.consentMs)},
                              {QStringLiteral("required"), consentRequired.load()},
                              {QStringLiteral("analytics_blocked_by"), nameOf(decision.blocker)}};
    const QVariantMap settings{{QStringLiteral("enabled"), enabled.load()},
                               {QStringLiteral("offline"), offline.load()},
                               {QStringLiteral("context"), contextEnabled ? context : QVariantMap()},
                               {QStringLiteral("super_properties"), superProperties},
                               {QStringLiteral("session_timeout_ms"), sessionTimeout.load()},
                               {QStringLiteral("sent_record_bytes"), sentRecordBytes->load()},
                               {QStringLiteral("store"), folder()}};
    return {{QStringLiteral("application"), QCoreApplication::applicationName()},
            {QStringLiteral("tracker"), name},
            {QStringLiteral("exported"), time(seams().now().wallMs)},
            {QStringLiteral("identity"), who},
            {QStringLiteral("consent"), consent},
            {QStringLiteral("settings"), settings}};
}

void Tracker::exportData(const QString &path)
{
    const auto refuse = [this, path](const QString &error) {
        QMetaObject::invokeMethod(this, [this, path, error] { Q_EMIT dataExported(path, error); }, Qt::QueuedConnection);
    };
    if (!Private::isUsable())
        return;
    if (!d->begin() || !d->worker) {
        refuse(tr("There is nothing to write down: the tracker has not started, or does nothing."));
        return;
    }
    if (path.isEmpty()) {
        refuse(tr("Say to which file."));
        return;
    }
    DataExport::Contents contents;
    {
        const QReadLocker reading(&d->lock);
        contents.head = d->heldOfPerson();
        contents.trackerFolder = d->folder();
        const Identity &who = d->identity;
        if (who.isSuccessor || who.visitors > 0 || d->identityUnreadable)
            contents.only = {who.anonymousId, who.userId};
        contents.sentOf = personMark(d->identity.anonymousId);
        for (const Destination *destination : d->destinations)
            contents.destinations.insert(destination->name(), QVariantMap{
                {QStringLiteral("purpose"), destination->d->purpose == Destination::Billing ? QStringLiteral("billing")
                                                                                            : QStringLiteral("analytics")},
                {QStringLiteral("host"), destination->d->effectiveHost().adjusted(QUrl::RemoveUserInfo)},
                {QStringLiteral("pending_count"), destination->pendingCount()}});
        const QMutexLocker locked(&d->heldMutex);
        for (const std::deque<Private::Held> &held : {d->early, d->awaitingConsent})
            for (const Private::Held &one : held)
                if (one.person == d->person)
                    contents.inMemory.append(one.event);
    }
    auto *const writing = new DataExport(contents, path);
    connect(writing, &DataExport::finished, this, &Tracker::dataExported);
    writing->moveToThread(d->worker->thread());
    d->worker->post([writing, keeper = d->adoption] {
        writing->setParent(keeper); // ends with it
        writing->start();
    });
}

} // namespace Tally
