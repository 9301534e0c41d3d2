// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "destination.h"
#include "destination_p.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <limits>

namespace Tally {

namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Destination::Private::Private(const Defaults &given) :
    defaults(given), name(given.name), purpose(given.purpose), host(given.host), flushAt(given.flushAt),
    flushInterval(given.flushInterval), maxRetries(given.maxRetries), requestTimeout(given.requestTimeout),
    sendProperties(given.sendProperties)
{
}

bool Destination::Private::hasEnvironmentKey() const
{
    const QStringList &variables = defaults.keyVariables;
    return usesEnvironment() && std::any_of(variables.begin(), variables.end(), [](const QString &variable) {
        return !qEnvironmentVariableIsEmpty(variable.toLatin1().constData());
    });
}

QUrl Destination::Private::effectiveHost() const
{
    if (hasEnvironmentKey() && !defaults.hostVariable.isEmpty()) {
        const QString value = qEnvironmentVariable(defaults.hostVariable.toLatin1().constData());
        if (!value.isEmpty())
            return QUrl(value, QUrl::StrictMode);
    }
    return host;
}

QString Destination::Private::problem() const
{
    const QUrl url = effectiveHost();
    if (!url.isValid() || url.host().isEmpty())
        return QCoreApplication::translate("Tally", "The host of destination %1 is not a URL; give one such as %2.")
            .arg(name, defaults.host.toString());
    if (!url.userInfo().isEmpty())
        return QCoreApplication::translate("Tally", "The host of destination %1 holds a user or password; leave them out.")
            .arg(name);
    if (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url.host())))
        return {};
    return QCoreApplication::translate("Tally",
                                       "The host of destination %1 must begin with https://; a key is never sent without "
                                       "TLS, except to this machine.")
        .arg(name);
}

bool Destination::Private::matches(const QString &eventName) const
{
    if (events.isEmpty())
        return true;
    return std::any_of(events.begin(), events.end(), [&](const QString &pattern) {
        return pattern.endsWith(QLatin1Char('*')) ? eventName.startsWith(QStringView(pattern).chopped(1))
                                                  : eventName == pattern;
    });
}

Uploader::Options Destination::Private::uploaderOptions() const
{
    Uploader::Options options;
    options.vendor = vendor;
    options.enabled = enabled;
    options.problem = problem();
    options.flushAt = flushAt;
    options.flushInterval = milliseconds(flushInterval);
    options.maxRetries = maxRetries;
    options.firstBackoff = milliseconds(defaults.firstBackoff);
    options.requestTimeout = milliseconds(requestTimeout);
    options.limits.maxEvents = maxQueueEvents;
    options.limits.maxBytes = maxQueueBytes;
    options.limits.maxAgeMs = maxQueueAge * 24ll * 3600 * 1000;
    options.catchUpRate = catchUpRate;
    options.startDelay = milliseconds(spreadMs);
    return options;
}

KeyLookup::Request Destination::Private::keyRequest() const
{
    return {usesEnvironment() ? defaults.keyVariables : QStringList(), key, effectiveKeyName()};
}

Destination::Destination(const Defaults &defaults, QObject *parent) :
    QObject(parent), d(std::make_unique<Private>(defaults))
{
}

Destination::~Destination()
{
    if (const auto gone = std::exchange(d->removed, {}))
        gone();
}

void Destination::optionChanged()
{
    if (d->changed)
        d->changed();
    Q_EMIT optionsChanged();
}

// A setter of an option: nothing to do where it is the same.
#define TALLY_OPTION(Type, Argument, getter, setter, member) \
    Type Destination::getter() const \
    { \
        return d->member; \
    } \
    void Destination::setter(Argument value) \
    { \
        if (d->member == value) \
            return; \
        d->assign([&] { d->member = value; }); \
        optionChanged(); \
    }

TALLY_OPTION(Destination::Purpose, Purpose, purpose, setPurpose, purpose)
TALLY_OPTION(bool, bool, isEnabled, setEnabled, enabled)
TALLY_OPTION(bool, bool, isSecretKeyAccepted, setSecretKeyAccepted, secretKeyAccepted)
TALLY_OPTION(int, int, maxRetries, setMaxRetries, maxRetries)
TALLY_OPTION(QStringList, const QStringList &, events, setEvents, events)
TALLY_OPTION(QVariantMap, const QVariantMap &, names, setNames, names)
TALLY_OPTION(QStringList, const QStringList &, sendProperties, setSendProperties, sendProperties)
TALLY_OPTION(QUrl, const QUrl &, host, setHost, host)

