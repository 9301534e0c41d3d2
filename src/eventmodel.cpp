// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "eventmodel.h"
#include "eventmodel_p.h"

#include "destination.h"

#include <algorithm>

namespace Tally {

EventModel::EventModel(QObject *parent) : QAbstractListModel(parent), d(std::make_unique<Private>(this)) { }

EventModel::~EventModel()
{
    d->leave();
}

Tracker *EventModel::tracker() const
{
    return d->tracker;
}

void EventModel::setTracker(Tracker *tracker)
{
    if (tracker == d->tracker)
        return;
    d->follow(tracker);
    Q_EMIT trackerChanged();
    Q_EMIT destinationsChanged();
}

int EventModel::maxEvents() const
{
    return d->maxEvents;
}

void EventModel::setMaxEvents(int count)
{
    count = std::max(count, 1);
    if (count == d->maxEvents)
        return;
    d->maxEvents = count;
    d->trim();
    Q_EMIT maxEventsChanged();
}

QString EventModel::filterText() const
{
    return d->filterText;
}

void EventModel::setFilterText(const QString &text)
{
    if (text == d->filterText)
        return;
    d->filterText = text;
    d->filterAgain();
    Q_EMIT filterChanged();
}

EventModel::Fates EventModel::fateFilter() const
{
    return d->fateFilter;
}

void EventModel::setFateFilter(Fates fates)
{
    if (fates == d->fateFilter)
        return;
    d->fateFilter = fates;
    d->filterAgain();
    Q_EMIT filterChanged();
}

int EventModel::count() const
{
    return int(d->shown.size());
}

int EventModel::totalCount() const
{
    return int(d->all.size());
}

int EventModel::notShownCount() const
{
    return int(std::min<qint64>(d->notShown, INT_MAX));
}

QVariantList EventModel::destinations() const
{
    QVariantList list;
    for (const Destination *destination : d->tracker ? d->tracker->destinations() : QList<Destination *>()) {
        const Error error = destination->lastError();
        list.append(QVariantMap{{QStringLiteral("name"), destination->name()},
                                {QStringLiteral("state"), int(destination->state())},
                                {QStringLiteral("stateText"), Private::stateText(destination->state())},
                                {QStringLiteral("pending"), destination->pendingCount()},
                                {QStringLiteral("delivered"), destination->deliveredCount()},
                                {QStringLiteral("dropped"), destination->droppedCount()},
                                {QStringLiteral("quarantined"), destination->quarantinedCount()},
                                {QStringLiteral("error"), error.text}});
    }
    return list;
}

QByteArray EventModel::sentBytes(int row, const QString &destination) const
{
    if (const Private::Row *event = d->at(row)) {
        for (const Private::Destined &to : event->to)
            if (to.destination == destination)
                return to.sent;
    }
    return {};
}

QString EventModel::sentText(int row, const QString &destination) const
{
    return QString::fromUtf8(sentBytes(row, destination));
}

int EventModel::rowOf(const QString &eventId) const
{
    const auto found = std::find_if(d->shown.cbegin(), d->shown.cend(),
                                    [&eventId](const Private::Row *row) { return row->id == eventId; });
    return found == d->shown.cend() ? -1 : int(found - d->shown.cbegin());
}

void EventModel::clear()
{
    d->clear();
}

void EventModel::flush()
{
    if (d->tracker)
        d->tracker->flush();
}

void EventModel::retryQuarantined()
{
    for (Destination *destination : d->tracker ? d->tracker->destinations() : QList<Destination *>())
        destination->retryQuarantined();
}

void EventModel::retranslate()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT destinationsChanged();
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    const Private::Row *row = index.isValid() && index.column() == 0 ? d->at(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row->name;
    case EventIdRole:
        return row->id;
    case KindRole:
        return Private::kindText(row->kind);
    case TimeRole:
        return QDateTime::fromMSecsSinceEpoch(row->timeMs, Qt::UTC);
    case FateRole:
        return Private::rowText(*row);
    case FateValueRole:
        if (const Private::Destined *to = Private::worst(*row))
            return int(to->fate);
        return int(Queued);
    case FatesRole:
        return Private::fates(*row);
    case DetailsRole:
        return Private::details(*row);
    default:
        return {};
    }
}

QHash<int, QByteArray> EventModel::roleNames() const
{
    return {{EventIdRole, "eventId"}, {NameRole, "name"},           {KindRole, "kind"},   {TimeRole, "time"},
            {FateRole, "fate"},       {FateValueRole, "fateValue"}, {FatesRole, "fates"}, {DetailsRole, "details"}};
}

} // namespace Tally
