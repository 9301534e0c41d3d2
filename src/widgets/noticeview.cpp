// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "noticeview.h"

#include "consentnotice.h"

#include <QDesktopServices>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace Tally {

namespace {

/// As many paragraphs in \a column as there are sentences; those that stay the same are left alone.
void setItems(QWidget *column, const QStringList &sentences)
{
    QLayout *items = column->layout();
    while (items->count() > sentences.size())
        delete items->itemAt(items->count() - 1)->widget();
    while (items->count() < sentences.size())
        items->addWidget(new Paragraph(Paragraph::Item));
    for (int i = 0; i < sentences.size(); ++i)
        static_cast<QLabel *>(items->itemAt(i)->widget())->setText(sentences.at(i));
}

/// Down, or to where a text goes on; drawn, as the arrow of a QToolButton stays on the left from right to left.
QIcon chevron(const QWidget *widget, bool down)
{
    const int size = widget->style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, widget);
    QPixmap result(QSize(size, size) * widget->devicePixelRatioF());
    result.setDevicePixelRatio(widget->devicePixelRatioF());
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(widget->palette().color(QPalette::ButtonText), size / 10.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(size / 2.0, size / 2.0);
    painter.rotate(down ? 90 : widget->isRightToLeft() ? 180 : 0);
    const double reach = size / 4.0;
    painter.drawPolyline(QPolygonF{{-reach / 2, -reach}, {reach / 2, 0}, {-reach / 2, reach}});
    return QIcon(result);
}

QWidget *itemColumn()
{
    auto *column = new QWidget;
    (new QVBoxLayout(column))->setContentsMargins(0, 0, 0, 0);
    return column;
}

} // namespace

Paragraph::Paragraph(Form form, QWidget *parent) : QLabel(parent), m_form(form)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    adjust();
    align();
}

/// On the side where the dialog's language begins, also where the text is a name in other letters. Not at the top: an
/// indent would go there too.
void Paragraph::align()
{
    setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
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
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
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
      m_recipientsTitle(new Paragraph(Paragraph::SmallHeading)), m_collected(itemColumn()),
      m_recipients(itemColumn()), m_more(new QToolButton), m_handling(new Paragraph),
      m_policy(new QToolButton)
{
    m_more->setObjectName(QStringLiteral("details"));
    m_policy->setObjectName(QStringLiteral("policy"));
    // Not a label with a link in it, where the keyboard would have to stop twice.
    m_policy->setCursor(Qt::PointingHandCursor);
    for (QToolButton *button : {m_more, m_policy}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }

    const int gap = fontMetrics().height() / 2;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_collectedTitle);
    column->addWidget(m_collected);
    column->addSpacing(gap);
    column->addWidget(m_recipientsTitle);
    column->addWidget(m_recipients);
    column->addSpacing(gap);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    column->addWidget(m_handling);
    column->addWidget(m_policy, 0, Qt::AlignLeading);

    connect(m_more, &QToolButton::clicked, this, [this] {
        m_open = !m_open;
        showTexts();
        Q_EMIT detailsToggled();
    });
    connect(m_policy, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(m_notice->policyUrl()); });
    connect(notice, &ConsentNotice::changed, this, &NoticeView::showTexts);
    showTexts();
}

void NoticeView::showTexts()
{
    m_collectedTitle->setText(tr("What is collected"));
    setItems(m_collected, m_notice->collected());
    const QStringList recipients = m_notice->recipients();
    m_recipientsTitle->setText(tr("Who gets it"));
    setItems(m_recipients, recipients);
    for (QWidget *each : {static_cast<QWidget *>(m_collectedTitle), m_collected, static_cast<QWidget *>(m_recipientsTitle),
                          m_recipients})
        each->setVisible(!recipients.isEmpty()); // where nobody gets anything, nothing is collected
    m_more->setText(m_open ? tr("Fewer details") : tr("More details"));
    m_more->setIcon(chevron(m_more, m_open));
    m_more->setAccessibleDescription(m_open ? tr("Expanded") : tr("Collapsed"));
    m_handling->setText(m_notice->handlingText());
    m_handling->setVisible(m_open);
    const QString address = m_notice->policyUrl().toString();
    m_policy->setText(tr("Read the privacy policy"));
    m_policy->setToolTip(address);
    m_policy->setAccessibleDescription(address);
    m_policy->setVisible(m_open && !address.isEmpty());
    showLinkColour();
}

/// A link as any other of the application's.
void NoticeView::showLinkColour()
{
    QFont font = m_more->font();
    font.setUnderline(true);
    m_policy->setFont(font);
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, link.color(QPalette::Link));
    link.setColor(QPalette::WindowText, link.color(QPalette::Link));
    m_policy->setPalette(link);
}

void NoticeView::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::LayoutDirectionChange:
    case QEvent::LanguageChange:
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        showTexts();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

} // namespace Tally
