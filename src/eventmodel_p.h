// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/event.h"
#include "core/observation.h"
#include "eventmodel.h"
#include "tracker.h"

#include <QDateTime>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace Tally {

/// The inside of the model:
///   eventmodel.cpp       what views see of it
///   eventmodel_rows.cpp  news come in, rows come and go
///   eventmodel_text.cpp  what of it is for a person
class EventModel::Private
{
public:
    /// An event at one destination.
    struct Destined
    {
        QString destination;
        Fate fate = Queued;
        Cause cause = Cause::None;
        QString reason = {};
        int httpStatus = 0;
        qint64 retryAtMs = 0;
        QByteArray sent = {}; // the JSON
        QString sum = {}; // the event that it has become part of
    };
    struct Row
    {
        qint64 number = 0; // newer ones have higher ones; negative: it is of before the watch
        QString id;
        QString name;
        int kind = -1;
        qint64 timeMs = 0;
        QByteArray record; // empty: only what was sent is known
        QString reason;
        std::vector<Destined> to;
        bool hasText = true; // that of the filter
        bool isKept = false; // among all
        bool isChanged = false; // since the views were told
        qint64 bytes() const;
    };
    using Rows = std::vector<std::unique_ptr<Row>>;

    explicit Private(EventModel *model);

    // eventmodel_rows.cpp
    void follow(Tracker *followed);
    void leave();
    void lookSoon();
    void look();
    void filterAgain(); ///< after the text was changed
    void clear();
    void trim(); ///< to maxEvents

    // eventmodel_text.cpp
    static QString kindText(int kind);
    static QString causeText(const Destined &to);
    static QString fateText(const Destined &to);
    static QString stateText(int state);
    static QString details(const Row &row);
    static QVariantList fates(const Row &row);
    static const Destined *worst(const Row &row);
    static QString rowText(const Row &row);
    /// What can be found out of the vendor's JSON about an event that was tracked before anybody watched.
    static void guess(Row *row, const QByteArray &json);
    bool hasText(const Row &row) const;

    const Row *at(int row) const;

    EventModel *const q;
    QPointer<Tracker> tracker;
    const void *lastTracker = nullptr; // whose events these are; compared only
    int gone = 0; // persons who had used it before
    int maxEvents = 1000;
    QString filterText;
    Fates fateFilter = AllFates;
    qint64 notShown = 0;
    std::deque<std::unique_ptr<Row>> all; // the newest first
    std::deque<Row *> shown; // those of them that pass the filter

private:
    void track(const TrackedEvent &event);
    void change(const FateChange &change);
    void change(Row *row, const FateChange &change, qsizetype index);
    Destined *destined(Row *row, const QString &destination);
    Row *earlier(const FateChange &change, qsizetype index);
    bool passes(const Row &row) const;
    void forget(Row *row);
    void evict(qsizetype coming);
    void insert(Rows *coming, std::size_t before);
    void refilter();
    void tellChanged();
    int shownFrom(qint64 number) const; ///< how many of the shown are newer

    std::shared_ptr<Observation> observation;
    Observation::Handle inbox;
    QHash<QString, Row *> byId; // the newest of an id
    QMultiHash<QString, Row *> bySum;
    bool isLooking = false;
    Rows fresh; // of this look; the oldest first
    Rows found; // the same, of before the watch
    qint64 newest = 0;
    qint64 newestFound;
    std::size_t tracked = 0; // of all, those that are not of before the watch
    bool isAnyGone = false; // so an id that is not known may be one of those
    qint64 bytes = 0;
    QTimer timer;
    QTimer destinationsTimer;
    std::vector<QMetaObject::Connection> connections;
    std::vector<QMetaObject::Connection> destinationConnections;
};

} // namespace Tally
