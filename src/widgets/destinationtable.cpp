// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "destinationtable.h"

#include "eventmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace Tally {

namespace {

enum Column { NameColumn, StateColumn, DeliveredColumn, PendingColumn, QuarantinedColumn, DroppedColumn, ColumnCount };
constexpr int mostRowsShown = 5; // more scroll

} // namespace

DestinationTable::DestinationTable(EventModel *events, QWidget *parent) : QTreeWidget(parent), m_events(events)
{
    setObjectName(QStringLiteral("destinations"));
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setUniformRowHeights(true);
    setColumnCount(ColumnCount);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setStretchLastSection(false);
    showHeader();
    connect(events, &EventModel::destinationsChanged, this, &DestinationTable::showDestinations);
    showDestinations();
}

void DestinationTable::showHeader()
{
    setAccessibleName(tr("Destinations"));
    setHeaderLabels({tr("Destination"), tr("State"), tr("Delivered"), tr("Pending"), tr("Quarantined"), tr("Dropped")});
}

void DestinationTable::showDestinations()
{
    const QVariantList destinations = m_events->destinations();
    const bool resized = destinations.size() != topLevelItemCount();
    while (topLevelItemCount() > destinations.size())
        delete takeTopLevelItem(topLevelItemCount() - 1);
    const QLocale locale;
    for (int i = 0; i < destinations.size(); ++i) {
        const QVariantMap destination = destinations.at(i).toMap();
        QTreeWidgetItem *row = topLevelItem(i);
        if (!row)
            row = new QTreeWidgetItem(this);
        const auto text = [&destination](const char *key) { return destination.value(QLatin1String(key)).toString(); };
        const auto count = [&](const char *key) {
            return locale.toString(destination.value(QLatin1String(key)).toLongLong());
        };
        row->setText(NameColumn, text("name"));
        row->setText(StateColumn, text("stateText"));
        row->setText(DeliveredColumn, count("delivered"));
        row->setText(PendingColumn, count("pending"));
        row->setText(QuarantinedColumn, count("quarantined"));
        row->setText(DroppedColumn, count("dropped"));
        row->setToolTip(StateColumn, text("error"));
        row->setData(StateColumn, Qt::AccessibleDescriptionRole, text("error"));
        for (int column = DeliveredColumn; column < ColumnCount; ++column)
            row->setTextAlignment(column, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    if (resized)
        updateGeometry();
    shareWidth();
}

/// What is left over goes to the state. Where there is too little, nothing is cut off, and the table scrolls sideways.
void DestinationTable::shareWidth()
{
    int others = 0;
    for (int column = 0; column < ColumnCount; ++column)
        if (column != StateColumn)
            others += std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
    const int needed = std::max(sizeHintForColumn(StateColumn), header()->sectionSizeHint(StateColumn));
    const bool fits = others + needed <= viewport()->width();
    header()->setSectionResizeMode(StateColumn, fits ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    if (m_fits != fits) {
        m_fits = fits;
        updateGeometry(); // for the scroll bar
    }
}

void DestinationTable::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    shareWidth();
}

QSize DestinationTable::sizeHint() const
{
    const int rows = std::clamp(topLevelItemCount(), 1, mostRowsShown);
    const int row = topLevelItemCount() > 0 ? visualItemRect(topLevelItem(0)).height() : fontMetrics().height() + 4;
    const int bar = m_fits ? 0 : horizontalScrollBar()->sizeHint().height();
    return {fontMetrics().averageCharWidth() * 60, header()->sizeHint().height() + rows * row + bar + 2 * frameWidth()};
}

void DestinationTable::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showHeader();
        shareWidth();
    }
}

} // namespace Tally
