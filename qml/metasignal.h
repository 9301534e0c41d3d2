// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMetaMethod>
#include <QObject>

namespace Tally {

/// The signal of \a object that is called \a name, in full; invalid: it has none. By name, because the classes of Qt
/// Quick Controls have no public headers.
QMetaMethod signalNamed(const QObject *object, QByteArrayView name);

/// Calls the slot \a slot ("changed()") of \a receiver whenever \a signal comes from \a sender.
QMetaObject::Connection follow(const QObject *sender, const QMetaMethod &signal, const QObject *receiver,
                               const char *slot);

} // namespace Tally
