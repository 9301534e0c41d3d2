// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "destinationtable.h"

#include "eventmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>

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
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(StateColumn, QHeaderView::Stretch);
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
}

QSize DestinationTable::sizeHint() const
{
    const int rows = std::clamp(topLevelItemCount(), 1, mostRowsShown);
    const int row = topLevelItemCount() > 0 ? visualItemRect(topLevelItem(0)).height() : fontMetrics().height() + 4;
    return {fontMetrics().averageCharWidth() * 60, header()->sizeHint().height() + rows * row + 2 * frameWidth()};
}

void DestinationTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showHeader();
    QTreeWidget::changeEvent(event);
}

} // namespace Tally
