// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "destinations.h"

#include "scriptvalue.h"

#include <QCoreApplication>
#include <QJSEngine>
#include <QQmlInfo>

namespace Tally {

DestinationExtension::DestinationExtension(QObject *destination) : QObject(destination)
{
    connect(this->destination(), &Destination::optionsChanged, this, &DestinationExtension::optionsChanged);
}

Destination *DestinationExtension::destination() const
{
    return static_cast<Destination *>(parent());
}

template <typename Value> QJSValue DestinationExtension::toScript(const Value &value) const
{
    QJSEngine *engine = qjsEngine(parent());
    return engine ? engine->toScriptValue(value) : QJSValue();
}

bool DestinationExtension::list(const QString &property, const QJSValue &value, QStringList *result) const
{
    const FromScript read = ScriptReader(qjsEngine(parent())).read(value, property);
    QString problem = read.problem;
    if (problem.isEmpty()) {
        if (read.value.typeId() == QMetaType::QString) {
            *result = {read.value.toString()};
        } else if (read.value.typeId() == QMetaType::QVariantList) {
            const QVariantList entries = read.value.toList();
            for (const QVariant &entry : entries) {
                if (entry.typeId() != QMetaType::QString)
                    problem = property + QStringLiteral(": ")
                        + QCoreApplication::translate("Tally", "a list of texts is needed");
                result->append(entry.toString());
            }
        } else if (read.value.isValid() && !read.value.isNull()) {
            problem
                = property + QStringLiteral(": ") + QCoreApplication::translate("Tally", "a list of texts is needed");
        }
    }
    if (!problem.isEmpty())
        qmlWarning(parent()) << problem;
    return problem.isEmpty();
}

QJSValue DestinationExtension::events() const
{
    return toScript(destination()->events());
}

void DestinationExtension::setEvents(const QJSValue &patterns)
{
    QStringList result;
    if (list(QStringLiteral("events"), patterns, &result))
        destination()->setEvents(result);
}

QJSValue DestinationExtension::names() const
{
    return fromMap(destination()->names());
}

void DestinationExtension::setNames(const QJSValue &names)
{
    if (const auto map = toMap("names", names))
        destination()->setNames(*map);
}

QJSValue DestinationExtension::fromMap(const QVariantMap &map) const
{
    return toScript(map);
}

std::optional<QVariantMap> DestinationExtension::toMap(const char *property, const QJSValue &value) const
{
    const QString name = QString::fromLatin1(property);
    const FromScript read = ScriptReader(qjsEngine(parent())).read(value, name);
    if (!read.problem.isEmpty())
        qmlWarning(parent()) << read.problem;
    else if (read.value.typeId() == QMetaType::QVariantMap || read.value.isNull())
        return read.value.toMap();
    else
        qmlWarning(parent()) << name << ": "
                             << QCoreApplication::translate("Tally", "an object is needed: { name: value }");
    return {};
}

QJSValue DestinationExtension::sendProperties() const
{
    return toScript(destination()->sendProperties());
}

void DestinationExtension::setSendProperties(const QJSValue &properties)
{
    QStringList result;
    if (list(QStringLiteral("sendProperties"), properties, &result))
        destination()->setSendProperties(result);
}

} // namespace Tally
