// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/proxyserver.h"

#include "tools/collector/socketcalls.h"

#include <QHostAddress>

#include <limits>

namespace Tally::Inbound {

namespace {

/// What may wait between the two sides; beyond it the faster side is held up by TCP itself.
constexpr qint64 Window = 64 * 1024;
/// How long a client that was cut off may go on sending before it is left alone.
constexpr std::chrono::seconds DrainDeadline{2};

/// Bytes that may still pass a limit of -1 (none) or n.
qint64 remaining(qint64 limit, qint64 passed)
{
    return limit < 0 ? std::numeric_limits<qint64>::max() : std::max<qint64>(0, limit - passed);
}

} // namespace

ProxyServer::ProxyServer(quint16 upstreamPort) : m_upstreamPort(upstreamPort) { }

ProxyServer::~ProxyServer()
{
    closeAll();
}

QString ProxyServer::open(quint16 port)
{
    m_wanted = true;
    const quint16 wanted = port ? port : lastPort.load();
    if (!isListening() && !listenOn(*this, QHostAddress::LocalHost, wanted))
        return errorString();
    lastPort = serverPort();
    if (m_faults.refuse)
        close();
    return {};
}

void ProxyServer::closeAll()
{
    m_wanted = false;
    close();
    qDeleteAll(findChildren<ProxyPipe *>(QString(), Qt::FindDirectChildrenOnly));
}

void ProxyServer::setFaults(const ProxyFaults &faults)
{
    m_faults = faults;
    if (faults.refuse)
        close();
    else if (m_wanted && !isListening())
        listen(QHostAddress::LocalHost, lastPort);
}

void ProxyServer::incomingConnection(qintptr descriptor)
{
    auto *client = new QTcpSocket;
    if (!client->setSocketDescriptor(descriptor)) {
        delete client;
        return;
    }
    const int number = ++accepted;
    ProxyFaults faults = m_faults.times == 0 ? ProxyFaults() : m_faults;
    if (m_faults.times > 0)
        --m_faults.times;
    auto *pipe = new ProxyPipe(this, client, m_upstreamPort, faults);
    connect(pipe, &ProxyPipe::ended, this, [this, number] { Q_EMIT connectionEnded(number); });
    Q_EMIT connectionAccepted(number);
}

ProxyPipe::ProxyPipe(ProxyServer *server, QTcpSocket *client, quint16 upstreamPort, const ProxyFaults &faults)
    : QObject(server), m_server(server), m_client(client), m_upstream(this), m_faults(faults), m_trickle(this)
{
    m_client->setParent(this);
    for (QTcpSocket *socket : {m_client, &m_upstream}) {
        socket->setReadBufferSize(Window);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyPipe::passRequest);
    connect(m_client, &QTcpSocket::disconnected, this, [this] {
        passRequest();
        finish();
    });
    connect(m_client, &QTcpSocket::bytesWritten, this, &ProxyPipe::passAnswer);
    if (m_faults.blackHole)
        return;
    if (m_faults.reset && m_faults.cutAnswerAt < 0 && m_faults.cutRequestAt < 0) {
        // From the event loop: the owner has not heard of this connection yet.
        QTimer::singleShot(0, this, &ProxyPipe::cut);
        return;
    }
    connect(&m_upstream, &QTcpSocket::connected, this, [this] {
        m_upstream.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        passRequest();
    });
    connect(&m_upstream, &QTcpSocket::bytesWritten, this, &ProxyPipe::passRequest);
    connect(&m_upstream, &QTcpSocket::readyRead, this, &ProxyPipe::answerCame);
    connect(&m_upstream, &QTcpSocket::disconnected, this, &ProxyPipe::answerCame);
    connect(&m_upstream, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError)
            finish();
    });
    connect(&m_trickle, &QTimer::timeout, this, &ProxyPipe::passAnswer);
    m_upstream.connectToHost(QHostAddress::LocalHost, upstreamPort);
}

ProxyPipe::~ProxyPipe()
{
    for (QTcpSocket *socket : {m_client, &m_upstream}) {
        socket->disconnect(this);
        socket->abort();
    }
}

void ProxyPipe::passRequest()
{
    if (m_cut || m_faults.blackHole) {
        m_client->readAll();
        return;
    }
    if (m_upstream.state() != QAbstractSocket::ConnectedState)
        return;
    const qint64 free = std::max<qint64>(0, Window - m_upstream.bytesToWrite());
    const QByteArray bytes = m_client->read(std::min(free, remaining(m_faults.cutRequestAt, m_requestBytes)));
    if (!bytes.isEmpty()) {
        m_requestBytes += bytes.size();
        m_server->toUpstream += bytes.size();
        m_upstream.write(bytes);
    }
    if (remaining(m_faults.cutRequestAt, m_requestBytes) == 0 && m_upstream.bytesToWrite() == 0)
        cut();
}

void ProxyPipe::answerCame()
{
    if (m_faults.latency.count() > 0)
        QTimer::singleShot(m_faults.latency, this, &ProxyPipe::passAnswer);
    else
        passAnswer();
}

void ProxyPipe::passAnswer()
{
    if (m_cut || m_faults.blackHole)
        return;
    const bool trickles = m_faults.trickleBytes > 0;
    // Between two pieces nothing passes, whoever asks: client and server both do.
    if (trickles && m_trickle.isActive() && sender() != &m_trickle)
        return;
    qint64 most = std::min(std::max<qint64>(0, Window - m_client->bytesToWrite()),
                           remaining(m_faults.cutAnswerAt, m_answerBytes));
    if (trickles)
        most = std::min(most, m_faults.trickleBytes);
    const QByteArray bytes = m_upstream.read(most);
    if (!bytes.isEmpty()) {
        m_answerBytes += bytes.size();
        m_server->toClients += bytes.size();
        m_client->write(bytes);
        if (trickles && !m_trickle.isActive())
            m_trickle.start(m_faults.trickleEvery);
    } else if (m_upstream.bytesAvailable() == 0) {
        m_trickle.stop();
    }
    if (m_client->bytesToWrite() > 0)
        return;
    if (remaining(m_faults.cutAnswerAt, m_answerBytes) == 0)
        cut();
    else if (m_upstream.state() == QAbstractSocket::UnconnectedState && m_upstream.bytesAvailable() == 0)
        m_client->disconnectFromHost();
}

void ProxyPipe::cut()
{
    if (m_cut)
        return;
    m_cut = true;
    m_trickle.stop();
    m_upstream.disconnect(this);
    m_upstream.abort();
    if (m_faults.reset) {
        resetOnClose(*m_client);
        finish();
        return;
    }
    // An end, not a reset: closing on unread bytes would be one, so what the client still sends is read.
    if (!endSending(*m_client)) {
        finish();
        return;
    }
    m_client->readAll();
    QTimer::singleShot(DrainDeadline, this, &ProxyPipe::finish);
}

void ProxyPipe::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_client->disconnect(this);
    m_upstream.disconnect(this);
    m_trickle.stop();
    m_client->abort();
    Q_EMIT ended();
    // What has been taken from the client still reaches the server.
    m_upstream.disconnectFromHost();
    if (m_upstream.state() == QAbstractSocket::UnconnectedState) {
        deleteLater();
        return;
    }
    connect(&m_upstream, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(DrainDeadline, this, &QObject::deleteLater);
}

} // namespace Tally::Inbound
