// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "noticeview.h"

#include "consentnotice.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace Tally {

namespace {

/// As many paragraphs as there are sentences; those that stay the same are left alone.
void setItems(QVBoxLayout *column, const QStringList &sentences)
{
    while (column->count() > sentences.size())
        delete column->takeAt(column->count() - 1)->widget();
    while (column->count() < sentences.size())
        column->addWidget(new Paragraph(Paragraph::Item));
    for (int i = 0; i < sentences.size(); ++i)
        static_cast<QLabel *>(column->itemAt(i)->widget())->setText(sentences.at(i));
}

} // namespace

Paragraph::Paragraph(Form form, QWidget *parent) : QLabel(parent), m_form(form)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeading | Qt::AlignVCenter); // not the top: an indent would go there too
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    adjust();
}

void Paragraph::adjust()
{
    // What the application's font is now, not what this one was made of it before.
    const std::pair guard(std::exchange(m_adjusting, true), true);
    QFont font = parentWidget() ? parentWidget()->font() : QFont();
    if (m_form == Heading && font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 1.3);
    else if (m_form == Heading)
        font.setPixelSize(font.pixelSize() * 13 / 10);
    if (m_form == Heading || m_form == SmallHeading) {
        font.setBold(true);
        setFont(font);
    }
    if (m_form == Item)
        setIndent(fontMetrics().height());
    m_adjusting = guard.first;
}

void Paragraph::changeEvent(QEvent *event)
{
    if ((event->type() == QEvent::ParentChange || event->type() == QEvent::FontChange) && !m_adjusting)
        adjust();
    QLabel::changeEvent(event);
}

void Paragraph::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (m_form != Item)
        return;
    // A dot, not a character: who has the page read aloud need not hear of it.
    const int line = fontMetrics().height();
    const double radius = line / 9.0;
    const QRect place = QStyle::visualRect(layoutDirection(), contentsRect(), {contentsRect().topLeft(), QSize(line, line)});
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(foregroundRole()));
    painter.drawEllipse(QRectF(place).center(), radius, radius);
}

NoticeView::NoticeView(ConsentNotice *notice, QWidget *parent)
    : QWidget(parent), m_notice(notice), m_collectedTitle(new Paragraph(Paragraph::SmallHeading)),
      m_recipientsTitle(new Paragraph(Paragraph::SmallHeading)), m_collected(new QVBoxLayout),
      m_recipients(new QVBoxLayout), m_more(new QToolButton), m_handling(new Paragraph), m_billing(new Paragraph),
      m_policy(new QLabel)
{
    m_more->setObjectName(QStringLiteral("details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_policy->setObjectName(QStringLiteral("policy"));
    m_policy->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_policy->setOpenExternalLinks(true);
    m_policy->setWordWrap(true);

    const int gap = fontMetrics().height() / 2;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_collectedTitle);
    column->addLayout(m_collected);
    column->addSpacing(gap);
    column->addWidget(m_recipientsTitle);
    column->addLayout(m_recipients);
    column->addSpacing(gap);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    column->addWidget(m_handling);
    column->addWidget(m_billing);
    column->addWidget(m_policy);

    connect(m_more, &QToolButton::toggled, this, &NoticeView::showTexts);
    connect(notice, &ConsentNotice::changed, this, &NoticeView::showTexts);
    showTexts();
}

void NoticeView::showTexts()
{
    m_collectedTitle->setText(tr("What is collected"));
    setItems(m_collected, m_notice->collected());
    const QStringList recipients = m_notice->recipients();
    m_recipientsTitle->setText(tr("Who receives it"));
    m_recipientsTitle->setVisible(!recipients.isEmpty());
    setItems(m_recipients, recipients);

    const bool open = m_more->isChecked();
    m_more->setText(open ? tr("Fewer details") : tr("More details"));
    m_more->setArrowType(open ? Qt::DownArrow : isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow);
    m_handling->setText(m_notice->handlingText());
    m_handling->setVisible(open);
    m_billing->setText(m_notice->billingText());
    m_billing->setVisible(open && !m_billing->text().isEmpty());
    const QString address = m_notice->policyUrl().toString(QUrl::FullyEncoded).toHtmlEscaped();
    m_policy->setText(
        QStringLiteral("<a href=\"%1\">%2</a>").arg(address, tr("Read the privacy policy").toHtmlEscaped()));
    m_policy->setToolTip(address);
    m_policy->setVisible(open && !address.isEmpty());
}

void NoticeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::LanguageChange)
        showTexts();
    QWidget::changeEvent(event);
}

} // namespace Tally
