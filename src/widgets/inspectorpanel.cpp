// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "inspectorpanel.h"

#include "destination.h"
#include "destinationtable.h"
#include "eventmodel.h"
#include "eventtable.h"
#include "fateicon.h"
#include "noticeview.h"
#include "tracker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace Tally {

namespace {

QPlainTextEdit *textView()
{
    auto *view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setLayoutDirection(Qt::LeftToRight); // JSON, in any language
    return view;
}

/// Only what is new: whoever reads or selects in it is not thrown back to the beginning.
void setText(QPlainTextEdit *view, const QString &text)
{
    if (view->toPlainText() != text)
        view->setPlainText(text);
}

bool inTrouble(Destination::State state)
{
    switch (state) {
    case Destination::BackingOff:
    case Destination::WaitingForKey:
    case Destination::KeyRefused:
    case Destination::Misconfigured:
        return true;
    default:
        return false;
    }
}

} // namespace

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent), m_events(new EventModel(this)), m_table(new EventTable(m_events, this)),
      m_searchLabel(new QLabel), m_search(new QLineEdit), m_fateLabel(new QLabel), m_fate(new QComboBox),
      m_list(new QTreeView), m_fates(new Paragraph), m_tabs(new QTabWidget), m_details(textView()),
      m_destinations(new DestinationTable(m_events)), m_troubles(new Paragraph), m_counts(new Paragraph),
      m_flush(new QPushButton), m_retry(new QPushButton), m_clear(new QPushButton), m_offline(new QCheckBox)
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_searchLabel->setBuddy(m_search);
    m_fate->setObjectName(QStringLiteral("fate"));
    m_fateLabel->setBuddy(m_fate);
    m_flush->setObjectName(QStringLiteral("flush"));
    m_retry->setObjectName(QStringLiteral("retryQuarantined"));
    m_clear->setObjectName(QStringLiteral("clear"));
    m_offline->setObjectName(QStringLiteral("offline"));
    m_fates->setObjectName(QStringLiteral("fates"));
    m_troubles->setObjectName(QStringLiteral("troubles"));
    m_counts->setObjectName(QStringLiteral("counts"));
    m_details->setObjectName(QStringLiteral("details"));
    m_list->setObjectName(QStringLiteral("events"));
    m_list->setModel(m_table);
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true); // a thousand rows are not asked for their height
    m_list->setAlternatingRowColors(true);
    const int em = fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(EventTable::Time, em * 14);
    m_list->header()->resizeSection(EventTable::Name, em * 19);
    m_list->header()->resizeSection(EventTable::Kind, em * 8);

    auto *filter = new QHBoxLayout;
    filter->addWidget(m_searchLabel);
    filter->addWidget(m_search, 1);
    filter->addWidget(m_fateLabel);
    filter->addWidget(m_fate);
    auto *buttons = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_flush, m_retry, m_clear, m_offline})
        buttons->addWidget(widget);
    buttons->addStretch();
    auto *below = new QWidget;
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->addWidget(m_fates);
    belowColumn->addWidget(m_tabs, 1);
    auto *halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_list);
    halves->addWidget(below);
    halves->setSizes({300, 260});
    auto *column = new QVBoxLayout(this);
    column->addLayout(filter);
    column->addWidget(halves, 1);
    column->addWidget(m_destinations);
    column->addWidget(m_troubles);
    column->addWidget(m_counts);
    column->addLayout(buttons);
    m_tabs->addTab(m_details, {});
    // As it is read: each behind the one above it.
    QWidget *before = m_search;
    for (QWidget *next : std::initializer_list<QWidget *>{m_fate, m_list, m_tabs, m_details, m_destinations, m_flush,
                                                          m_retry, m_clear, m_offline}) {
        setTabOrder(before, next);
        before = next;
    }

    connect(m_search, &QLineEdit::textChanged, m_events, &EventModel::setFilterText);
    connect(m_fate, &QComboBox::currentIndexChanged, this,
            [this] { m_events->setFateFilter(EventModel::Fates(m_fate->currentData().toInt())); });
    connect(m_flush, &QPushButton::clicked, m_events, &EventModel::flush);
    connect(m_retry, &QPushButton::clicked, m_events, &EventModel::retryQuarantined);
    connect(m_clear, &QPushButton::clicked, m_events, &EventModel::clear);
    connect(m_offline, &QCheckBox::toggled, this, [this](bool offline) {
        if (Tracker *tracker = m_events->tracker())
            tracker->setOffline(offline);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &InspectorPanel::showDetails);
    connect(m_table, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int row = m_list->currentIndex().row();
        if (row >= first.row() && row <= last.row())
            showDetails();
    });
    connect(m_table, &QAbstractItemModel::modelReset, this, &InspectorPanel::showDetails);
    connect(m_events, &EventModel::destinationsChanged, this, &InspectorPanel::showTroubles);
    connect(m_events, &EventModel::countChanged, this, &InspectorPanel::showCounts);
    showTexts();
    showDetails();
}

void InspectorPanel::setTracker(Tracker *tracker)
{
    if (tracker == m_events->tracker())
        return;
    m_events->setTracker(tracker);
    disconnect(m_offlineChanged);
    disconnect(m_countsChanged);
    if (tracker) {
        m_offlineChanged = connect(tracker, &Tracker::offlineChanged, m_offline,
                                   [this, tracker] { m_offline->setChecked(tracker->isOffline()); });
        m_countsChanged = connect(tracker, &Tracker::countsChanged, this, &InspectorPanel::showCounts);
        m_offline->setChecked(tracker->isOffline());
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_flush, m_retry, m_offline})
        widget->setEnabled(tracker);
    showCounts();
}

QSize InspectorPanel::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return hint.expandedTo({fontMetrics().averageCharWidth() * 72, 0});
}

