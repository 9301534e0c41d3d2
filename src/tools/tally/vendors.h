// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"

#include <QList>
#include <QStringList>

#include <memory>

namespace Tally {

/// What this program knows of a vendor; the table is that of src/vendors/vendors.cmake.
struct VendorEntry
{
    QString name; ///< the default name of its destinations, and so of their keys
    QStringList keyVariables; ///< of the environment, for the destination that bears the default name
    QStringList optionVariables; ///< likewise
    std::unique_ptr<Destination> (*make)();
};

const QList<VendorEntry> &vendorTable();
/// Null where there is none of this name.
const VendorEntry *vendorNamed(const QString &name);
QString vendorNames(); ///< "a, b"

/// What kind of key this is, such as "sk_live_": its beginning, as far as that is no secret; empty: not known.
QString kindOfKey(const QByteArray &key);

} // namespace Tally
