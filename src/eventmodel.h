// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_export.h"
#include "tracker.h"

#include <QAbstractListModel>
#include <QByteArray>
#include <QVariantList>

#include <memory>

namespace Tally {

/// The recent events of a tracker, the newest first, and what has become of each at every destination: for whoever asks
/// why an event is not in the dashboard.
///
/// It watches from the moment on in which it has a tracker. A tracker that no model watches costs nothing for it; a
/// watched one a little for each event, and memory for maxEvents of them, however many pass. Rows change some sixty times
/// a second at most. Lives in the tracker's thread.
///
/// Nothing in it ever holds a key: keys go in a request's headers, and what a server says is searched for them.
class TALLY_EXPORT EventModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(Tally::Tracker *tracker READ tracker WRITE setTracker NOTIFY trackerChanged)
    Q_PROPERTY(int maxEvents READ maxEvents WRITE setMaxEvents NOTIFY maxEventsChanged)
    Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY filterChanged)
    Q_PROPERTY(Fates fateFilter READ fateFilter WRITE setFateFilter NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY countChanged)
    Q_PROPERTY(int notShownCount READ notShownCount NOTIFY countChanged)
    Q_PROPERTY(QVariantList destinations READ destinations NOTIFY destinationsChanged)

public:
    enum Fate : int {
        Queued = 0x1, ///< stored, and not sent yet
        Sending = 0x2, ///< in a request that has no answer yet
        Delivered = 0x4, ///< the vendor has taken it
        Retrying = 0x8, ///< it was sent in vain, and is sent again
        Quarantined = 0x10, ///< the vendor refused it for good; it is kept
        Dropped = 0x20, ///< it never goes there
        Held = 0x40, ///< in memory until the user has given consent
        AllFates = 0x7f,
    };
    Q_DECLARE_FLAGS(Fates, Fate)
    Q_FLAG(Fates)

    enum Role {
        EventIdRole = Qt::UserRole + 1,
        NameRole,
        KindRole, ///< "track", "page", "identify"; empty where it is not known
        TimeRole, ///< QDateTime
        FateRole, ///< the text of what most needs a look: what is worst of its fates
        FateValueRole, ///< the same as Fate
        FatesRole, ///< a list of maps: destination, fate, text, retryAt, error, httpStatus, isSent
        DetailsRole, ///< what the tracker holds of the event, as JSON for a person
    };
    Q_ENUM(Role)

    explicit EventModel(QObject *parent = nullptr);
    ~EventModel() override;

    /// Null: it watches nobody, and keeps what it has; so it is too when the tracker has gone.
    Tracker *tracker() const;
    void setTracker(Tracker *tracker);
    int maxEvents() const; ///< default 1 000; the oldest go
    void setMaxEvents(int count);
    /// What name, id or properties have to contain, in any case of letters. Empty, the default: all are shown.
    QString filterText() const;
    void setFilterText(const QString &text);
    /// Events are shown that have one of these fates at any destination. Default: AllFates.
    Fates fateFilter() const;
    void setFateFilter(Fates fates);

    int count() const; ///< rows
    int totalCount() const; ///< the same without a filter
    int notShownCount() const; ///< events that came and went between two looks

    /// For each destination of the tracker a map: name, state (Destination::State), stateText, pending, delivered, dropped,
    /// quarantined, error.
    QVariantList destinations() const;

    /// The event exactly as it was sent there: its JSON in the request's body; empty where it was not sent.
    Q_INVOKABLE QByteArray sentBytes(int row, const QString &destination) const;
    /// The same as text.
    Q_INVOKABLE QString sentText(int row, const QString &destination) const;
    /// The row of this event; -1: it is not shown.
    Q_INVOKABLE int rowOf(const QString &eventId) const;
    /// Forgets what it has seen; the events themselves go on their way. When a visitor ends, and with Tracker::reset() and
    /// forget(), it does so by itself.
    Q_INVOKABLE void clear();
    /// Those of the tracker and of all of its destinations.
    Q_INVOKABLE void flush();
    Q_INVOKABLE void retryQuarantined();
    /// All texts are other ones now: the application speaks another language.
    Q_INVOKABLE void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void trackerChanged();
    void maxEventsChanged();
    void filterChanged();
    void countChanged();
    void destinationsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(EventModel::Fates)

} // namespace Tally
