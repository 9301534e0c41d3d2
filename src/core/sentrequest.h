// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_export.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace Tally {

/// A request that a vendor has answered, as Tracker::sentRequests() remembers it: what has left this machine about the
/// person who uses it. No header is kept, and so no key.
class TALLY_EXPORT SentRequest
{
    Q_GADGET
    Q_PROPERTY(QDateTime time MEMBER time)
    Q_PROPERTY(QString destination MEMBER destination)
    Q_PROPERTY(QUrl url MEMBER url)
    Q_PROPERTY(QByteArray body MEMBER body)
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(int events MEMBER events)

public:
    QDateTime time; ///< of the answer, UTC
    QString destination; ///< its name
    QUrl url;
    QByteArray body; ///< byte for byte, before it was compressed
    int events = 0; ///< how many it holds

    QString text() const { return QString::fromUtf8(body); } ///< the body, for a person

    friend bool operator==(const SentRequest &, const SentRequest &) = default;
};

} // namespace Tally

Q_DECLARE_METATYPE(Tally::SentRequest)