void InspectorPanel::showTexts()
{
    m_searchLabel->setText(tr("&Search:"));
    m_search->setPlaceholderText(tr("Name, id or property"));
    m_search->setMinimumWidth(fontMetrics().horizontalAdvance(m_search->placeholderText()) + 2 * fontMetrics().height());
    m_fateLabel->setText(tr("F&ate:"));
    m_list->setAccessibleName(tr("Events, the newest first"));
    m_details->setAccessibleName(tr("What the tracker holds of the event"));
    m_tabs->setTabText(0, tr("Event"));
    m_tabs->setAccessibleName(tr("The selected event"));
    m_flush->setText(tr("Send &now"));
    m_retry->setText(tr("&Retry quarantined"));
    m_clear->setText(tr("&Clear list"));
    m_offline->setText(tr("&Offline"));
    showFates();
    showTroubles();
    showCounts();
}

void InspectorPanel::showFates()
{
    const QList<std::pair<EventModel::Fate, QString>> fates{
        {EventModel::AllFates, tr("All")},
        {EventModel::Held, tr("Held")},
        {EventModel::Queued, tr("Queued")},
        {EventModel::Sending, tr("Sending")},
        {EventModel::Delivered, tr("Delivered")},
        {EventModel::Retrying, tr("Retrying")},
        {EventModel::Quarantined, tr("Quarantined")},
        {EventModel::Dropped, tr("Dropped")},
    };
    for (int i = 0; i < fates.size(); ++i) {
        if (i == m_fate->count())
            m_fate->addItem(i ? fateIcon(fates.at(i).first) : QIcon(), fates.at(i).second, int(fates.at(i).first));
        else
            m_fate->setItemText(i, fates.at(i).second);
    }
}

/// Why a destination fails. A tooltip of its row is out of reach of the keyboard and of a finger.
void InspectorPanel::showTroubles()
{
    QStringList lines;
    const QVariantList destinations = m_events->destinations();
    for (const QVariant &each : destinations) {
        const QVariantMap destination = each.toMap();
        const QString error = destination.value(QStringLiteral("error")).toString();
        // What has passed is told by the events.
        if (!error.isEmpty() && inTrouble(Destination::State(destination.value(QStringLiteral("state")).toInt())))
            lines.append(tr("%1: %2").arg(destination.value(QStringLiteral("name")).toString(), error));
    }
    m_troubles->setText(lines.join(QLatin1Char('\n')));
    m_troubles->setVisible(!lines.isEmpty());
}

void InspectorPanel::showCounts()
{
    const QLocale locale;
    QStringList parts{m_events->count() == m_events->totalCount()
                          ? tr("Shown: %1").arg(locale.toString(m_events->count()))
                          : tr("Shown: %1 of %2")
                                .arg(locale.toString(m_events->count()), locale.toString(m_events->totalCount()))};
    if (m_events->notShownCount() > 0)
        parts.append(tr("passed unseen: %1").arg(locale.toString(m_events->notShownCount())));
    if (const Tracker *tracker = m_events->tracker()) {
        parts.append(tr("accepted: %1").arg(locale.toString(tracker->acceptedCount())));
        parts.append(tr("delivered: %1").arg(locale.toString(tracker->deliveredCount())));
        parts.append(tr("pending: %1").arg(locale.toString(tracker->pendingCount())));
        parts.append(tr("quarantined: %1").arg(locale.toString(tracker->quarantinedCount())));
        parts.append(tr("dropped: %1").arg(locale.toString(tracker->droppedCount())));
        m_retry->setEnabled(tracker->quarantinedCount() > 0);
    }
    m_counts->setText(parts.join(QStringLiteral(" · ")));
}

void InspectorPanel::showDetails()
{
    const QModelIndex current = m_list->currentIndex();
    const QVariantList fates = current.data(EventModel::FatesRole).toList();
    setText(m_details, current.data(EventModel::DetailsRole).toString());
    QStringList lines;
    int tabs = 1;
    for (const QVariant &each : fates) {
        const QVariantMap fate = each.toMap();
        const QString destination = fate.value(QStringLiteral("destination")).toString();
        QStringList words{destination.isEmpty() ? fate.value(QStringLiteral("text")).toString()
                                                : tr("%1: %2").arg(destination, fate.value(QStringLiteral("text")).toString())};
        const QString error = fate.value(QStringLiteral("error")).toString();
        if (!error.isEmpty() && !words.constFirst().contains(error))
            words.append(error);
        lines.append(words.join(QLatin1Char(' ')));
        if (const QByteArray sent = m_events->sentBytes(current.row(), destination); !sent.isEmpty())
            showSent(destination, tr("Sent to %1").arg(destination), sent, tabs++);
    }
    while (m_tabs->count() > tabs)
        delete m_tabs->widget(m_tabs->count() - 1);
    m_fates->setText(current.isValid() ? lines.join(QLatin1Char('\n')) : tr("Select an event to see what is known of it."));
}

void InspectorPanel::showSent(const QString &destination, const QString &title, const QByteArray &bytes, int tab)
{
    if (tab == m_tabs->count()) {
        m_tabs->addTab(textView(), title);
        setTabOrder(m_tabs->widget(tab - 1), m_tabs->widget(tab));
    }
    auto *view = static_cast<QPlainTextEdit *>(m_tabs->widget(tab));
    view->setObjectName(QStringLiteral("sentTo.") + destination);
    view->setAccessibleName(tr("The event exactly as it was sent to %1").arg(destination));
    m_tabs->setTabText(tab, title);
    setText(view, QString::fromUtf8(bytes));
}

void InspectorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showTexts();
        m_events->retranslate();
        showDetails();
    }
    QWidget::changeEvent(event);
}

} // namespace Tally
