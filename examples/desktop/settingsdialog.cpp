// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "settingsdialog.h"

#include <Tally/ConsentNotice>
#include <Tally/PrivacySettings>

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

SettingsDialog::SettingsDialog(Tally::Tracker *tracker, const QString &purpose, QAction *wordWrap, QWidget *parent)
    : QDialog(parent), m_pages(new QTabWidget), m_size(new QSpinBox)
{
    setWindowTitle(tr("Settings"));

    auto *text = new QWidget;
    auto *form = new QFormLayout(text);
    m_size->setRange(6, 48);
    m_size->setSuffix(tr(" pt"));
    form->addRow(tr("Size of the &text:"), m_size);
    auto *wrap = new QCheckBox(tr("&Wrap long lines"));
    wrap->setChecked(wordWrap->isChecked());
    form->addRow(wrap);
    connect(m_size, &QSpinBox::valueChanged, this, &SettingsDialog::pointSizeChosen);
    connect(wrap, &QCheckBox::toggled, wordWrap, &QAction::setChecked);

    auto *privacy = new Tally::PrivacySettings(tracker);
    privacy->notice()->setPurpose(purpose);
    m_pages->addTab(text, tr("&Editor"));
    m_pages->addTab(privacy, tr("&Privacy"));

    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeSettings"));
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_pages);
    column->addWidget(buttons);
    resize(sizeHint().expandedTo({560, 520}));
}

void SettingsDialog::setPointSize(int pointSize)
{
    m_size->setValue(pointSize);
}

void SettingsDialog::showPrivacy()
{
    m_pages->setCurrentIndex(1);
}
