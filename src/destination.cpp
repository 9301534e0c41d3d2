// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "destination.h"
#include "destination_p.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <limits>

namespace Tally {

namespace {

/// The number that an environment variable holds; \a otherwise where it holds none of at least \a least.
int numberOf(const QString &value, int least, int otherwise)
{
    bool isNumber = false;
    const int number = value.trimmed().toInt(&isNumber);
    return isNumber && number >= least ? number : otherwise;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Destination::Private::Private(const Defaults &given) :
    defaults(given), name(given.name), purpose(given.purpose),
    currentPurpose(std::make_shared<std::atomic<Purpose>>(purpose)), host(given.host), flushAt(given.flushAt),
    flushInterval(given.flushInterval), maxRetries(given.maxRetries), requestTimeout(given.requestTimeout),
    sendProperties(given.sendProperties)
{
}

bool Destination::Private::hasEnvironmentKey() const
{
    const QStringList &variables = defaults.variables.keys;
    return std::any_of(variables.begin(), variables.end(),
                       [this](const QString &variable) { return !environment(variable).isEmpty(); });
}

QString Destination::Private::environment(const QString &variable) const
{
    return usesEnvironment() && !variable.isEmpty() ? qEnvironmentVariable(variable.toLatin1().constData()) : QString();
}

QStringList Destination::Private::environmentProblems(const Destination &destination) const
{
    QStringList problems;
    const auto check = [&](const QString &variable, int least) {
        if (const QString value = environment(variable); !value.isEmpty() && numberOf(value, least, -1) < 0)
            problems.append(QCoreApplication::translate("Tally",
                                                        "The environment variable %1 is ignored: a whole number of at "
                                                        "least %2 is needed.")
                                .arg(variable)
                                .arg(least));
    };
    check(defaults.variables.flushAt, 1);
    check(defaults.variables.flushInterval, 0);
    if (!hasEnvironmentKey() && !environment(defaults.variables.host).isEmpty())
        problems.append(QCoreApplication::translate("Tally",
                                                    "The environment variable %1 is ignored: a host from the "
                                                    "environment is used only with a key from the environment.")
                            .arg(defaults.variables.host));
    if (const QString own = destination.environmentProblem(); !own.isEmpty())
        problems.append(own);
    return problems;
}

void Destination::Private::renewVendor(const Destination &destination)
{
    vendor = destination.makeVendor(effectiveHost());
    currentVendor->set(vendor);
    active = enabled && environment(defaults.variables.disabled).trimmed().toLower() != QLatin1String("true");
}

QUrl Destination::Private::effectiveHost() const
{
    const QString value = hasEnvironmentKey() ? environment(defaults.variables.host) : QString();
    return value.isEmpty() ? host : QUrl(value, QUrl::StrictMode);
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
        return vendor ? vendor->problem() : QString();
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
    options.enabled = active;
    options.problem = problem();
    options.flushAt = numberOf(environment(defaults.variables.flushAt), 1, flushAt);
    options.flushInterval = milliseconds(numberOf(environment(defaults.variables.flushInterval), 0, flushInterval));
    options.maxRetries = maxRetries;
    options.firstBackoff = milliseconds(defaults.firstBackoff);
    options.requestTimeout = milliseconds(requestTimeout);
    options.limits.maxEvents = maxQueueEvents;
    options.limits.maxBytes = maxQueueBytes;
    options.limits.maxAgeMs = maxQueueAge * 24ll * 3600 * 1000;
    options.catchUpRate = catchUpRate;
    options.startSpread = milliseconds(startSpread);
    options.startDelay = milliseconds(spreadMs);
    return options;
}

KeyLookup::Request Destination::Private::keyRequest() const
{
    return {usesEnvironment() ? defaults.variables.keys : QStringList(), key, effectiveKeyName()};
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

Destination::Purpose Destination::purpose() const
{
    return d->purpose;
}

void Destination::setPurpose(Purpose purpose)
{
    if (purpose == d->purpose)
        return;
    d->assign([&] { *d->currentPurpose = d->purpose = purpose; });
    optionChanged();
}

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

QStringList Destination::keyVariables() const
{
    return d->defaults.variables.keys;
}

QStringList Destination::optionVariables() const
{
    const Variables &names = d->defaults.variables;
    QStringList variables{names.host, names.disabled, names.flushAt, names.flushInterval};
    variables.removeAll(QString());
    return variables + names.others;
}

QString Destination::environment(const QString &variable) const
{
    return d->environment(variable);
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
        d->post([](Uploader &uploader) { uploader.clearQuarantine(Drop::Cleared); });
}

} // namespace Tally
