// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// News come in, and rows come, change and go.

#include "eventmodel_p.h"

#include "destination.h"
#include "tracker_p.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace Tally {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lookAgain = 16ms; // one frame
constexpr std::chrono::milliseconds lookAgainBusy = 100ms; // so many new rows nobody reads one by one
constexpr std::size_t busy = 200;
constexpr std::chrono::milliseconds destinationsAgain = 100ms;
constexpr qint64 maxBytes = 32ll << 20; // of all rows together, whatever the events are
constexpr qint64 rowBytes = 512; // of a row without any JSON

} // namespace

qint64 EventModel::Private::Row::bytes() const
{
    qint64 total = rowBytes + record.size();
    for (const Destined &destined : to)
        total += destined.sent.size() + 2 * destined.reason.size();
    return total;
}

EventModel::Private::Private(EventModel *model)
    : q(model), newestFound(std::numeric_limits<qint64>::min()), timer(model), destinationsTimer(model)
{
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    timer.setInterval(lookAgain);
    QObject::connect(&timer, &QTimer::timeout, q, [this] { look(); });
    destinationsTimer.setSingleShot(true);
    destinationsTimer.setInterval(destinationsAgain);
    QObject::connect(&destinationsTimer, &QTimer::timeout, q, &EventModel::destinationsChanged);
}

const EventModel::Private::Row *EventModel::Private::at(int row) const
{
    return row >= 0 && std::size_t(row) < shown.size() ? shown[std::size_t(row)] : nullptr;
}

// -- Whom it watches --------------------------------------------------------------------------------------------------

void EventModel::Private::follow(Tracker *followed)
{
    leave();
    tracker = followed;
    if (!followed)
        return;
    observation = Tracker::Private::of(followed)->observation;
    const int goneBefore = std::exchange(gone, observation->gone());
    if (lastTracker && (lastTracker != followed || gone != goneBefore)) {
        clear();
        isAnyGone = false; // all that was told meanwhile is new here
    }
    lastTracker = followed;
    inbox = observation->watch(
        maxEvents, [this] { QMetaObject::invokeMethod(q, [this] { lookSoon(); }, Qt::QueuedConnection); });
    // What was refused before anybody watched is the first that who opens an inspector asks for.
    Tracker::Private::of(followed)->tellQuarantined();

    const auto later = [this] {
        if (!destinationsTimer.isActive())
            destinationsTimer.start();
    };
    const auto followDestinations = [this, later] {
        for (const QMetaObject::Connection &connection : std::exchange(destinationConnections, {}))
            QObject::disconnect(connection);
        for (Destination *destination : tracker->destinations()) {
            destinationConnections.push_back(QObject::connect(destination, &Destination::stateChanged, q, later));
            destinationConnections.push_back(QObject::connect(destination, &Destination::lastErrorChanged, q, later));
        }
        later();
    };
    connections.push_back(QObject::connect(followed, &Tracker::countsChanged, q, later));
    connections.push_back(QObject::connect(followed, &Tracker::destinationsChanged, q, followDestinations));
    // At once: nobody sees what the one before has done.
    connections.push_back(QObject::connect(followed, &Tracker::identityChanged, q, [this] { look(); }));
    connections.push_back(QObject::connect(followed, &QObject::destroyed, q, [this] {
        leave();
        Q_EMIT q->trackerChanged();
        Q_EMIT q->destinationsChanged();
    }));
    followDestinations();
}

void EventModel::Private::leave()
{
    for (auto *both : {&connections, &destinationConnections})
        for (const QMetaObject::Connection &connection : std::exchange(*both, {}))
            QObject::disconnect(connection);
    tracker.clear();
    if (!observation)
        return;
    observation->unwatch(inbox);
    observation.reset();
    inbox.reset();
    timer.stop();
}

void EventModel::Private::lookSoon()
{
    if (!timer.isActive() && observation)
        timer.start();
}

// -- What it is told --------------------------------------------------------------------------------------------------

void EventModel::Private::look()
{
    if (!observation)
        return;
    if (isLooking) { // a view's slot has made it so that somebody went
        lookSoon();
        return;
    }
    const QScopedValueRollback looking(isLooking, true);
    const Observation::News news = observation->take(inbox);
    if (std::exchange(gone, news.gone) != news.gone)
        clear();
    const std::size_t before = all.size();
    for (const TrackedEvent &event : news.tracked)
        track(event);
    for (const FateChange &one : news.changes)
        change(one);
    const bool isBusy = fresh.size() >= busy;
    timer.setInterval(isBusy ? lookAgainBusy : lookAgain);
    const std::size_t most = std::size_t(maxEvents);
    while (fresh.size() > most) { // the oldest of it is of no interest any more
        forget(fresh.front().get());
        fresh.erase(fresh.begin());
        ++notShown;
    }
    if (news.missed > 0)
        isAnyGone = true;
    notShown += news.missed;
    const bool isNew = !fresh.empty() || !found.empty();
    evict(qsizetype(fresh.size()));
    insert(&fresh, 0);
    insert(&found, tracked);
    tellChanged();
    if (isNew || news.missed > 0 || before != all.size())
        Q_EMIT q->countChanged();
}

