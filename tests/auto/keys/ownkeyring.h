// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keystore.h"

#include <QByteArray>
#include <QTest>

#include <stdlib.h>
#include <unistd.h>

#include <vector>

/// The program's own main(): starts it again under keyring.sh, unless that has been done, so that it can never reach
/// the keychain of whoever runs it, however it is started.
#define OWN_KEYRING_MAIN(TestClass, mode)                                                                              \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        if (qgetenv("TALLY_OWN_KEYRING") != mode)                                                                      \
            return runUnderOwnKeyring(mode, argc, argv);                                                               \
        QCoreApplication app(argc, argv);                                                                              \
        TestClass test;                                                                                                \
        QTEST_SET_MAIN_SOURCE_PATH                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }

inline int runUnderOwnKeyring(const char *mode, int argc, char **argv)
{
    // A shell and a bus daemon are no programs of ours: what a sanitizer preloads would break them.
    if (const char *preloaded = getenv("LD_PRELOAD")) {
        setenv("TALLY_LD_PRELOAD", preloaded, 1);
        unsetenv("LD_PRELOAD");
    }
    std::vector<const char *> command{"sh", KEYRING_SH, mode};
    command.insert(command.end(), argv, argv + argc);
    command.push_back(nullptr);
    execvp("sh", const_cast<char **>(command.data()));
    return 127;
}

/// What a call of a key store answers; also checks that it does not answer before it has returned, nor twice.
inline Tally::KeyResult answerOf(const std::function<void(Tally::KeyStore::Callback)> &call)
{
    Tally::KeyResult answer;
    int answers = 0;
    call([&](const Tally::KeyResult &result) {
        answer = result;
        ++answers;
    });
    if (answers != 0)
        qFatal("answered before the call returned");
    if (!QTest::qWaitFor([&] { return answers > 0; }, 6000))
        qFatal("no answer within 5 s");
    QCoreApplication::processEvents();
    if (answers != 1)
        qFatal("answered twice");
    return answer;
}

inline Tally::KeyResult readKey(Tally::KeyStore &store, const QString &name)
{
    return answerOf([&](auto callback) { store.read(name, callback); });
}

inline Tally::KeyResult writeKey(Tally::KeyStore &store, const QString &name, const QByteArray &key)
{
    return answerOf([&](auto callback) { store.write(name, key, callback); });
}

inline Tally::KeyResult removeKey(Tally::KeyStore &store, const QString &name)
{
    return answerOf([&](auto callback) { store.remove(name, callback); });
}

inline Tally::KeyResult unlockKeys(Tally::KeyStore &store)
{
    return answerOf([&](auto callback) { store.unlock(callback); });
}
