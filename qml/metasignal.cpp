// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "metasignal.h"

namespace Tally {

QMetaMethod signalNamed(const QObject *object, QByteArrayView name)
{
    // From the end: what a derived type calls the same is meant.
    const QMetaObject *type = object->metaObject();
    for (int i = type->methodCount() - 1; i >= 0; --i) {
        const QMetaMethod method = type->method(i);
        if (method.methodType() == QMetaMethod::Signal && !(method.attributes() & QMetaMethod::Cloned)
            && method.name() == name)
            return method;
    }
    return {};
}

QMetaObject::Connection follow(const QObject *sender, const QMetaMethod &signal, const QObject *receiver,
                               const char *slot)
{
    const QMetaObject *type = receiver->metaObject();
    const int index = type->indexOfMethod(slot);
    Q_ASSERT(index >= 0);
    return signal.isValid() ? QObject::connect(sender, signal, receiver, type->method(index))
                            : QMetaObject::Connection();
}

} // namespace Tally