void EventModel::Private::track(const TrackedEvent &event)
{
    Row *row = event.isKnown ? byId.value(event.eventId) : nullptr;
    if (!row) {
        if (event.isKnown && isAnyGone)
            return; // it was shown, and is no more
        row = fresh.emplace_back(std::make_unique<Row>()).get();
        row->number = ++newest;
        row->id = event.eventId;
        row->name = event.name;
        row->kind = event.kind;
        row->timeMs = event.timeMs;
        byId.insert(row->id, row);
    } else {
        bytes -= row->bytes();
    }
    row->isChanged = true;
    row->record = event.record;
    row->reason = event.reason;
    row->to.clear();
    for (const TrackedEvent::To &to : event.to)
        row->to.push_back({to.destination, EventModel::Fate(int(to.fate)), to.cause, event.reason});
    row->hasText = hasText(*row);
    bytes += row->bytes();
}

EventModel::Private::Destined *EventModel::Private::destined(Row *row, const QString &destination)
{
    for (Destined &to : row->to)
        if (to.destination == destination)
            return &to;
    return &row->to.emplace_back(Destined{destination});
}

void EventModel::Private::change(const FateChange &change)
{
    for (qsizetype i = 0; i < change.eventIds.size(); ++i) {
        const QString &id = change.eventIds.at(i);
        Row *row = byId.value(id);
        if (!row)
            row = earlier(change, i);
        if (row)
            this->change(row, change, i);
        if (change.cause == Cause::Summed)
            continue; // where a sum becomes part of another one, each of its own parts is told of by itself
        const QList<Row *> parts = bySum.values(id);
        for (Row *part : parts)
            for (const Destined &to : part->to)
                if (to.sum == id && to.destination == change.destination && part != row) {
                    this->change(part, change, i);
                    break;
                }
    }
}

void EventModel::Private::change(Row *row, const FateChange &change, qsizetype index)
{
    bytes -= row->bytes();
    std::erase_if(row->to, [](const Destined &to) { return to.destination.isEmpty(); }); // now it has a place
    Destined *to = destined(row, change.destination);
    to->fate = EventModel::Fate(int(change.fate));
    to->cause = change.cause;
    to->reason = change.reasons.value(change.reasons.size() == 1 ? 0 : index);
    to->httpStatus = change.httpStatus;
    to->retryAtMs = change.retryAtMs;
    if (index < change.sent.size())
        to->sent = change.sent.at(index);
    if (const QString sum = change.sums.value(index); !sum.isEmpty() && sum != to->sum) {
        bySum.remove(to->sum, row);
        to->sum = sum;
        bySum.insert(sum, row);
    }
    row->isChanged = true;
    bytes += row->bytes();
}

EventModel::Private::Row *EventModel::Private::earlier(const FateChange &change, qsizetype index)
{
    const QByteArray json = change.sent.value(index);
    if (isAnyGone || json.isEmpty() || all.size() + fresh.size() + found.size() >= std::size_t(maxEvents))
        return nullptr;
    // Whoever was here before is shown to nobody. What is refused is looked after by somebody all the same.
    if (change.fate != Tally::Fate::Quarantined && !Tracker::Private::of(tracker)->isOfWhoIsHere(json))
        return nullptr;
    Row *row = found.emplace_back(std::make_unique<Row>()).get();
    row->number = ++newestFound;
    row->id = change.eventIds.at(index);
    destined(row, change.destination)->sent = json;
    guess(row, json);
    row->hasText = hasText(*row);
    byId.insert(row->id, row);
    bytes += row->bytes();
    return row;
}

// -- Rows ------------------------------------------------------------------------------------------------------------

bool EventModel::Private::passes(const Row &row) const
{
    return row.hasText
        && (fateFilter == AllFates || std::any_of(row.to.cbegin(), row.to.cend(), [this](const Destined &to) {
                return fateFilter.testFlag(to.fate);
            }));
}

int EventModel::Private::shownFrom(qint64 number) const
{
    const auto end = std::partition_point(shown.cbegin(), shown.cend(),
                                          [number](const Row *row) { return row->number > number; });
    return int(end - shown.cbegin());
}

