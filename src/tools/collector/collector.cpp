// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/collector.h"

#include "tools/collector/gunzip.h"
#include "tools/collector/service.h"
#include "tools/collector/servingthread.h"

#include <QCryptographicHash>

namespace Tally {

namespace {
constexpr qsizetype MostUnpacked = 64 * 1024 * 1024;
}

class Collector::Private
{
public:
    template <typename Function>
    void inside(Function function)
    {
        thread.call(service, function);
    }

    Inbound::ServingThread thread;
    Inbound::Service *service = nullptr; ///< lives in `thread`, and goes with it
    Options options;
    QString error;
};

Collector::Collector(QObject *parent) : Collector(Options(), parent) { }

Collector::Collector(const Options &options, QObject *parent) : QObject(parent), d(new Private)
{
    qRegisterMetaType<CollectedEvent>();
    qRegisterMetaType<CollectedRequest>();
    d->options = options;
    d->service = new Inbound::Service(options);
    d->service->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->service, &QObject::deleteLater);
    // Direct: the signals leave from the serving thread.
    connect(d->service, &Inbound::Service::eventArrived, this, &Collector::eventArrived, Qt::DirectConnection);
    connect(d->service, &Inbound::Service::requestArrived, this, &Collector::requestArrived,
            Qt::DirectConnection);
    connect(d->service, &Inbound::Service::listeningChanged, this, &Collector::listeningChanged,
            Qt::DirectConnection);
    d->thread.setObjectName(QStringLiteral("tally-collector"));
    d->thread.startServing();
}

Collector::~Collector()
{
    // Timers and sockets are ended by the thread that they belong to.
    d->inside([this] {
        d->service->disconnect();
        d->service->vanish();
    });
    d->thread.quit();
    d->thread.wait();
}

bool Collector::start(quint16 port)
{
    d->inside([this, port] { d->error = d->service->listen(port ? port : d->service->port()); });
    return d->error.isEmpty();
}

void Collector::stop()
{
    d->inside([this] { d->service->vanish(); });
}

bool Collector::isListening() const
{
    return d->service->isListening();
}

QString Collector::errorString() const
{
    return d->error;
}

quint16 Collector::port() const
{
    return d->service->port();
}

QUrl Collector::url() const
{
    QUrl url;
    url.setScheme(d->options.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(d->options.host.toString());
    url.setPort(port());
    return url;
}

void Collector::takeDown(std::chrono::milliseconds duration)
{
    d->inside([this, duration] { d->service->goDown(duration); });
}

void Collector::takeDown(std::chrono::milliseconds duration, const QString &vendor)
{
    d->service->goDown(duration, vendor);
}

void Collector::setFaults(const CollectorFaults &faults)
{
    d->service->setFaults(faults);
}

void Collector::setFaults(const CollectorFaults &faults, const QString &vendor)
{
    d->service->setFaults(faults, vendor);
}

CollectorFaults Collector::faults(const QString &vendor) const
{
    return d->service->faults(vendor);
}

QList<CollectedEvent> Collector::events() const
{
    return d->service->events();
}

QList<CollectedRequest> Collector::requests() const
{
    return d->service->requests();
}

int Collector::count(const QString &eventId, const QString &vendor) const
{
    return d->service->count(eventId, vendor);
}

QByteArray Collector::plainBody(const CollectedRequest &request)
{
    if (request.header("content-encoding").toLower() != "gzip")
        return request.body;
    return Inbound::gunzip(request.body, MostUnpacked).value_or(QByteArray());
}

CollectorStats Collector::stats() const
{
    return d->service->stats();
}

QList<MeterValue> Collector::meterValues() const
{
    return d->service->meterValues();
}

QByteArray Collector::keyHash(const QByteArray &key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(16);
}

void Collector::clear()
{
    d->service->clear();
}

} // namespace Tally
