// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "consentdialog.h"

#include "consentnotice.h"
#include "noticeview.h"
#include "verticalscroll.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QShowEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

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
    Paragraph *billing;
    NoticeView *view;
    VerticalScroll *scroll;
    QPushButton *accept;
    QPushButton *decline;
    QPushButton *later;
    bool postponed = false;
    bool isAsked = false; // else the application has opened it, to have an answer changed
};

ConsentDialog::Private::Private(ConsentDialog *dialog)
    : q(dialog), question(new Paragraph(Paragraph::Heading)), purpose(new Paragraph), choice(new Paragraph),
      billing(new Paragraph), view(new NoticeView(&notice)), scroll(nullptr), accept(new QPushButton),
      decline(new QPushButton), later(new QPushButton)
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
    column->addWidget(billing);
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
    // Seen also where there is no keyboard, and no window frame to close it by.
    later->setObjectName(QStringLiteral("later"));
    later->setAutoDefault(false);
    later->setFlat(true);
    all->addWidget(later, 0, Qt::AlignHCenter);
}

void ConsentDialog::Private::showTexts()
{
    q->setWindowTitle(tr("Usage data"));
    scroll->setAccessibleName(tr("Usage data"));
    question->setText(notice.question());
    purpose->setText(notice.purpose());
    choice->setText(notice.choiceText());
    billing->setText(notice.billingText());
    billing->setVisible(!billing->text().isEmpty());
    accept->setText(tr("&Accept"));
    decline->setText(tr("&Decline"));
    later->setText(tr("&Not now"));
    // What a screen reader says when the dialog appears.
    q->setAccessibleName(notice.question());
    q->setAccessibleDescription(
        QStringList{notice.purpose(), notice.choiceText(), notice.billingText()}.join(QLatin1Char(' ')).trimmed());
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
    // What has just been shown or hidden tells the layouts around it by and by.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const QSize room = q->screen()->availableSize() * 0.9;
    q->resize(q->sizeHint().boundedTo(room).expandedTo(q->minimumSizeHint()));
}

ConsentDialog::ConsentDialog(Tracker *tracker, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>(this))
{
    if (tracker)
        d->notice.setTracker(tracker);
    connect(d->accept, &QPushButton::clicked, this, [this] { d->answer(true); });
    connect(d->decline, &QPushButton::clicked, this, [this] { d->answer(false); });
    connect(d->later, &QPushButton::clicked, this, &QDialog::reject);
    connect(d->view, &NoticeView::detailsToggled, this, [this] { d->fit(); });
    connect(&d->notice, &ConsentNotice::changed, this, [this] {
        d->showTexts();
        const bool wasAsked = std::exchange(d->isAsked, d->notice.isAsking());
        if (isVisible() && ((wasAsked && !d->isAsked) || !d->notice.canChange()))
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
    const auto ask = [dialog] {
        if (dialog->notice()->isAsking() && !dialog->isVisible() && !dialog->d->postponed)
            dialog->open();
    };
    connect(dialog, &QDialog::finished, dialog, [dialog] { dialog->d->postponed = dialog->notice()->isAsking(); });
    connect(dialog->notice(), &ConsentNotice::changed, dialog, ask);
    connect(dialog->notice(), &ConsentNotice::visitorEnded, dialog, [dialog, ask] {
        dialog->d->postponed = false; // by somebody else
        ask();
    });
    if (!parent)
        connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, dialog, &QObject::deleteLater);
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
        d->isAsked = d->notice.isAsking();
        d->fit();
        // Something that answers nothing.
        findChild<QToolButton *>(QStringLiteral("details"))->setFocus();
    }
    QDialog::showEvent(event);
}

} // namespace Tally
