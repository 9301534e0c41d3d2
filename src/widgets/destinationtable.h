// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTreeWidget>

namespace Tally {

class EventModel;

/// The destinations of the tracker that an EventModel watches, a row each: state and counters.
class DestinationTable : public QTreeWidget
{
    Q_OBJECT

public:
    explicit DestinationTable(EventModel *events, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showHeader();
    void showDestinations();

    EventModel *const m_events;
};

} // namespace Tally
