// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/schema.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>
#include <QVariant>

namespace Tally::Inbound {

void Violations::add(const QString &field, const QString &text)
{
    QJsonArray texts = m_fields.value(field).toArray();
    texts.append(text);
    m_fields.insert(field, texts);
}

void Violations::addForm(const QString &text)
{
    m_form.append(text);
}

QStringList Violations::flat() const
{
    QStringList all = m_form;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        const QJsonArray texts = it.value().toArray();
        for (const QJsonValue &text : texts)
            all.append(it.key() + QStringLiteral(": ") + text.toString());
    }
    return all;
}

QJsonObject Violations::details() const
{
    return {{QStringLiteral("formErrors"), QJsonArray::fromStringList(m_form)},
            {QStringLiteral("fieldErrors"), m_fields}};
}

namespace {

/// The string to look at further, or null with the reason noted. A null in JSON is not the same as leaving it out.
QString stringOf(const QJsonObject &object, const QString &field, Need need, Violations &violations)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined()) {
        if (need == Need::Required)
            violations.add(field, QStringLiteral("required"));
        return {};
    }
    if (!value.isString()) {
        violations.add(field, QStringLiteral("must be a string"));
        return {};
    }
    const QString text = value.toString();
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

void checkString(const QJsonObject &object, const QString &field, Need need, int min, int max, Violations &violations)
{
    const QString text = stringOf(object, field, need, violations);
    if (text.isNull())
        return;
    if (text.size() < min)
        violations.add(field, QStringLiteral("must have at least %1 character(s)").arg(min));
    if (text.size() > max)
        violations.add(field, QStringLiteral("must have at most %1 characters").arg(max));
}

void checkTimestamp(const QJsonObject &object, const QString &field, Need need, Violations &violations)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\\z"));
    const QString text = stringOf(object, field, need, violations);
    if (text.isNull())
        return;
    // The first 19 characters are date and time; what follows has been seen by the pattern.
    if (!form.match(text).hasMatch() || !QDateTime::fromString(text.left(19) + u'Z', Qt::ISODate).isValid())
        violations.add(field, QStringLiteral("must be an ISO 8601 date and time with a zone"));
}

void checkQuantity(const QJsonObject &object, const QString &field, Need need, Sign sign, Violations &violations)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined()) {
        if (need == Need::Required)
            violations.add(field, QStringLiteral("required"));
    } else if (!value.isDouble()) {
        violations.add(field, QStringLiteral("must be a number"));
    } else if (sign == Sign::Positive && !(value.toDouble() > 0)) {
        violations.add(field, QStringLiteral("must be greater than 0"));
    } else if (value.toDouble() == 0) {
        violations.add(field, QStringLiteral("must not be 0"));
    }
}

void checkUrl(const QJsonObject &object, const QString &field, int max, Violations &violations)
{
    const QString text = stringOf(object, field, Need::Optional, violations);
    if (text.isNull())
        return;
    if (text.size() > max)
        violations.add(field, QStringLiteral("must have at most %1 characters").arg(max));
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || url.scheme().isEmpty() || (web && url.host().isEmpty()))
        violations.add(field, QStringLiteral("must be a URL"));
}

void checkObject(const QJsonObject &object, const QString &field, int maxBytes, Violations &violations)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return;
    if (!value.isObject())
        violations.add(field, QStringLiteral("must be an object"));
    else if (QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact).size() > maxBytes)
        violations.add(field, QStringLiteral("must have at most %1 bytes as JSON").arg(maxBytes));
}

QString decimal(const QJsonValue &number)
{
    // An integer in JSON keeps all its 64 bits; a double of that size would not.
    const QVariant value = number.toVariant();
    if (value.typeId() == QMetaType::LongLong)
        return QString::number(value.toLongLong());
    return QString::number(number.toDouble(), 'f', QLocale::FloatingPointShortest);
}

} // namespace Tally::Inbound
