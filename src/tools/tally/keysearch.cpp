// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/keysearch.h"

#include <QEventLoop>

namespace Tally {

KeyLookup::Answer lookForKey(KeyStore *store, const KeyLookup::Request &request)
{
    KeyLookup lookup(store);
    QEventLoop loop;
    KeyLookup::Answer answer;
    QObject::connect(&lookup, &KeyLookup::finished, &loop, [&](const KeyLookup::Answer &given) {
        answer = given;
        loop.quit();
    });
    lookup.find(request);
    loop.exec();
    return answer;
}

QString idOf(KeyResult::Status status)
{
    switch (status) {
    case KeyResult::Status::Done:
        return QStringLiteral("found");
    case KeyResult::Status::Missing:
        return QStringLiteral("missing");
    case KeyResult::Status::Locked:
        return QStringLiteral("locked");
    case KeyResult::Status::NoService:
        return QStringLiteral("no_service");
    case KeyResult::Status::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QString idOf(KeyPlace place)
{
    switch (place) {
    case KeyPlace::None:
        break;
    case KeyPlace::Environment:
        return QStringLiteral("environment");
    case KeyPlace::Code:
        return QStringLiteral("code");
    case KeyPlace::Credentials:
        return QStringLiteral("credentials");
    case KeyPlace::Keychain:
        return QStringLiteral("keychain");
    }
    return QStringLiteral("none");
}

QString firstSet(const QStringList &variables)
{
    for (const QString &variable : variables)
        if (!qEnvironmentVariableIsEmpty(variable.toUtf8().constData()))
            return variable;
    return {};
}

} // namespace Tally
