// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keystore.h"

#include <QObject>
#include <QStringList>

namespace Tally {

/// Where a key was found. The values are those of Destination::KeySource.
enum class KeyPlace { None, Environment, Code, Credentials, Keychain };

/// Finds one destination's key: environment → code → $CREDENTIALS_DIRECTORY/<keyName> → keychain → none.
/// Lives in QCoreApplication's thread. Never falls back to plain text that nobody asked for.
class KeyLookup : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QStringList variables; ///< of the environment; the first that is set and not empty wins
        QByteArray fromCode;
        QString keyName;
    };
    struct Answer
    {
        KeyPlace place = KeyPlace::None;
        KeyResult result;
    };

    /// \a store is not owned and may be shared; it must outlive this.
    explicit KeyLookup(KeyStore *store, QObject *parent = nullptr);

    /// Looks in all places; ends in finished(), never before this call has returned. A second call replaces a first
    /// that has not ended.
    void find(const Request &request);

Q_SIGNALS:
    void finished(const Tally::KeyLookup::Answer &answer);

private:
    KeyStore *m_store;
    quint64 m_generation = 0; // of find(); answers to older calls are ignored
};

/// Why these bytes cannot be a key that goes into an HTTP header (empty, not visible ASCII, too long); empty: they can.
/// Never repeats them.
QString keyFormProblem(const QByteArray &key);

} // namespace Tally
