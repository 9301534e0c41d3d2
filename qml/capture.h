// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

class QJSValue;
class QObject;

namespace Tally {

/// Whether Tally.ignore is true for \a object or for anything that it stands in: as a child, as an item, or as the
/// popup of an item.
bool isIgnored(const QObject *object);

/// What a page is called: by Tally.page, else by its objectName, else by its type as QML knows it. A Loader without a
/// name of its own is called as what it has loaded. Nothing that is shown is read: no title, no text.
QString pageName(const QObject *page);
/// A type as it is written in QML: CheckoutPage, not CheckoutPage_QMLTYPE_7.
QString typeName(const QObject *object);

/// Sends the page event of \a page; \a source has the QML engine. False: there is no tracker that could take it yet.
bool capturePage(QObject *source, const QObject *page);
/// Sends an event called \a name of what \a source saw. False: there is no tracker.
bool captureEvent(QObject *source, const QString &name, const QJSValue &properties);

} // namespace Tally
