// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/proxy.h"

#include "tools/collector/proxyserver.h"
#include "tools/collector/servingthread.h"

namespace Tally {

class FaultProxy::Private
{
public:
    template <typename Function>
    void inside(Function function)
    {
        thread.call(server, function);
    }

    Inbound::ServingThread thread;
    Inbound::ProxyServer *server = nullptr; ///< lives in `thread`, and goes with it
    QString error;
};

FaultProxy::FaultProxy(quint16 upstreamPort, QObject *parent) : QObject(parent), d(new Private)
{
    d->server = new Inbound::ProxyServer(upstreamPort);
    d->server->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->server, &QObject::deleteLater);
    connect(d->server, &Inbound::ProxyServer::connectionAccepted, this, &FaultProxy::connectionAccepted,
            Qt::DirectConnection);
    connect(d->server, &Inbound::ProxyServer::connectionEnded, this, &FaultProxy::connectionEnded,
            Qt::DirectConnection);
    d->thread.setObjectName(QStringLiteral("tally-proxy"));
    d->thread.startServing();
}

FaultProxy::~FaultProxy()
{
    d->inside([this] {
        d->server->disconnect();
        d->server->closeAll();
    });
    d->thread.quit();
    d->thread.wait();
}

bool FaultProxy::start(quint16 port)
{
    d->inside([this, port] { d->error = d->server->open(port); });
    return d->error.isEmpty();
}

void FaultProxy::stop()
{
    d->inside([this] { d->server->closeAll(); });
}

quint16 FaultProxy::port() const
{
    return d->server->lastPort;
}

QString FaultProxy::errorString() const
{
    return d->error;
}

void FaultProxy::setFaults(const ProxyFaults &faults)
{
    d->inside([this, &faults] { d->server->setFaults(faults); });
}

ProxyFaults FaultProxy::faults() const
{
    ProxyFaults faults;
    d->inside([this, &faults] { faults = d->server->faults(); });
    return faults;
}

int FaultProxy::connections() const
{
    return d->server->accepted;
}

qint64 FaultProxy::bytesToUpstream() const
{
    return d->server->toUpstream;
}

qint64 FaultProxy::bytesToClients() const
{
    return d->server->toClients;
}

} // namespace Tally
