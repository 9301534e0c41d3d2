// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "privacysettings.h"

#include "consentnotice.h"
#include "noticeview.h"
#include "sentdialog.h"
#include "tracker.h"
#include "verticalscroll.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace Tally {

class PrivacySettings::Private
{
public:
    explicit Private(PrivacySettings *page);

    void showTexts();
    void showAnswer();
    void chooseExport();
    void confirmDeletion();
    /// What has come of something the user asked for; read aloud where the page is.
    void report(const QString &text);
    /// Nothing of what this person saw is left for the next one.
    void clear();

    PrivacySettings *const q;
    ConsentNotice notice;
    Paragraph *status;
    Paragraph *billing;
    Paragraph *purpose;
    QRadioButton *allow;
    QRadioButton *refuse;
    QButtonGroup *answers;
    NoticeView *view;
    QPushButton *showSent;
    QPushButton *exportData;
    QPushButton *deleteData;
    Paragraph *outcome;
    VerticalScroll *scroll;
};

PrivacySettings::Private::Private(PrivacySettings *page)
    : q(page), status(new Paragraph(Paragraph::SmallHeading)), billing(new Paragraph), purpose(new Paragraph),
      allow(new QRadioButton), refuse(new QRadioButton), answers(new QButtonGroup(page)), view(new NoticeView(&notice)),
      showSent(new QPushButton), exportData(new QPushButton), deleteData(new QPushButton), outcome(new Paragraph)
{
    allow->setObjectName(QStringLiteral("allow"));
    refuse->setObjectName(QStringLiteral("refuse"));
    showSent->setObjectName(QStringLiteral("showSent"));
    exportData->setObjectName(QStringLiteral("exportData"));
    deleteData->setObjectName(QStringLiteral("deleteData"));
    status->setObjectName(QStringLiteral("status"));
    outcome->setObjectName(QStringLiteral("outcome"));
    answers->addButton(allow);
    answers->addButton(refuse);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int gap = q->fontMetrics().height() / 2;
    column->addWidget(status);
    column->addWidget(allow);
    column->addWidget(refuse);
    column->addWidget(billing);
    column->addSpacing(gap);
    column->addWidget(purpose);
    column->addSpacing(gap);
    column->addWidget(view);
    column->addSpacing(gap);
    auto *buttons = new QWidget; // all of them as wide as the widest
    auto *buttonColumn = new QVBoxLayout(buttons);
    buttonColumn->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *button : {showSent, exportData, deleteData}) {
        button->setAutoDefault(false);
        buttonColumn->addWidget(button);
    }
    column->addWidget(buttons, 0, Qt::AlignLeading);
    column->addWidget(outcome);
    column->addStretch();
    outcome->hide();

    auto *all = new QVBoxLayout(q);
    all->setContentsMargins(0, 0, 0, 0);
    scroll = new VerticalScroll(content);
    all->addWidget(scroll);
}

void PrivacySettings::Private::showTexts()
{
    scroll->setAccessibleName(tr("Usage data"));
    status->setText(notice.statusText());
    billing->setText(notice.billingText());
    billing->setVisible(!billing->text().isEmpty());
    purpose->setText(notice.purpose());
    allow->setText(tr("A&llow usage data"));
    refuse->setText(tr("Do &not allow it"));
    showSent->setText(tr("&Show what was sent…"));
    exportData->setText(tr("&Export my data…"));
    deleteData->setText(tr("&Delete my data…"));
    setDirection(q, notice.isRightToLeft());
    showAnswer();
}

void PrivacySettings::Private::showAnswer()
{
    const Tracker *tracker = notice.tracker();
    const auto consent = tracker ? tracker->consent() : Tracker::Consent::Unknown;
    const bool known = consent != Tracker::Consent::Unknown || notice.isCollecting();
    answers->setExclusive(false); // neither, where there is no answer yet
    allow->setChecked(known && consent != Tracker::Consent::Denied);
    refuse->setChecked(known && consent == Tracker::Consent::Denied);
    answers->setExclusive(true);
    for (QRadioButton *button : {allow, refuse})
        button->setEnabled(notice.canChange());
    showSent->setVisible(tracker && tracker->sentRecordBytes() > 0);
    exportData->setVisible(!tracker || tracker->visitorTimeout() <= 0); // a file is left to the next visitor
    exportData->setEnabled(tracker);
    deleteData->setEnabled(tracker);
}

void PrivacySettings::Private::chooseExport()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto *dialog = new QFileDialog(q, tr("Export my data"), folder.path(), tr("JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(tr("my data", "name of a file, without its ending") + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, &notice, &ConsentNotice::exportData);
    dialog->open();
}

void PrivacySettings::Private::confirmDeletion()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Delete my data"), tr("Do you want to delete your data?"),
                                QMessageBox::NoButton, q);
    box->setObjectName(QStringLiteral("confirmation"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(notice.deletionText());
    QPushButton *keep = box->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    QPushButton *remove = box->addButton(tr("&Delete it"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("delete"));
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    setDirection(box, notice.isRightToLeft());
    connect(remove, &QPushButton::clicked, &notice, &ConsentNotice::deleteData);
    box->open();
}

void PrivacySettings::Private::report(const QString &text)
{
    outcome->setText(text);
    outcome->show();
    QAccessibleEvent event(outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void PrivacySettings::Private::clear()
{
    outcome->hide();
    outcome->clear();
    const QList<QDialog *> dialogs = q->findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly);
    for (QDialog *dialog : dialogs)
        dialog->close();
}

PrivacySettings::PrivacySettings(Tracker *tracker, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this))
{
    if (tracker)
        d->notice.setTracker(tracker);
    connect(&d->notice, &ConsentNotice::changed, this, [this] { d->showTexts(); });
    connect(&d->notice, &ConsentNotice::personLeft, this, [this] { d->clear(); });
    connect(&d->notice, &ConsentNotice::dataDeleted, this,
            [this] { d->report(tr("Your usage data on this device has been deleted.")); });
    connect(&d->notice, &ConsentNotice::exported, this, [this](const QString &path, const QString &error) {
        d->report(d->notice.exportText(path, error));
    });
    // Clicked by whatever means, but not changed by somebody else.
    connect(d->allow, &QRadioButton::clicked, &d->notice, &ConsentNotice::accept);
    connect(d->refuse, &QRadioButton::clicked, &d->notice, &ConsentNotice::decline);
    connect(d->showSent, &QPushButton::clicked, this, [this] {
        if (!d->notice.tracker())
            return;
        auto *dialog = new SentDialog(d->notice, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(d->exportData, &QPushButton::clicked, this, [this] { d->chooseExport(); });
    connect(d->deleteData, &QPushButton::clicked, this, [this] { d->confirmDeletion(); });
    d->showTexts();
}

PrivacySettings::~PrivacySettings() = default;

ConsentNotice *PrivacySettings::notice() const
{
    return &d->notice;
}

void PrivacySettings::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        d->notice.retranslate();
    QWidget::changeEvent(event);
}

} // namespace Tally
