// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The keychain is a library of its own, loaded when it is first asked: with QtKeychain, QtDBus and what these need, eight
// libraries less are loaded by a program that has its keys from elsewhere, and before the first event by any.

#include "keys/keychainmodule.h"

#include <QCoreApplication>
#include <QTimer>

#include <dlfcn.h>

namespace Tally {

namespace {

/// Says to everything that it is not there.
class NoKeychain : public KeyStore
{
public:
    explicit NoKeychain(const QString &cause) : m_cause(cause) { }

    void read(const QString &, Callback callback) override { answer(std::move(callback)); }
    void write(const QString &, const QByteArray &, Callback callback) override { answer(std::move(callback)); }
    void remove(const QString &, Callback callback) override { answer(std::move(callback)); }
    void unlock(Callback callback) override { answer(std::move(callback)); }

private:
    void answer(Callback callback)
    {
        const KeyResult result{KeyResult::Status::NoService,
                               {},
                               QCoreApplication::translate("Tally",
                                                           "Tally's library for the keychain cannot be loaded: %1. Install "
                                                           "it beside Tally's own, or give the key by an environment "
                                                           "variable or a systemd credential.")
                                   .arg(m_cause)};
        QTimer::singleShot(0, &m_context, [callback = std::move(callback), result] { callback(result); });
    }

    const QString m_cause;
    QObject m_context; // its end takes pending callbacks with it
};

} // namespace

std::unique_ptr<KeyStore> makeKeychain(const QString &service)
{
    // By its bare name: beside this library, as the run path says, or where the system's are. Kept for ever: Qt remembers
    // types that it has registered.
    void *const library = ::dlopen(TALLY_KEYCHAIN, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    void *const found = library ? ::dlsym(library, "tallyMakeKeychain") : nullptr;
    if (!found)
        return std::make_unique<NoKeychain>(QString::fromLocal8Bit(::dlerror()));
    return std::unique_ptr<KeyStore>(reinterpret_cast<decltype(&tallyMakeKeychain)>(found)(&service));
}

} // namespace Tally
