// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The key of each destination: found, checked, handed to its uploader, looked for again.

#include "destination_p.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QThread>

namespace Tally {

Q_DECLARE_LOGGING_CATEGORY(lcTally)

namespace {

/// Makes the key store when it is first used, since that is always in QCoreApplication's thread.
class DeferredKeyStore : public KeyStore
{
public:
    explicit DeferredKeyStore(std::function<std::unique_ptr<KeyStore>()> make) : m_make(std::move(make)) { }

    void read(const QString &name, Callback callback) override { store().read(name, std::move(callback)); }
    void write(const QString &name, const QByteArray &key, Callback callback) override
    {
        store().write(name, key, std::move(callback));
    }
    void remove(const QString &name, Callback callback) override { store().remove(name, std::move(callback)); }
    void unlock(Callback callback) override { store().unlock(std::move(callback)); }

private:
    KeyStore &store()
    {
        if (!m_store)
            m_store = m_make();
        return *m_store;
    }

    const std::function<std::unique_ptr<KeyStore>()> m_make;
    std::unique_ptr<KeyStore> m_store;
};

/// Brings what became of a change of the keychain from QCoreApplication's thread to the tracker's, unless it is gone.
class KeyChange : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void ended(const Tally::KeyResult &result);
};

} // namespace

std::function<std::unique_ptr<KeyStore>(const QString &)> Tracker::Private::makeKeyStore = makeKeychain;

void Tracker::Private::findKey(Destination *destination)
{
    Destination::Private &to = *destination->d;
    if (!to.uploader)
        return;
    to.keySearching = true;
    if (!to.lookup) {
        auto *lookup = new KeyLookup(keys());
        lookup->moveToThread(QCoreApplication::instance()->thread());
        to.lookup = lookup;
        QObject::connect(lookup, &KeyLookup::finished, q, [this, mayBeGone = QPointer(destination)](const KeyLookup::Answer &answer) {
            if (!mayBeGone)
                return; // meanwhile: the lookup may live in another thread
            Destination::Private &found = *mayBeGone->d;
            found.keySearching = false;
            found.found = answer.result;
            found.foundPlace = answer.place;
            useKey(mayBeGone);
        });
    }
    // Queued, also in that thread: it looks into files and asks a bus, and the tracker's lock may be held here.
    QMetaObject::invokeMethod(
        to.lookup, [lookup = to.lookup.data(), request = to.keyRequest()] { lookup->find(request); },
        Qt::QueuedConnection);
}

void Tracker::Private::useKey(Destination *destination)
{
    Destination::Private &to = *destination->d;
    const bool found = to.found.status == KeyResult::Status::Done;
    Error::Code code = Error::NoError;
    QString text;
    if (!found) {
        code = to.found.status == KeyResult::Status::Locked ? Error::KeychainLocked
            : to.found.status == KeyResult::Status::Missing ? Error::KeyMissing
                                                            : Error::KeychainUnavailable;
        text = to.found.text;
    } else if (text = keyFormProblem(to.found.key); !text.isEmpty()) {
        code = Error::KeyUnusable;
    } else if (text = to.vendor->keyProblem(to.found.key); !text.isEmpty()) {
        code = Error::KeyUnusable;
    }
    const bool usable = code == Error::NoError;
    to.keySource = usable ? Destination::KeySource(int(to.foundPlace)) : Destination::NoKey;
    // Queued, so that a slot may delete the tracker: options are being handed on, and perhaps to more destinations.
    QMetaObject::invokeMethod(destination, &Destination::keySourceChanged, Qt::QueuedConnection);
    if (usable) {
        warnAboutSecretKey(destination);
        text = to.vendor->keyWarning(to.found.key);
    }
    if (text != to.keyProblemTold) { // once per change, not once a minute
        to.keyProblemTold = text;
        if (!text.isEmpty())
            report({usable ? Error::KeyUnsuitable : code, text, 0, {}, to.name});
    }
    const QByteArray key = usable ? to.found.key : QByteArray();
    post(destination, [key](Uploader &uploader) { uploader.setKey(key); });
    if (std::none_of(destinations.begin(), destinations.end(), wantsKey))
        keyTimer.stop();
    else if (!keyTimer.isActive())
        keyTimer.start();
}

