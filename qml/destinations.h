// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"

#include <QJSValue>
#include <QtQml/qqml.h>

#include <optional>

namespace Tally {

/// What every destination has in QML instead of its own list and map properties: Qt's conversion to them throws or, for
/// a Symbol in a list, crashes. What cannot be used is a warning, and the property keeps its value.
class DestinationExtension : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QJSValue events READ events WRITE setEvents NOTIFY optionsChanged)
    Q_PROPERTY(QJSValue names READ names WRITE setNames NOTIFY optionsChanged)
    Q_PROPERTY(QJSValue sendProperties READ sendProperties WRITE setSendProperties NOTIFY optionsChanged)

public:
    explicit DestinationExtension(QObject *destination);

    QJSValue events() const;
    void setEvents(const QJSValue &patterns);
    QJSValue names() const;
    void setNames(const QJSValue &names);
    QJSValue sendProperties() const;
    void setSendProperties(const QJSValue &properties);

Q_SIGNALS:
    void optionsChanged();

protected:
    // For the options of a vendor that are maps.
    template <typename Vendor> Vendor *vendor() const { return static_cast<Vendor *>(parent()); }
    QJSValue fromMap(const QVariantMap &map) const;
    /// Nothing, after a warning, where the value is no object.
    std::optional<QVariantMap> toMap(const char *property, const QJSValue &value) const;

private:
    Destination *destination() const;
    template <typename Value> QJSValue toScript(const Value &value) const;
    bool list(const QString &property, const QJSValue &value, QStringList *result) const;
};

struct AnyDestination
{
    Q_GADGET
    QML_FOREIGN(Tally::Destination)
    QML_NAMED_ELEMENT(Destination)
    QML_UNCREATABLE("Destination is what the vendors' types have in common; write Millimetric { … }")
    QML_EXTENDED(Tally::DestinationExtension)
};

} // namespace Tally