#undef TALLY_OPTION

// The same for a number that makes sense from a least value on.
#define TALLY_NUMBER(Type, getter, setter, member, least) \
    Type Destination::getter() const \
    { \
        return d->member; \
    } \
    void Destination::setter(Type value) \
    { \
        value = std::max<Type>(value, least); \
        if (d->member == value) \
            return; \
        d->assign([&] { d->member = value; }); \
        optionChanged(); \
    }

TALLY_NUMBER(int, flushAt, setFlushAt, flushAt, 1)
TALLY_NUMBER(int, flushInterval, setFlushInterval, flushInterval, 0)
TALLY_NUMBER(int, requestTimeout, setRequestTimeout, requestTimeout, 1)
TALLY_NUMBER(int, maxQueueEvents, setMaxQueueEvents, maxQueueEvents, 1)
TALLY_NUMBER(qint64, maxQueueBytes, setMaxQueueBytes, maxQueueBytes, 1)
TALLY_NUMBER(int, maxQueueAge, setMaxQueueAge, maxQueueAge, 1)
TALLY_NUMBER(int, catchUpRate, setCatchUpRate, catchUpRate, 0)
TALLY_NUMBER(int, startSpread, setStartSpread, startSpread, 0)

#undef TALLY_NUMBER

QString Destination::name() const
{
    return d->name;
}

void Destination::setName(const QString &name)
{
    if (name == d->name)
        return;
    if (d->changed) {
        qWarning("Tally: the name of a destination is fixed once a tracker has it.");
        return;
    }
    d->name = name;
    optionChanged();
}

QString Destination::key() const
{
    return {}; // whoever can read a property, QML or a debugger, need not read the key
}

void Destination::setKey(const QString &key)
{
    const QByteArray bytes = key.toUtf8();
    if (bytes == d->key)
        return;
    d->assign([&] { d->key = bytes; });
    if (d->keyChanged)
        d->keyChanged();
    Q_EMIT optionsChanged();
}

QString Destination::keyName() const
{
    return d->effectiveKeyName();
}

void Destination::setKeyName(const QString &keyName)
{
    if (keyName == d->keyName)
        return;
    d->assign([&] { d->keyName = keyName; });
    if (d->keyChanged)
        d->keyChanged();
    Q_EMIT optionsChanged();
}

Destination::KeySource Destination::keySource() const
{
    return d->keySource;
}

Destination::State Destination::state() const
{
    return d->state;
}

Error Destination::lastError() const
{
    const QMutexLocker lock(&d->errorMutex);
    return d->lastError;
}

qint64 Destination::pendingCount() const
{
    return d->ledger->counts().pending;
}

qint64 Destination::acceptedCount() const
{
    return d->ledger->counts().accepted;
}

qint64 Destination::deliveredCount() const
{
    return d->ledger->counts().delivered;
}

qint64 Destination::droppedCount() const
{
    return d->ledger->counts().dropped;
}

qint64 Destination::quarantinedCount() const
{
    return d->ledger->counts().quarantined;
}

QVariantList Destination::quarantinedEvents() const
{
    QVariantList list;
    if (!d->quarantined)
        return list;
    for (const Quarantine::Entry &entry : d->quarantined())
        list.append(QVariantMap{
            {QStringLiteral("event_id"), entry.eventId},
            {QStringLiteral("event"), QString::fromUtf8(entry.event)},
            {QStringLiteral("reason"), entry.reason},
            {QStringLiteral("http_status"), entry.httpStatus},
            {QStringLiteral("time"), QDateTime::fromMSecsSinceEpoch(entry.timeMs, Qt::UTC)},
        });
    return list;
}

void Destination::retryQuarantined()
{
    if (d->post)
        d->post([](Uploader &uploader) { uploader.retryQuarantined(); });
}

void Destination::clearQuarantine()
{
    if (d->post)
        d->post([](Uploader &uploader) { uploader.clearQuarantine(); });
}

} // namespace Tally
