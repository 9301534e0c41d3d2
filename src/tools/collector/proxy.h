// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <chrono>
#include <memory>

namespace Tally {

/// What goes wrong between a client and a server. Bytes count from the start of a connection; each connection keeps
/// the faults that held when it was accepted.
struct ProxyFaults
{
    qint64 cutRequestAt = -1; ///< the server gets so many bytes, then both sides are closed
    qint64 cutAnswerAt = -1; ///< the client gets so many bytes, then both sides are closed
    bool reset = false; ///< the client sees a reset (RST) instead of an end; without a cut: as soon as it has connected
    bool blackHole = false; ///< everything is read and nothing ever comes back
    bool refuse = false; ///< nobody listens; connections that exist go on
    qint64 trickleBytes = 0; ///< the answer comes in pieces of so many bytes …
    std::chrono::milliseconds trickleEvery{10}; ///< … one in this time
    std::chrono::milliseconds latency{0}; ///< before answers pass
    int times = -1; ///< how many connections suffer, the later ones pass; -1: all
};

/// A TCP proxy from a loopback port to another one that damages what passes through it; it knows nothing of HTTP.
///
/// Serves in a thread of its own. start(), stop() and the destructor belong to one thread, the rest may be called from
/// any.
class FaultProxy : public QObject
{
    Q_OBJECT
public:
    explicit FaultProxy(quint16 upstreamPort, QObject *parent = nullptr);
    ~FaultProxy() override;

    /// Listens on 127.0.0.1. 0 takes the port of last time, the first time a free one. False: errorString() says why.
    bool start(quint16 port = 0);
    /// Closes the port and every connection.
    void stop();
    quint16 port() const;
    QString errorString() const;

    /// For connections from now on. Holds when it returns.
    void setFaults(const ProxyFaults &faults);
    ProxyFaults faults() const;

    int connections() const; ///< accepted since the start
    qint64 bytesToUpstream() const;
    qint64 bytesToClients() const;

Q_SIGNALS:
    /// From the serving thread.
    void connectionAccepted(int number);
    void connectionEnded(int number);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Tally
