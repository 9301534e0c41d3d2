// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"

namespace Tally {

/// SettleSettle: usage metering per user. https://docs.settlesettle.uno/docs/sdk/events/track
/// Key: `ss_live_…`, or `ss_test_…` for the sandbox; secret. Takes track() only; a page() or an identify() is not for
/// it, which is no error.
///
/// Needs `eventsPath`, and a user id with each event: from identify(), or "user_id" with the event. The event's
/// properties, as far as `sendProperties` lets them, go to the vendor's `metadata`; by default all. The event's own
/// "metadata" goes there whole and wins, and the event's id and time are added as "event_id" and "timestamp", as the
/// vendor has no fields for them.
class TALLY_EXPORT SettleSettle : public Tally::Destination // qualified, or qmllint does not find it
{
    Q_OBJECT
    Q_PROPERTY(QString eventsPath READ eventsPath WRITE setEventsPath NOTIFY optionsChanged)
    Q_PROPERTY(bool checkNames READ checksNames WRITE setCheckNames NOTIFY optionsChanged)

public:
    explicit SettleSettle(QObject *parent = nullptr);

    /// The path of the events route below `host`, as the vendor told you: it is in no public document. Default: empty,
    /// and then events are kept and nothing is sent.
    QString eventsPath() const;
    void setEventsPath(const QString &path);
    /// true: a name that is not in SCREAMING_SNAKE_CASE, which the vendor advises, is a warning. Default false.
    bool checksNames() const;
    void setCheckNames(bool check);

protected:
    std::shared_ptr<const Vendor> makeVendor(const QUrl &host) const override;

private:
    QString m_eventsPath;
    bool m_checkNames = false;
};

} // namespace Tally
