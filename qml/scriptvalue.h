// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJSValue>
#include <QString>
#include <QVariant>

class QJSEngine;

namespace Tally {

/// A JavaScript value as what an event can carry, or why it cannot be.
///
/// | JavaScript | becomes |
/// | --- | --- |
/// | string, boolean, null | the same |
/// | number | an integer where it is one below 2^53; NaN and infinity as they are: Tracker::track() refuses them |
/// | undefined | nothing: the member is left out; null in an array |
/// | Date, URL | date, URL; an invalid Date is refused |
/// | array, Set, a list of C++ | list |
/// | object, Map, QVariantMap, point, rect … | map of its own enumerable members |
/// | Error, RegExp, String, Number, Boolean, color, font … | text, or the value inside |
/// | function, Symbol, QObject, ArrayBuffer, typed array, Promise, throwing getter, an object within itself | refused |
struct FromScript
{
    QVariant value;
    QString problem; ///< for a person, beginning with the place: "properties.a[2]: …"; empty: none
};

/// Reads JavaScript values level by level and never lets anything of theirs run unguarded: no exception, no endless
/// recursion, no conversion of Qt's own (QString of a Symbol crashes on Qt 6.4). One per engine.
class ScriptReader
{
public:
    explicit ScriptReader(QJSEngine *engine);

    /// \a place names the value in a problem's text: "properties".
    FromScript read(const QJSValue &value, const QString &place) const;
    enum Answer { Yes, No, Threw };
    /// Calls \a function with \a argument. No: it returned false.
    Answer ask(const QJSValue &function, const QJSValue &argument) const;
    /// The file and line of the JavaScript that is running; empty without one.
    QString callSite() const;

private:
    struct Walk;
    bool walk(const QJSValue &value, const QString &place, QVariant *result, Walk *state) const;
    bool walkNative(const QVariant &native, const QString &place, QVariant *result, Walk *state) const;

    QJSValue m_look; // the function below, compiled
    QJSValue m_ask;
    QJSValue m_stack;
};

} // namespace Tally
