// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_widgets_export.h"

#include <QWidget>

#include <memory>

namespace Tally {

class ConsentNotice;
class Tracker;

/// A page for an application's settings: what holds now and who decided it, the user's answer and its change, what was
/// sent, and the ways to get one's data and to delete it. Scrolls where there is little room.
///
/// What was sent can be shown where Tracker::sentRecordBytes lets it be remembered. With a Tracker::visitorTimeout no copy
/// of the data is offered: it is a file, which would be left to the next visitor.
class TALLY_WIDGETS_EXPORT PrivacySettings : public QWidget
{
    Q_OBJECT

public:
    /// Null: Tracker::instance(), also one that appears later.
    explicit PrivacySettings(Tracker *tracker = nullptr, QWidget *parent = nullptr);
    ~PrivacySettings() override;

    /// What it says: its application, purpose, policyUrl and collected may be set.
    ConsentNotice *notice() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Tally