void EventModel::Private::forget(Row *row)
{
    bytes -= row->bytes();
    if (byId.value(row->id) == row)
        byId.remove(row->id);
    for (const Destined &to : row->to)
        if (!to.sum.isEmpty())
            bySum.remove(to.sum, row);
    tracked -= row->number > 0 && row->isKept;
}

void EventModel::Private::evict(qsizetype coming)
{
    std::size_t leaving = 0;
    qint64 left = bytes;
    while (leaving < all.size()
           && (all.size() - leaving + std::size_t(coming) > std::size_t(maxEvents) || left > maxBytes)) {
        left -= all[all.size() - 1 - leaving]->bytes();
        ++leaving;
    }
    if (leaving == 0)
        return;
    isAnyGone = true;
    const int stays = shownFrom(all[all.size() - leaving]->number);
    const bool isAnyShown = std::size_t(stays) < shown.size();
    if (isAnyShown)
        q->beginRemoveRows({}, stays, int(shown.size()) - 1);
    shown.resize(std::size_t(stays));
    for (; leaving > 0; --leaving) {
        forget(all.back().get());
        all.pop_back();
    }
    if (isAnyShown)
        q->endRemoveRows();
}

void EventModel::Private::insert(Rows *coming, std::size_t before)
{
    if (coming->empty())
        return;
    std::vector<Row *> visible;
    for (auto row = coming->rbegin(); row != coming->rend(); ++row) {
        (*row)->isChanged = false;
        (*row)->isKept = true;
        if (passes(**row))
            visible.push_back(row->get());
    }
    const int at = shownFrom(coming->back()->number);
    if (!visible.empty())
        q->beginInsertRows({}, at, at + int(visible.size()) - 1);
    tracked += coming->front()->number > 0 ? coming->size() : 0;
    all.insert(all.begin() + std::ptrdiff_t(before), std::make_move_iterator(coming->rbegin()),
               std::make_move_iterator(coming->rend()));
    coming->clear();
    shown.insert(shown.begin() + at, visible.begin(), visible.end());
    if (!visible.empty())
        q->endInsertRows();
}

void EventModel::Private::refilter()
{
    for (int last = int(shown.size()) - 1; last >= 0; --last) {
        if (passes(*shown[std::size_t(last)]))
            continue;
        int first = last;
        while (first > 0 && !passes(*shown[std::size_t(first - 1)]))
            --first;
        q->beginRemoveRows({}, first, last);
        shown.erase(shown.begin() + first, shown.begin() + last + 1);
        q->endRemoveRows();
        last = first;
    }
    std::size_t next = 0; // of the shown
    for (std::size_t i = 0; i < all.size();) {
        if (next < shown.size() && shown[next] == all[i].get()) {
            ++next, ++i;
            continue;
        }
        std::vector<Row *> coming; // what stands between this shown row and the one before it
        for (; i < all.size() && (next == shown.size() || shown[next] != all[i].get()); ++i)
            if (passes(*all[i]))
                coming.push_back(all[i].get());
        if (coming.empty())
            continue;
        q->beginInsertRows({}, int(next), int(next + coming.size()) - 1);
        shown.insert(shown.begin() + std::ptrdiff_t(next), coming.begin(), coming.end());
        q->endInsertRows();
        next += coming.size();
    }
}

void EventModel::Private::tellChanged()
{
    const int before = int(shown.size());
    bool isAny = false;
    for (const auto &row : all)
        isAny = isAny || row->isChanged;
    if (!isAny)
        return;
    if (fateFilter != AllFates || !filterText.isEmpty())
        refilter();
    for (std::size_t first = 0; first < shown.size(); ++first) {
        if (!shown[first]->isChanged)
            continue;
        std::size_t last = first;
        while (last + 1 < shown.size() && shown[last + 1]->isChanged)
            ++last;
        Q_EMIT q->dataChanged(q->index(int(first)), q->index(int(last)));
        first = last;
    }
    for (const auto &row : all)
        row->isChanged = false;
    if (before != int(shown.size()))
        Q_EMIT q->countChanged();
}

void EventModel::Private::filterAgain()
{
    for (const auto &row : all)
        row->hasText = hasText(*row);
    refilter();
    Q_EMIT q->countChanged();
}

void EventModel::Private::clear()
{
    q->beginResetModel();
    shown.clear();
    all.clear();
    byId.clear();
    bySum.clear();
    bytes = 0;
    tracked = 0;
    notShown = 0;
    isAnyGone = lastTracker == tracker; // those of another tracker may come
    q->endResetModel();
    Q_EMIT q->countChanged();
}

void EventModel::Private::trim()
{
    if (observation)
        observation->setLimit(inbox, maxEvents);
    evict(0);
    Q_EMIT q->countChanged();
}

} // namespace Tally
