// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/proxy.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <atomic>

namespace Tally::Inbound {

/// Accepts for a FaultProxy, in its thread.
class ProxyServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit ProxyServer(quint16 upstreamPort);
    ~ProxyServer() override;

    QString open(quint16 port);
    void closeAll();
    void setFaults(const ProxyFaults &faults);
    const ProxyFaults &faults() const { return m_faults; }

    std::atomic<quint16> lastPort{0};
    std::atomic<int> accepted{0};
    std::atomic<qint64> toUpstream{0};
    std::atomic<qint64> toClients{0};

Q_SIGNALS:
    void connectionAccepted(int number);
    void connectionEnded(int number);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    const quint16 m_upstreamPort;
    ProxyFaults m_faults;
    bool m_wanted = false; ///< open, were it not for ProxyFaults::refuse
};

/// One client and its connection to the server behind.
class ProxyPipe : public QObject
{
    Q_OBJECT
public:
    ProxyPipe(ProxyServer *server, QTcpSocket *client, quint16 upstreamPort, const ProxyFaults &faults);
    ~ProxyPipe() override;

Q_SIGNALS:
    void ended();

private:
    void passRequest();
    void passAnswer();
    void answerCame();
    void cut();
    void finish();

    ProxyServer *m_server;
    QTcpSocket *m_client;
    QTcpSocket m_upstream;
    const ProxyFaults m_faults;
    qint64 m_requestBytes = 0;
    qint64 m_answerBytes = 0;
    QTimer m_trickle;
    bool m_cut = false;
    bool m_finished = false;
};

} // namespace Tally::Inbound
