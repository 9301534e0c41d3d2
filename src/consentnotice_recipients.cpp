// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Who gets what, and who erases it.

#include "consentnotice.h"
#include "consentnotice_p.h"

#include "core/event.h"
#include "destination_p.h"
#include "tracker_p.h"
#include "translations.h"

#include <QLocale>

namespace Tally {

namespace {

/// As its class is called. Where QML has made it, the class of its QML extension goes first.
QString vendorName(const Destination *destination)
{
    const QMetaObject *type = destination->metaObject();
    while (QByteArray(type->className()).endsWith("Extension"))
        type = type->superClass();
    return QString::fromLatin1(type->className()).section(QLatin1String("::"), -1);
}

} // namespace

ConsentNotice::Private::Share ConsentNotice::Private::shareOf(Destination *destination)
{
    if (destination->purpose() == Destination::Analytics)
        return UsageData;
    const std::shared_ptr<const Vendor> vendor = Destination::Private::of(destination)->vendor;
    return vendor && !vendor->sendsDetails() ? Count : Record;
}

QStringList ConsentNotice::Private::titles(Share wanted) const
{
    QStringList result;
    if (!tracker)
        return result;
    const QList<Destination *> all = tracker->destinations();
    for (Destination *destination : all) {
        const Destination::Private *inner = Destination::Private::of(destination);
        if (shareOf(destination) != wanted || !inner->isActive())
            continue;
        const QString vendor = vendorName(destination);
        const QString host = inner->effectiveHost().host();
        result.append(host.isEmpty() ? vendor
                                     : ConsentNotice::tr("%1 (%2)", "company, its host").arg(vendor, host));
    }
    result.removeDuplicates();
    return result;
}

bool ConsentNotice::Private::maySend() const
{
    if (!tracker)
        return false;
    const Tracker::Private *inner = Tracker::Private::of(tracker);
    const QReadLocker reading(&inner->lock);
    return inner->maySend();
}

QString ConsentNotice::Private::billed(Share wanted) const
{
    if (!maySend())
        return {};
    QStringList billing = titles(wanted);
    for (QString &title : billing)
        title = isolated(title);
    return textsLocale().createSeparatedList(billing);
}

bool ConsentNotice::Private::isEraseHeeded() const
{
    Event erase;
    erase.kind = Event::Forget;
    bool isAnyAsked = false;
    const QList<Destination *> all = maySend() ? tracker->destinations() : QList<Destination *>();
    for (Destination *destination : all) {
        if (destination->purpose() != Destination::Analytics)
            continue;
        // One that is disabled just now may hold something too, and is asked later. A key that may be shipped is
        // everybody's: no vendor erases for it.
        const Destination::Private *inner = Destination::Private::of(destination);
        if (!inner->vendor || !inner->vendor->wants(erase) || !inner->vendor->isSecretKey(inner->found.key))
            return false;
        isAnyAsked = true;
    }
    return isAnyAsked;
}

} // namespace Tally
