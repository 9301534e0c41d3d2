// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "sentdialog.h"

#include "consentnotice.h"
#include "noticeview.h"
#include "tracker.h"
#include "verticalscroll.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Tally {

SentDialog::SentDialog(const ConsentNotice &notice, QWidget *parent)
    : QDialog(parent), m_requests(notice.tracker() ? notice.tracker()->sentRequests() : QList<SentRequest>()),
      m_list(new QTreeWidget), m_body(new QPlainTextEdit),
      m_readable(new QCheckBox(tr("&Laid out for reading")))
{
    setWindowTitle(tr("What was sent"));
    const QLocale locale;

    m_list->setObjectName(QStringLiteral("requests"));
    m_list->setAccessibleName(tr("Requests, the newest first"));
    m_list->setHeaderLabels({tr("Time"), tr("Recipient"), tr("Events")});
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true);
    for (const SentRequest &request : m_requests) {
        const QString host = request.url.host();
        auto *row = new QTreeWidgetItem(
            m_list, {locale.toString(request.time.toLocalTime(), QLocale::ShortFormat),
                     host.isEmpty() ? request.destination : tr("%1 (%2)").arg(request.destination, host),
                     locale.toString(request.events)});
        row->setToolTip(1, request.url.toString());
        row->setTextAlignment(2, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);

    m_body->setObjectName(QStringLiteral("body"));
    m_body->setAccessibleName(tr("The request exactly as it was sent"));
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_body->setLayoutDirection(Qt::LeftToRight); // JSON, in any language

    auto *column = new QVBoxLayout(this);
    auto *text = new Paragraph;
    text->setText(m_requests.isEmpty()
                      ? tr("Nothing has been sent yet.")
                      : notice.recordText());
    column->addWidget(text);
    auto *halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_list);
    halves->addWidget(m_body);
    halves->setVisible(!m_requests.isEmpty());
    column->addWidget(halves, 1);
    auto *close = new QPushButton(tr("&Close"));
    close->setObjectName(QStringLiteral("close"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_readable);
    row->addStretch();
    row->addWidget(close);
    column->addLayout(row);
    m_readable->setVisible(!m_requests.isEmpty());
    setDirection(this, notice.isRightToLeft());

    connect(m_list, &QTreeWidget::currentItemChanged, this, &SentDialog::showBody);
    connect(m_readable, &QCheckBox::toggled, this, &SentDialog::showBody);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    if (!m_requests.isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    const int width = fontMetrics().averageCharWidth();
    resize(m_requests.isEmpty() ? sizeHint() : QSize(width * 84, fontMetrics().height() * 28));
}

void SentDialog::showBody()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0)
        return;
    const QByteArray &body = m_requests.at(row).body;
    const QJsonDocument json = m_readable->isChecked() ? QJsonDocument::fromJson(body) : QJsonDocument();
    m_body->setPlainText(QString::fromUtf8(json.isNull() ? body : json.toJson()));
}

} // namespace Tally
