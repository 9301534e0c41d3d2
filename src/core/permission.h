// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace Tally {

/// What the administrator's files say of this application, the stricter the greater.
enum class Policy {
    Silent, ///< nothing: there is none, or none that forbids anything
    Unreadable, ///< something, and nobody knows what: until that is mended, as NoAnalytics
    NoAnalytics,
    NoSending, ///< not even what is owed to billing
};

/// What the user said to being counted.
enum class Answer {
    Unknown, ///< nothing yet
    Granted,
    Denied,
    Unreadable, ///< something, perhaps
};

/// What events are for; that of a destination.
enum class Purpose { Analytics, Billing };

/// All that has a say in what may be stored and sent.
struct Circumstances
{
    Policy policy = Policy::Silent;
    bool disabledByEnvironment = false; ///< TALLY_DISABLED
    bool doNotTrack = false; ///< DO_NOT_TRACK
    bool enabled = true; ///< by the application
    bool consentRequired = false; ///< by the application
    Answer answer = Answer::Unknown;
};

enum class Permission {
    Allowed,
    Waiting, ///< for the user's answer: in memory, bounded
    Forbidden, ///< neither stored nor sent
};

/// Whose word it is that keeps something from being sent.
enum class Blocker { Nobody, Policy, Environment, DoNotTrack, Application, User };

struct Decision
{
    Permission permission = Permission::Allowed;
    Blocker blocker = Blocker::Nobody;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// The one place where it is decided. Who comes first is asked first: the administrator, whoever started the program, the
/// application, the user. DO_NOT_TRACK and the user's answer concern analytics only, and so does a policy that says no
/// more than that.
Decision decide(const Circumstances &circumstances, Purpose purpose);

/// Whether the user is to be asked: the answer alone keeps analytics waiting.
bool isAnswerNeeded(const Circumstances &circumstances);

/// As Tracker::blockedBy says it; empty for nobody.
QString nameOf(Blocker blocker);

} // namespace Tally
