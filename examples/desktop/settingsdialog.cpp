// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "settingsdialog.h"

#include <Tally/PrivacySettings>

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

SettingsDialog::SettingsDialog(Tally::Tracker *tracker, QAction *wordWrap, int pointSize, QWidget *parent)
    : QDialog(parent), m_pages(new QTabWidget)
{
    setWindowTitle(tr("Settings"));

    auto *text = new QWidget;
    auto *form = new QFormLayout(text);
    auto *size = new QSpinBox;
    size->setRange(6, 48);
    size->setValue(pointSize);
    size->setSuffix(tr(" pt"));
    form->addRow(tr("Size of the &text:"), size);
    auto *wrap = new QCheckBox(tr("&Wrap long lines"));
    wrap->setChecked(wordWrap->isChecked());
    form->addRow(wrap);
    connect(size, &QSpinBox::valueChanged, this, &SettingsDialog::pointSizeChosen);
    connect(wrap, &QCheckBox::toggled, wordWrap, &QAction::setChecked);

    auto *privacy = new Tally::PrivacySettings(tracker);
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

void SettingsDialog::showPrivacy()
{
    m_pages->setCurrentIndex(1);
}
