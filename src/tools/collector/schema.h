// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Tally::Inbound {

/// Collects what is wrong with a body, one member at a time, in the form that vendors answer: for each field a list
/// of texts.
class Violations
{
public:
    void add(const QString &field, const QString &text);
    /// Something about the body as a whole.
    void addForm(const QString &text);
    bool isEmpty() const { return m_fields.isEmpty() && m_form.isEmpty(); }
    /// Every text, each with its field in front.
    QStringList flat() const;
    /// {field: […]}
    QJsonObject fields() const { return m_fields; }
    /// {"formErrors": […], "fieldErrors": {field: […]}}
    QJsonObject details() const;

private:
    QJsonObject m_fields;
    QStringList m_form;
};

enum class Need { Optional, Required };

/// A string of min…max UTF-16 units.
void checkString(const QJsonObject &object, const QString &field, Need need, int min, int max, Violations &violations);
/// A string that is a date and a time with a zone, as ISO 8601 writes them.
void checkTimestamp(const QJsonObject &object, const QString &field, Need need, Violations &violations);
enum class Sign { Positive, NotZero };
/// A number.
void checkQuantity(const QJsonObject &object, const QString &field, Need need, Sign sign, Violations &violations);
/// A string of at most `max` that is an absolute URL.
void checkUrl(const QJsonObject &object, const QString &field, int max, Violations &violations);
/// An object of at most `maxBytes` as compact JSON.
void checkObject(const QJsonObject &object, const QString &field, int maxBytes, Violations &violations);

/// "1", "0.1", "12345678.9": without an exponent, and with as few digits as tell it from every other number.
QString decimal(const QJsonValue &number);

} // namespace Tally::Inbound
