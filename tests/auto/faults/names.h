// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>

/// The system's resolver and its routes, as this test program sees them: names are what a test says they are, and
/// nothing but loopback addresses can be reached.
namespace Tally::Testing {

struct Lookup
{
    QList<QByteArray> addresses;
    int error = 0; ///< of netdb.h; 0: there are addresses
    std::chrono::milliseconds delay{0};
};

/// Holds for look-ups that begin from now on. Names that nobody has set do not exist.
void setName(const QByteArray &host, const Lookup &lookup);
/// How often anybody asked for \a host since it was set.
int lookups(const QByteArray &host);
/// How often anybody tried to connect to another machine; each time it was unreachable.
int connectionsElsewhere();

} // namespace Tally::Testing
