// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/sentrequest.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QPlainTextEdit;
class QTreeWidget;

namespace Tally {

class ConsentNotice;

/// The requests that have left this machine, each with its body as it was sent, byte for byte.
class SentDialog : public QDialog
{
    Q_OBJECT

public:
    /// Reads what is remembered at this moment.
    explicit SentDialog(const ConsentNotice &notice, QWidget *parent = nullptr);

private:
    void showBody();

    const QList<SentRequest> m_requests;
    QTreeWidget *m_list;
    QPlainTextEdit *m_body;
    QCheckBox *m_readable;
};

} // namespace Tally