bool Tracker::Private::wantsKey(const Destination *destination)
{
    return destination->d->keySource == Destination::NoKey || destination->state() == Destination::KeyRefused;
}

void Tracker::Private::warnAboutSecretKey(const Destination *destination)
{
    static std::atomic<bool> told{false};
    const Destination::Private &to = *destination->d;
    if (to.secretKeyAccepted || !to.vendor->isSecretKey(to.found.key)
        || !QCoreApplication::instance()->inherits("QGuiApplication") || told.exchange(true))
        return;
    qCWarning(lcTally).noquote() << Tracker::tr(
        "Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. "
        "Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.")
                                        .arg(to.name);
}

void Tracker::storeKey(const QString &name, const QString &value)
{
    const QByteArray key = value.toUtf8();
    if (const QString problem = keyFormProblem(key); !problem.isEmpty()) {
        d->report({Error::KeyUnusable, problem, 0, {}, {}});
        return;
    }
    d->changeKeys(name, [name, key](KeyStore &store, const KeyStore::Callback &ended) { store.write(name, key, ended); });
}

void Tracker::unlockKeys()
{
    d->changeKeys({}, [](KeyStore &store, const KeyStore::Callback &ended) { store.unlock(ended); });
}

KeyStore *Tracker::Private::keys()
{
    if (!keyStore) {
        keyStore = std::make_shared<DeferredKeyStore>([] { return makeKeyStore(keychainService()); });
    }
    return keyStore.get();
}

void Tracker::Private::changeKeys(const QString &keyName,
                                  std::function<void(KeyStore &, const KeyStore::Callback &)> change)
{
    if (!isUsable())
        return;
    QCoreApplication *const application = QCoreApplication::instance();
    if (!application) {
        report({Error::KeychainUnavailable,
                Tracker::tr("Without a QCoreApplication there is no keychain. Try again when there is one."), 0, {}, {}});
        return;
    }
    const auto news = std::make_shared<KeyChange>();
    news->moveToThread(application->thread());
    // Queued, so that a slot may delete the tracker, and with it the store whose callback this is.
    QObject::connect(
        news.get(), &KeyChange::ended, q, [this, keyName](const KeyResult &result) { keysChanged(keyName, result); },
        Qt::QueuedConnection);
    // The keychain's jobs belong to QCoreApplication's thread.
    QMetaObject::invokeMethod(application, [store = keys(), change = std::move(change), news] {
        change(*store, [news](const KeyResult &result) { Q_EMIT news->ended(result); });
    });
}

void Tracker::Private::keysChanged(const QString &keyName, const KeyResult &result)
{
    if (result.status != KeyResult::Status::Done) {
        const bool locked = result.status == KeyResult::Status::Locked;
        report({locked ? Error::KeychainLocked : Error::KeychainUnavailable, result.text, 0, {}, {}});
        return;
    }
    for (Destination *destination : std::as_const(destinations))
        if (keyName.isEmpty() || destination->keyName() == keyName)
            findKey(destination);
    if (!keyName.isEmpty())
        Q_EMIT q->keyStored(keyName);
}

void Tracker::Private::dropKeyStore()
{
    // Its jobs and their callbacks run in the application's thread, so it ends there.
    QCoreApplication *const application = QCoreApplication::instance();
    if (!keyStore || !application || application->thread() == QThread::currentThread())
        keyStore.reset();
    else
        QMetaObject::invokeMethod(application, [store = std::exchange(keyStore, nullptr)] {}, Qt::QueuedConnection);
}

} // namespace Tally

#include "tracker_keys.moc"
