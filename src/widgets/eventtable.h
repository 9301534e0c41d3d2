// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractTableModel>

namespace Tally {

class EventModel;

/// An EventModel's rows with their fields side by side, as views of widgets want them.
class EventTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Name, Kind, Fate, ColumnCount };

    explicit EventTable(EventModel *events, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    EventModel *const m_events;
};

} // namespace Tally
