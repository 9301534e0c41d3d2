// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "fixture.h"

#include "store/identity.h"

/// What another process of the application writes down.
namespace Tally::elsewhere {

inline const QString no = QStringLiteral("denied");
inline const QString yes = QStringLiteral("granted");

inline void changes(const Fixture &f, const std::function<void(Identity &)> &change)
{
    Identity other;
    QVERIFY(IdentityFile(f.folder()).update(&other, change));
}

inline void forgets(const Fixture &f)
{
    changes(f, [](Identity &i) {
        i = i.withoutPerson();
        ++i.withdrawals;
        ++i.forgotten;
    });
}

inline void answers(const Fixture &f, const QString &answer)
{
    changes(f, [&answer](Identity &i) {
        if (answer == no) {
            i = i.withoutPerson();
            ++i.withdrawals;
        }
        i.consent = answer;
        ++i.consentGeneration;
    });
}

/// The no of a visitor of whom nothing was stored.
inline void declines(const Fixture &f)
{
    changes(f, [](Identity &i) {
        i = i.withoutPerson();
        i.consent = no;
        i.declined = true;
        ++i.consentGeneration;
    });
}

/// Whoever is here; \a next is the anonymous id of the one who comes.
inline void ends(const Fixture &f, const QString &next = {})
{
    changes(f, [&next](Identity &i) {
        i = i.ofNextVisitor();
        i.anonymousId = next;
    });
}

} // namespace Tally::elsewhere
