// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "permission.h"

namespace Tally {

Decision decide(const Circumstances &circumstances, Purpose purpose)
{
    const bool isAnalytics = purpose == Purpose::Analytics;
    if (circumstances.policy == Policy::NoSending || (isAnalytics && circumstances.policy != Policy::Silent))
        return {Permission::Forbidden, Blocker::Policy};
    if (circumstances.disabledByEnvironment)
        return {Permission::Forbidden, Blocker::Environment};
    if (isAnalytics && circumstances.doNotTrack)
        return {Permission::Forbidden, Blocker::DoNotTrack};
    if (!circumstances.enabled)
        return {Permission::Forbidden, Blocker::Application};
    if (!isAnalytics)
        return {};
    switch (circumstances.answer) {
    case Answer::Granted:
        return {};
    case Answer::Denied:
        return {Permission::Forbidden, Blocker::User};
    case Answer::Unreadable: // it may have been a no
        return {Permission::Waiting, Blocker::User};
    case Answer::Unknown:
        break;
    }
    return circumstances.consentRequired ? Decision{Permission::Waiting, Blocker::User} : Decision{};
}

bool isAnswerNeeded(const Circumstances &circumstances)
{
    return circumstances.consentRequired && circumstances.answer == Answer::Unknown
        && decide(circumstances, Purpose::Analytics).blocker == Blocker::User;
}

QString nameOf(Blocker blocker)
{
    switch (blocker) {
    case Blocker::Nobody:
        break;
    case Blocker::Policy:
        return QStringLiteral("policy");
    case Blocker::Environment:
        return QStringLiteral("TALLY_DISABLED");
    case Blocker::DoNotTrack:
        return QStringLiteral("DO_NOT_TRACK");
    case Blocker::Application:
        return QStringLiteral("disabled");
    case Blocker::User:
        return QStringLiteral("consent");
    }
    return {};
}

} // namespace Tally
