// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/keylookup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace Tally {
namespace {

constexpr qsizetype maxKeyLength = 4096; // far above any vendor's, far below what servers take as a header

KeyLookup::Answer found(KeyPlace place, const QByteArray &key)
{
    return {place, {KeyResult::Status::Done, key, {}}};
}

KeyLookup::Answer failed(const QString &text)
{
    return {KeyPlace::None, {KeyResult::Status::Failed, {}, text}};
}

std::optional<KeyLookup::Answer> inEnvironment(const QStringList &variables)
{
    for (const QString &variable : variables) {
        const QByteArray value = qgetenv(variable.toUtf8().constData());
        if (!value.isEmpty())
            return found(KeyPlace::Environment, value);
    }
    return {};
}

// A credential that is there but cannot be used ends the search: going on to the keychain would hide the mistake.
std::optional<KeyLookup::Answer> inCredentials(const QString &keyName)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (!QDir::isAbsolutePath(folder))
        return {};
    if (keyName.contains(u'/') || keyName.contains(QChar(u'\0')) || keyName == QLatin1String(".")
        || keyName == QLatin1String(".."))
        return {}; // systemd has no such names, and a name must not lead out of the folder
    QFile file(folder + u'/' + keyName);
    const QFileInfo info(file);
    if (!info.exists())
        return {};
    if (!info.isFile()) // opening a pipe would wait for its writer
        return failed(QCoreApplication::translate("Tally", "The credential “%1” is not a regular file.").arg(keyName));
    if (!file.open(QIODevice::ReadOnly)) {
        return failed(QCoreApplication::translate("Tally", "The credential “%1” cannot be read: %2.")
                          .arg(keyName, file.errorString()));
    }
    QByteArray key = file.read(maxKeyLength + 3); // one too many beside a line break
    if (key.endsWith('\n'))
        key.chop(key.endsWith("\r\n") ? 2 : 1);
    if (key.isEmpty())
        return failed(QCoreApplication::translate("Tally", "The credential “%1” is empty.").arg(keyName));
    return found(KeyPlace::Credentials, key);
}

} // namespace

KeyLookup::KeyLookup(KeyStore *store, QObject *parent) : QObject(parent), m_store(store) { }

void KeyLookup::find(const Request &request)
{
    const quint64 generation = ++m_generation;
    std::optional<Answer> answer = inEnvironment(request.variables);
    if (!answer && !request.fromCode.isEmpty())
        answer = found(KeyPlace::Code, request.fromCode);
    if (!answer && !request.keyName.isEmpty())
        answer = inCredentials(request.keyName);
    if (!answer && (request.keyName.isEmpty() || !m_store)) {
        answer = Answer{KeyPlace::None,
                        {KeyResult::Status::Missing, {}, QCoreApplication::translate("Tally", "No key is set.")}};
    }
    if (answer) {
        QTimer::singleShot(0, this, [this, generation, answer] {
            if (generation == m_generation)
                Q_EMIT finished(*answer);
        });
        return;
    }
    m_store->read(request.keyName, [self = QPointer(this), generation](const KeyResult &result) {
        if (!self || generation != self->m_generation)
            return;
        const bool there = result.status == KeyResult::Status::Done;
        Q_EMIT self->finished({there ? KeyPlace::Keychain : KeyPlace::None, result});
    });
}

QString keychainService()
{
    const QString organisation = QCoreApplication::organizationName();
    const QString application = QCoreApplication::applicationName();
    return organisation.isEmpty() ? application : organisation + QLatin1Char('/') + application;
}

QString keyFormProblem(const QByteArray &key)
{
    if (key.isEmpty())
        return QCoreApplication::translate("Tally", "The key is empty.");
    if (key.size() > maxKeyLength) {
        return QCoreApplication::translate("Tally", "The key is longer than %1 characters.").arg(maxKeyLength);
    }
    for (qsizetype i = 0; i < key.size(); ++i) {
        const auto byte = uchar(key.at(i));
        if (byte < 0x21 || byte > 0x7e) {
            return QCoreApplication::translate("Tally",
                                               "The key holds something else than visible ASCII characters at "
                                               "position %1: a space, a line break or an accented letter?")
                .arg(i + 1);
        }
    }
    return {};
}

} // namespace Tally
