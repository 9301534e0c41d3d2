// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QPointer>
#include <QString>

class QJSValue;
class QQmlEngine;

namespace Tally {

/// What names a page: itself, or what it loaded where it is a Loader without a name of its own. \a loaders: the Loaders that
/// were passed on the way, the last of which may have nothing to show yet and is the answer then.
const QObject *namedBy(const QObject *page, QList<QPointer<const QObject>> *loaders = nullptr);
/// What a page is called: by Tally.page, else by its objectName, else by its type as QML knows it. A Loader without a
/// name of its own is called as what it has loaded. Nothing that is shown is read: no title, no text.
QString pageName(const QObject *page);
/// A type as it is written in QML: CheckoutPage, not CheckoutPage_QMLTYPE_7.
QString typeName(const QObject *object);

/// Sends the page event of \a page. False: there is no tracker that could take it yet.
bool capturePage(QQmlEngine *engine, QObject *source, const QObject *page);
/// Sends an event called \a name of what \a source saw. False: there is no tracker.
bool captureEvent(QQmlEngine *engine, QObject *source, const QString &name, const QJSValue &properties);

} // namespace Tally
