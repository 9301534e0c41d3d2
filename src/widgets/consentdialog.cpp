// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "consentdialog.h"

#include "consentnotice.h"
#include "noticeview.h"
#include "verticalscroll.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QShowEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace Tally {

class ConsentDialog::Private
{
public:
    explicit Private(ConsentDialog *dialog);

    void showTexts();
    void answer(bool yes);
    void fit();

    ConsentDialog *const q;
    ConsentNotice notice;
    Paragraph *question;
    Paragraph *purpose;
    Paragraph *choice;
    NoticeView *view;
    VerticalScroll *scroll;
    QPushButton *accept;
    QPushButton *decline;
};

ConsentDialog::Private::Private(ConsentDialog *dialog)
    : q(dialog), question(new Paragraph(Paragraph::Heading)), purpose(new Paragraph), choice(new Paragraph),
      view(new NoticeView(&notice)), scroll(nullptr), accept(new QPushButton), decline(new QPushButton)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int gap = q->fontMetrics().height() / 2;
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(question);
    column->addWidget(purpose);
    column->addSpacing(gap);
    column->addWidget(view);
    column->addSpacing(gap);
    column->addWidget(choice);
    column->addStretch();
    scroll = new VerticalScroll(content);

    // A row of our own: QDialogButtonBox would make the acceptance the default button.
    accept->setObjectName(QStringLiteral("accept"));
    decline->setObjectName(QStringLiteral("decline"));
    auto *answers = new QHBoxLayout;
    for (QPushButton *button : {decline, accept}) {
        button->setAutoDefault(false);
        answers->addWidget(button, 1);
    }
    auto *all = new QVBoxLayout(q);
    all->addWidget(scroll);
    all->addSpacing(gap);
    all->addLayout(answers);
}

void ConsentDialog::Private::showTexts()
{
    q->setWindowTitle(tr("Usage data"));
    scroll->setAccessibleName(tr("Usage data"));
    question->setText(notice.question());
    purpose->setText(notice.purpose());
    choice->setText(notice.choiceText());
    accept->setText(tr("&Accept"));
    decline->setText(tr("&Decline"));
    // What a screen reader says when the dialog appears.
    q->setAccessibleName(notice.question());
    q->setAccessibleDescription(notice.purpose() + QLatin1Char(' ') + notice.choiceText());
    setDirection(q, notice.isRightToLeft());
}

void ConsentDialog::Private::answer(bool yes)
{
    if (yes)
        notice.accept();
    else
        notice.decline();
    q->done(yes ? Accepted : Rejected);
}

/// As high as its text needs, as far as the screen allows.
void ConsentDialog::Private::fit()
{
    q->layout()->activate();
    const QSize room = q->screen()->availableSize() * 0.9;
    q->resize(q->sizeHint().boundedTo(room).expandedTo(q->minimumSizeHint()));
}

ConsentDialog::ConsentDialog(Tracker *tracker, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>(this))
{
    if (tracker)
        d->notice.setTracker(tracker);
    connect(d->accept, &QPushButton::clicked, this, [this] { d->answer(true); });
    connect(d->decline, &QPushButton::clicked, this, [this] { d->answer(false); });
    connect(d->view, &NoticeView::detailsToggled, this, [this] { d->fit(); });
    connect(&d->notice, &ConsentNotice::changed, this, [this] {
        d->showTexts();
        if (isVisible() && !d->notice.isAsking())
            reject();
    });
    d->showTexts();
}

ConsentDialog::~ConsentDialog() = default;

ConsentNotice *ConsentDialog::notice() const
{
    return &d->notice;
}

ConsentDialog *ConsentDialog::askIfNeeded(Tracker *tracker, QWidget *parent)
{
    auto *dialog = new ConsentDialog(tracker, parent);
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    const auto ask = [dialog] {
        if (dialog->notice()->isAsking() && !dialog->isVisible())
            dialog->open();
    };
    connect(dialog->notice(), &ConsentNotice::changed, dialog, ask);
    ask();
    return dialog;
}

void ConsentDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        d->notice.retranslate();
    QDialog::changeEvent(event);
}

void ConsentDialog::showEvent(QShowEvent *event)
{
    if (!event->spontaneous()) {
        d->fit();
        // Something that answers nothing.
        findChild<QToolButton *>(QStringLiteral("details"))->setFocus();
    }
    QDialog::showEvent(event);
}

} // namespace Tally
