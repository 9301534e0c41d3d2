// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "record.h"
#include "values.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Tally {

namespace {

// Looks for what JSON cannot say, and remembers in which property it was.
class Check
{
public:
    bool hasBrokenName = false; ///< a key with half of a surrogate pair: replaced, two such keys could become one
    QString notFinite; ///< the outermost key above a NaN or an infinity; null: there is none

    void null() { }
    void boolean(bool) { }
    void integer(qint64) { }
    void unsignedInteger(quint64) { }
    void real(double value)
    {
        if (!std::isfinite(value) && notFinite.isNull())
            notFinite = m_key.isNull() ? QLatin1String("") : m_key.toString();
    }
    void text(QStringView) { }
    void utf8(const QByteArray &) { }
    void key(QStringView key)
    {
        if (m_depth == 1)
            m_key = key;
        hasBrokenName = hasBrokenName || !key.isValidUtf16();
    }
    void beginMap(qsizetype) { ++m_depth; }
    void endMap() { --m_depth; }
    void beginList(qsizetype) { ++m_depth; }
    void endList() { --m_depth; }

private:
    QStringView m_key;
    int m_depth = 0;
};

bool isBlank(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

QString problemOfMap(const QVariantMap &map, bool *ranConversion)
{
    if (map.isEmpty())
        return {};
    Check check;
    Walk walk(check);
    walk.map(map);
    if (ranConversion && walk.ranConversion())
        *ranConversion = true;
    if (walk.tooDeep())
        return QCoreApplication::translate("Tally",
                                           "The event's properties are nested more than %1 levels deep. "
                                           "Flatten them, or send the inner part as text.")
            .arg(maxNesting);
    if (walk.tooMany())
        return QCoreApplication::translate("Tally",
                                           "The event's properties hold more than %1 values. "
                                           "Send a summary, or several events.")
            .arg(maxValues);
    if (walk.threw())
        return QCoreApplication::translate("Tally",
                                           "A property is of a type of the application's own, and its conversion threw "
                                           "an exception. Send text, a number or a map instead.");
    if (check.hasBrokenName)
        return QCoreApplication::translate("Tally",
                                           "The name of a property is no valid text: it has half of a character "
                                           "(a surrogate) in it. Correct it, or leave the property out.");
    if (!check.notFinite.isNull())
        return QCoreApplication::translate("Tally",
                                           "The property \"%1\" is or holds a number that is not finite (NaN or "
                                           "infinity). Leave it out, or send it as text.")
            .arg(check.notFinite);
    return {};
}

} // namespace

QString problemOf(const Event &event, bool *ranConversion)
{
    if (const auto refusal = event.options.constFind(Event::refusal()); refusal != event.options.cend())
        return refusal->toString();
    if (event.kind == Event::Track && event.name.isEmpty())
        return QCoreApplication::translate("Tally", "The event has no name. Give it one, as in track(\"purchase\").");
    if ((event.kind == Event::Identify || event.kind == Event::Forget) && event.userId.isEmpty())
        return QCoreApplication::translate("Tally",
                                           "There is no user id. Give one, as in identify(\"user_42\"); "
                                           "for a log-out there is reset().");
    if (!(event.quantity > 0) || !std::isfinite(event.quantity))
        return QCoreApplication::translate("Tally",
                                           "The quantity is not a finite number greater than 0. "
                                           "Leave it out for 1, or track nothing.");
    const struct
    {
        const QString &id;
        QLatin1String name;
    } ids[] = {{event.id, QLatin1String("event_id")},
               {event.anonymousId, QLatin1String("anonymous_id")},
               {event.userId, QLatin1String("user_id")},
               {event.sessionId, QLatin1String("session_id")}};
    for (const auto &[id, name] : ids)
        if (!id.isEmpty() && isBlank(id))
            return QCoreApplication::translate("Tally", "The option \"%1\" is blank. Leave it out, or fill it in.")
                .arg(name);
    if (event.timestamp.isValid() && !hasIso(event.timestamp))
        return QCoreApplication::translate("Tally",
                                           "The timestamp is not within the years 1 to 9999. "
                                           "Times as numbers are milliseconds since 1970.");
    if (!event.options.isEmpty()) {
        // What applyOptions() could not make sense of stays among the options, under the member's own name.
        for (const QLatin1String &name : Event::memberOptions())
            if (event.options.contains(name))
                return QCoreApplication::translate("Tally",
                                                   "The option \"%1\" is of a type that makes no sense there. Give "
                                                   "ids as text, the quantity as a number, the timestamp as a date, "
                                                   "as ISO 8601 or in milliseconds since 1970.")
                    .arg(name);
    }
    const QString problem = problemOfMap(event.properties, ranConversion);
    return problem.isEmpty() ? problemOfMap(event.options, ranConversion) : problem;
}

} // namespace Tally
