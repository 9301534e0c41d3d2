// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/vendors.h"

#include "tally_vendors.h"

#include <QRegularExpression>

#include <algorithm>

namespace Tally {
namespace {

template <typename D> VendorEntry entryFor()
{
    const D destination;
    return {destination.name(), destination.keyVariables(), destination.optionVariables(),
            []() -> std::unique_ptr<Destination> { return std::make_unique<D>(); }};
}

} // namespace

const QList<VendorEntry> &vendorTable()
{
#define TALLY_ENTRY(Class) entryFor<Class>(),
    static const QList<VendorEntry> table{TALLY_FOR_EACH_VENDOR(TALLY_ENTRY)};
#undef TALLY_ENTRY
    return table;
}

const VendorEntry *vendorNamed(const QString &name)
{
    const auto &table = vendorTable();
    const auto it = std::find_if(table.cbegin(), table.cend(), [&](const auto &entry) { return entry.name == name; });
    return it == table.cend() ? nullptr : &*it;
}

QString vendorNames()
{
    QStringList names;
    for (const VendorEntry &entry : vendorTable())
        names.append(entry.name);
    return names.join(QLatin1String(", "));
}

QString kindOfKey(const QByteArray &key)
{
    // Two or three letters and, where it follows, the environment. What comes next may be secret in every vendor's
    // form.
    static const QRegularExpression form(QStringLiteral("^(?:[a-z]{2,3}_(?:(?:live|test)_)?)"));
    return form.match(QString::fromLatin1(key)).captured();
}

} // namespace Tally
