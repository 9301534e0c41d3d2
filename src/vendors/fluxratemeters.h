// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QString>
#include <QVariantMap>

namespace Tally {

/// A Fluxrate destination's options `meters` and `meterToken`, read: which meter an event's name has, and how Fluxrate
/// makes one number of a meter's quantities.
class FluxrateMeters
{
public:
    enum class Aggregation {
        Sum,
        Max,
        UniqueCount,
        Last,
        Unknown, ///< problem() says which
    };

    FluxrateMeters(const QVariantMap &meters, const QString &meterToken);

    /// What is wrong with the option, for a person; empty: nothing.
    QString problem() const { return m_problem; }
    /// Whether there is a meter for \a name, be it one that problem() speaks of.
    bool has(const QString &name) const { return m_tokens.contains(name) || !m_meterToken.isEmpty(); }
    /// Whether `meters` itself has \a name.
    bool names(const QString &name) const { return m_tokens.contains(name); }
    /// The token of the meter of \a name; empty: it has none, or one that problem() speaks of.
    QString token(const QString &name) const { return m_tokens.value(name, m_meterToken); }
    bool hasUniqueCount() const { return !m_aggregations.keys(Aggregation::UniqueCount).isEmpty(); }
    /// That of the meter itself, whoever names it; Sum where no entry says another.
    Aggregation aggregation(const QString &token) const { return m_aggregations.value(token, Aggregation::Sum); }

private:
    void add(const QString &name, const QVariant &meter);

    QHash<QString, QString> m_tokens; // of names
    QHash<QString, Aggregation> m_aggregations; // of tokens, where an entry says so
    QString m_meterToken;
    QString m_problem;
};

} // namespace Tally
