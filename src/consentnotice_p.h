// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "consentnotice.h"
#include "destination.h"

#include <QPointer>
#include <QStringList>

#include <optional>

namespace Tally {

/// A date, or a name with brackets, keeps its own direction within a sentence of another one.
inline QString isolated(const QString &name)
{
    return QChar(0x2068) + name + QChar(0x2069);
}

/// A path goes from left to right within a sentence of another direction.
inline QString isolatedPath(const QString &path)
{
    return QChar(0x2066) + path + QChar(0x2069);
}

class ConsentNotice::Private
{
public:
    explicit Private(ConsentNotice *notice) : q(notice) { }

    void follow(Tracker *now);
    void connectAll();
    void changedLater();
    /// A copy was wanted in \a folder, which is not there.
    void failLater(const QString &folder);
    /// What somebody gets: what the answer is about, or, whatever it is, for billing a count, or what was done.
    enum Share { UsageData, Count, Record };
    static Share shareOf(Destination *destination);
    /// "Millimetric (api.example.com)", of each that gets such a share.
    QStringList titles(Share wanted) const;
    /// The same for billing, as a list within a sentence; empty where nothing at all may be sent.
    QString billed(Share wanted) const;
    bool maySend() const; ///< anything at all
    /// Whether there is a vendor of usage data, and each does as it is asked with the key in use.
    bool isEraseHeeded() const;
    /// Looks whether who was here has gone.
    void lookWhoIsHere();
    /// Who forbids it; "consent" where the user does or has not answered.
    QString blockedBy() const { return tracker ? tracker->blockedBy() : QStringLiteral("disabled"); }

    ConsentNotice *const q;
    bool isDefault = true;
    QPointer<Tracker> tracker;
    QList<QMetaObject::Connection> connections; // to the tracker and its destinations
    QString name;
    QString purpose;
    QUrl policyUrl;
    std::optional<QStringList> collected;
    QStringList exports; // the files that are being written
    int gone = 0; // persons, as the tracker counts them
    bool isDeleting = false; // at the wish of who is here, and stays
    bool scheduled = false;
};

} // namespace Tally
