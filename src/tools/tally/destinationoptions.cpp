// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/destinationoptions.h"

#include "store/policyfile.h"
#include "tools/tally/keysearch.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaProperty>

namespace Tally {
namespace {

// Fixed by what the destination is, or a secret that a command line would show to every user of the machine.
bool maySet(const QMetaProperty &property)
{
    const QByteArrayView name(property.name());
    return property.isWritable() && name != "objectName" && name != "name" && name != "key" && name != "keyName"
        && name != "host" && name != "purpose" && name != "enabled" && name != "secretKeyAccepted";
}

QString settableNames(const Destination &destination)
{
    QStringList names;
    const QMetaObject *const meta = destination.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i)
        if (maySet(meta->property(i)))
            names.append(QString::fromLatin1(meta->property(i).name()));
    names.sort();
    return names.join(QLatin1String(", "));
}

/// What the text means: JSON where it is JSON, else itself.
QVariant valueOf(const QString &text)
{
    const QJsonDocument wrapped = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    return wrapped.array().size() == 1 ? wrapped.array().first().toVariant() : QVariant(text);
}

/// Empty, or why \a pair cannot be set.
QString set(Destination *destination, const QString &pair)
{
    const qsizetype equals = pair.indexOf(QLatin1Char('='));
    const QString name = pair.left(equals).trimmed();
    if (equals <= 0)
        return QCoreApplication::translate("tally", "--set is NAME=VALUE, not “%1”.").arg(pair);
    if (name == QLatin1String("key"))
        return QCoreApplication::translate("tally",
                                           "A key is not given on the command line, where other users see it: store it "
                                           "with “tally key set”, or use the vendor's environment variable.");
    const QMetaObject *const meta = destination->metaObject();
    const QMetaProperty property = meta->property(meta->indexOfProperty(name.toUtf8().constData()));
    if (!property.isValid() || !maySet(property)) {
        return QCoreApplication::translate("tally", "%1 has no option “%2” to set. There are: %3.")
            .arg(destination->name(), name, settableNames(*destination));
    }
    const QString text = pair.mid(equals + 1);
    for (const QVariant &value : {valueOf(text), QVariant(text)}) {
        // A number where a text is wanted is one that was written as JSON by chance, such as a licence "42".
        if (property.metaType().id() == QMetaType::QString && value.metaType().id() != QMetaType::QString)
            continue;
        QVariant converted = value;
        if ((property.isEnumType() || converted.convert(property.metaType())) && property.write(destination, converted))
            return {};
    }
    return QCoreApplication::translate("tally", "“%1” is no value for the option %2.").arg(text, name);
}

} // namespace

void addDestinationOptions(CommandLine &line)
{
    line.addApplicationOptions();
    line.addOption(QStringLiteral("vendor"), QCoreApplication::translate("tally", "One of: %1.").arg(vendorNames()),
                   QStringLiteral("name"), vendorTable().first().name);
    line.addOption(QStringLiteral("host"), QCoreApplication::translate("tally", "Base URL instead of the vendor's."),
                   QStringLiteral("url"));
    line.addOption(QStringLiteral("key-name"),
                   QCoreApplication::translate("tally", "The key's name; default: the vendor's."),
                   QStringLiteral("name"));
    line.addOption(QStringLiteral("set"),
                   QCoreApplication::translate("tally",
                                               "An option of the destination, as in C++ and QML; the value is JSON or "
                                               "text. May be given several times."),
                   QStringLiteral("name=value"));
}

GivenDestination destinationFrom(const CommandLine &line)
{
    GivenDestination given;
    given.vendor = vendorNamed(line.value(QStringLiteral("vendor")));
    if (!given.vendor) {
        given.ended = line.usage(QCoreApplication::translate("tally", "--vendor is one of: %1.").arg(vendorNames()));
        return given;
    }
    given.destination = given.vendor->make();
    for (const QString &pair : line.values(QStringLiteral("set"))) {
        if (const QString problem = set(given.destination.get(), pair); !problem.isEmpty()) {
            given.ended = line.usage(problem);
            return given;
        }
        given.set.append(pair.left(pair.indexOf(QLatin1Char('='))).trimmed());
    }
    if (line.isSet(QStringLiteral("host"))) {
        const QUrl host(line.value(QStringLiteral("host")), QUrl::StrictMode);
        if (!host.isValid() || host.host().isEmpty()) {
            given.ended
                = line.usage(QCoreApplication::translate("tally", "--host is a URL such as https://api.example.com."));
            return given;
        }
        given.destination->setHost(host);
        // What is said here is meant, whatever the environment says.
        qunsetenv(given.vendor->optionVariables.value(0).toUtf8().constData());
    }
    if (line.isSet(QStringLiteral("key-name")))
        given.destination->setKeyName(line.value(QStringLiteral("key-name")));
    given.destination->setSecretKeyAccepted(true);
    return given;
}

QUrl hostOf(const VendorEntry &vendor, const Destination &destination)
{
    const QByteArray variable = vendor.optionVariables.value(0).toUtf8();
    if (firstSet(vendor.keyVariables).isEmpty() || qEnvironmentVariableIsEmpty(variable.constData()))
        return destination.host();
    const QUrl host(qEnvironmentVariable(variable.constData()), QUrl::StrictMode);
    return host.isValid() && !host.host().isEmpty() ? host : destination.host();
}

void addUserOption(CommandLine &line)
{
    line.addOption(QStringLiteral("user"),
                   QCoreApplication::translate("tally", "User id of the test event; default: none."),
                   QStringLiteral("id"));
}

QString blockedFor(const Destination &destination, const QString &blockedBy)
{
    // A tracker that has not started has not asked the administrator yet.
    const PolicyFiles files(PolicyFiles::paths(qEnvironmentVariable("XDG_CONFIG_DIRS")), QCoreApplication::applicationName());
    const bool isBilling = destination.purpose() == Destination::Billing;
    const Decision decision = decide({.policy = PolicyFiles::strictest(files.read())},
                                     isBilling ? Purpose::Billing : Purpose::Analytics);
    if (decision.permission != Permission::Allowed)
        return nameOf(decision.blocker);
    static const QStringList notOfBilling{QStringLiteral("policy"), QStringLiteral("DO_NOT_TRACK"), QStringLiteral("consent")};
    return isBilling && notOfBilling.contains(blockedBy) ? QString() : blockedBy;
}

ExitCode exitCodeOf(const Error &error)
{
    switch (error.code) {
    case Error::KeyMissing:
    case Error::KeyUnusable:
        return ExitNoKey;
    case Error::KeychainUnavailable:
    case Error::KeychainLocked:
        return ExitKeychain;
    default:
        return ExitFailed;
    }
}

} // namespace Tally
