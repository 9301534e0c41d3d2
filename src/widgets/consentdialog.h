// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_widgets_export.h"

#include <QDialog>

#include <memory>

namespace Tally {

class ConsentNotice;
class Tracker;

/// Asks the user whether data about the application's use may be collected: what, why and by whom, with an acceptance and
/// a refusal that are equally easy. In the user's language, and in the application's style and palette.
///
/// Neither answer is the default button, and neither has the keyboard at first, so nobody answers by accident. "Not now",
/// Escape and the window's close button are no answer: no usage data is collected, and the next start asks again. It closes
/// by itself when the answer is given elsewhere, or somebody else decides. Opened to have an answer changed it stays.
class TALLY_WIDGETS_EXPORT ConsentDialog : public QDialog
{
    Q_OBJECT

public:
    /// Null: Tracker::instance(), also one that appears later.
    explicit ConsentDialog(Tracker *tracker = nullptr, QWidget *parent = nullptr);
    ~ConsentDialog() override;

    /// What it says: its application, purpose, policyUrl and collected may be set.
    ConsentNotice *notice() const;

    /// To be called once at each start: opens such a dialog over \a parent if an answer is missing, as soon as that is
    /// known, and again for each visitor who comes later; returns at once. The dialog, never null, goes with \a parent, or
    /// where there is none with the application. A null \a tracker is the constructor's.
    static ConsentDialog *askIfNeeded(Tracker *tracker, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Tally
