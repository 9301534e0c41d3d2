// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "consentnotice.h"
#include "qmltracker.h"

#include <QtQml/qqml.h>

namespace Tally {

/// Its properties and methods, for QML's tools.
struct AnyConsentNotice
{
    Q_GADGET
    QML_FOREIGN(Tally::ConsentNotice)
    QML_ANONYMOUS
};

/// The QML type ConsentNotice: what ConsentDialog, ConsentBanner and PrivacySettings say, for an application's own ones.
///
/// The same as in C++, except that the tracker is the one that QML knows, and that times and bytes come as text.
class QmlConsentNotice : public Tally::ConsentNotice // qualified, or the tools find no base
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ConsentNotice)
    /// Default: Tally.tracker, also one that appears later.
    Q_PROPERTY(Tally::QmlTracker *tracker READ qmlTracker WRITE setQmlTracker RESET resetTracker NOTIFY trackerChanged)

public:
    explicit QmlConsentNotice(QObject *parent = nullptr);

    QmlTracker *qmlTracker() const;
    void setQmlTracker(QmlTracker *tracker);
};

} // namespace Tally
