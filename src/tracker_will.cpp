// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the worker asks before each request, and while one is under way; and the administrator's word.

#include "delivery/seams.h"
#include "destination_p.h"
#include "store/policyfile.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QTimer>

namespace Tally {

namespace {

constexpr qint64 policyLookMs = 5000; // between two looks of track(), which cost some stat()
constexpr std::chrono::minutes policyInterval{1}; // the same where nothing is tracked, since nothing may be

/// What the file says about consent, looked at again whenever the file has changed. Worker thread only.
class ConsentOnDisk
{
public:
    explicit ConsentOnDisk(const QString &trackerFolder) : m_file(trackerFolder) { }

    /// Or was, between what was \a heard last and what is there now.
    bool isDenied(const Will &heard)
    {
        if (const qint64 stamp = m_file.stamp(); stamp != m_stamp) {
            bool unreadable = false;
            const Identity identity = m_file.read(nullptr, &unreadable);
            if (!unreadable) { // else it is as it was
                m_stamp = stamp;
                m_denied = identity.isWithdrawn();
                m_whose = personMark(identity.anonymousId);
                m_generation = identity.consentGeneration;
                m_withdrawals = identity.withdrawals;
            }
        }
        return m_denied || m_generation > heard.heardGeneration + 1 || m_withdrawals > heard.heardWithdrawals;
    }

    /// The personMark() of who is here, as isDenied() has read it.
    QString whose() const { return m_whose; }

private:
    const IdentityFile m_file;
    qint64 m_stamp = -1;
    bool m_denied = false;
    int m_generation = 0;
    int m_withdrawals = 0;
    QString m_whose;
};

Purpose purposeOf(Destination::Purpose purpose)
{
    return purpose == Destination::Billing ? Purpose::Billing : Purpose::Analytics;
}

} // namespace

void Tracker::Private::askWill(Uploader::Place *place, const Destination *destination)
{
    // Another process of the application may have been told no: its answer is on disk, and holds here too. So does what
    // the administrator wrote a moment ago.
    const auto consent = std::make_shared<ConsentOnDisk>(folder());
    const auto files = std::make_shared<PolicyFiles>(policyFiles);
    place->will = [will = will, consent, files, purpose = destination->d->currentPurpose](const QByteArray &route) {
        // Asked anew each time: what the disk says may be older than what the user has just said here.
        const Circumstances now{.policy = files->current()};
        const auto mayBe = [&now](Purpose of) { return decide(now, of).permission == Permission::Allowed; };
        if (!will->sending || !mayBe(Purpose::Billing))
            return Uploader::Will::Hold;
        if (purposeOf(*purpose) == Purpose::Billing || route == Uploader::eraseRoute
            || (will->analytics && mayBe(Purpose::Analytics) && !consent->isDenied(*will)))
            return Uploader::Will::Send;
        return will->denied ? Uploader::Will::Discard : Uploader::Will::Hold;
    };
    place->withdrawals = [will = will, purpose = destination->d->currentPurpose] {
        return purposeOf(*purpose) == Purpose::Analytics ? will->heardWithdrawals.load() : 0;
    };
    place->sent = std::make_shared<const SentRecord>(folder());
    place->sentRoom = [limit = sentRecordBytes, will = will, consent,
                       purpose = destination->d->currentPurpose]() -> Uploader::Place::Room {
        const bool isAllowed = *limit > 0 && purposeOf(*purpose) == Purpose::Analytics && !will->denied
            && !consent->isDenied(*will);
        return {isAllowed ? limit->load() : 0, consent->whose()};
    };
}

void Tracker::Private::readPolicy()
{
    policyStamp = policyFiles.stamp(); // before it is read: what changes meanwhile is read again
    const QList<PolicyFiles::Reading> readings = policyFiles.read();
    policy = PolicyFiles::strictest(readings);
    QStringList told;
    for (const PolicyFiles::Reading &reading : readings) {
        if (reading.problem.isEmpty())
            continue;
        const QString text = Tracker::tr("The administrator's file %1 cannot be used: %2. Until it is mended or removed, "
                                         "nothing is stored or sent for analytics.").arg(reading.path, reading.problem);
        told.append(text);
        if (!policyProblemsTold.contains(text))
            unreported.append({Error::PolicyUnreadable, text, 0, {}, {}});
    }
    policyProblemsTold = told;
    updateWill();
    if (policy != Policy::Silent)
        lookAtPolicyLater();
}

void Tracker::Private::lookAtPolicy()
{
    {
        const Writing writing(*this);
        policyLookedMs = seams().now().bootMs;
        if (!begun || policyFiles.stamp() == policyStamp)
            return;
        const Policy before = policy;
        readPolicy();
        if (policy == before)
            return;
        prepareToStoreHeld();
    }
    tellWill(&Tracker::consentChanged);
}

void Tracker::Private::lookAtPolicyNowAndThen(const ClockReading &now)
{
    // In the tracker's thread: it tells everybody. Until then the worker asks for itself.
    if (now.bootMs - policyLookedMs >= policyLookMs && policyLookedMs.exchange(now.bootMs) != now.bootMs)
        QMetaObject::invokeMethod(q, [this] { lookAtPolicy(); }, Qt::QueuedConnection);
}

void Tracker::Private::lookAtPolicyLater()
{
    if (looksAtPolicy.exchange(true))
        return;
    QMetaObject::invokeMethod(
        q,
        [this] {
            QTimer::singleShot(policyInterval, Qt::VeryCoarseTimer, q, [this] { lookAtPolicyAgain(); });
        },
        Qt::QueuedConnection);
}

void Tracker::Private::lookAtPolicyAgain()
{
    looksAtPolicy = false;
    const QPointer<Tracker> alive(q); // it may be deleted in a slot
    lookAtPolicy();
    if (alive && policy != Policy::Silent)
        lookAtPolicyLater();
}

} // namespace Tally
