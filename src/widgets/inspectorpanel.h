// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTreeView;

namespace Tally {

class DestinationTable;
class EventModel;
class EventTable;
class Tracker;

/// What is in the InspectorDock.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    /// Null: it watches nobody, and goes on showing what it saw.
    void setTracker(Tracker *tracker);

    QSize sizeHint() const override; ///< so wide that each column shows something

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void showFates();
    void showTroubles();
    void showCounts();
    /// Of the event that is selected.
    void showDetails();
    void showSent(const QString &destination, const QString &title, const QByteArray &bytes, int tab);

    EventModel *m_events;
    EventTable *m_table;
    QLabel *m_searchLabel;
    QLineEdit *m_search;
    QLabel *m_fateLabel;
    QComboBox *m_fate;
    QTreeView *m_list;
    QLabel *m_fates;
    QTabWidget *m_tabs;
    QPlainTextEdit *m_details;
    DestinationTable *m_destinations;
    QLabel *m_troubles;
    QLabel *m_counts;
    QPushButton *m_flush;
    QPushButton *m_retry;
    QPushButton *m_clear;
    QCheckBox *m_offline;
    QMetaObject::Connection m_offlineChanged;
    QMetaObject::Connection m_countsChanged;
};

} // namespace Tally
