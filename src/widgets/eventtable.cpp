// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "eventtable.h"

#include "eventmodel.h"
#include "fateicon.h"

#include <QDateTime>
#include <QLocale>

namespace Tally {

EventTable::EventTable(EventModel *events, QObject *parent) : QAbstractTableModel(parent), m_events(events)
{
    using Model = QAbstractItemModel;
    connect(events, &Model::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertRows({}, first, last); });
    connect(events, &Model::rowsInserted, this, [this] { endInsertRows(); });
    connect(events, &Model::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { beginRemoveRows({}, first, last); });
    connect(events, &Model::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(events, &Model::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(events, &Model::modelReset, this, [this] { endResetModel(); });
    connect(events, &Model::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        Q_EMIT dataChanged(index(first.row(), 0), index(last.row(), ColumnCount - 1));
    });
}

int EventTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_events->rowCount();
}

int EventTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QModelIndex event = m_events->index(index.row());
    if (role == Qt::DecorationRole && index.column() == Fate)
        return fateIcon(EventModel::Fate(event.data(EventModel::FateValueRole).toInt()));
    if (role == Qt::ToolTipRole)
        role = Qt::DisplayRole;
    if (role != Qt::DisplayRole)
        return role > Qt::UserRole ? event.data(role) : QVariant();
    switch (index.column()) {
    case Time:
        return QLocale().toString(event.data(EventModel::TimeRole).toDateTime().toLocalTime(),
                                  QStringLiteral("HH:mm:ss.zzz"));
    case Name:
        return event.data(EventModel::NameRole);
    case Kind:
        return event.data(EventModel::KindRole);
    default:
        return event.data(EventModel::FateRole);
    }
}

QVariant EventTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Name:
        return tr("Event");
    case Kind:
        return tr("Kind");
    case Fate:
        return tr("Fate");
    default:
        return {};
    }
}

} // namespace Tally
