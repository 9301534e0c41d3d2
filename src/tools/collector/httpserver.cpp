// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/httpserver.h"

#include "tools/collector/socketcalls.h"

#include <QSslSocket>
#include <QTcpSocket>

namespace Tally::Inbound {

namespace {
constexpr qint64 ReadAtOnce = 64 * 1024;
constexpr std::chrono::milliseconds RetryAccept{100};
}

HttpServer::HttpServer(Handler handler, const Limits &limits, QObject *parent)
    : QTcpServer(parent), m_handler(std::move(handler)), m_limits(limits)
{
    // Out of descriptors: QTcpServer stops accepting and stays so unless told.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(RetryAccept, this, &QTcpServer::resumeAccepting); });
}

HttpServer::~HttpServer()
{
    vanish();
}

void HttpServer::vanish()
{
    close();
    qDeleteAll(std::exchange(m_connections, {}));
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = m_tls ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor) || m_connections.size() >= m_limits.connections) {
        socket->abort();
        delete socket;
        return;
    }
    if (m_tls) {
        auto *secure = static_cast<QSslSocket *>(socket);
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    auto *connection = new Connection(this, socket);
    m_connections.append(connection);
}

Connection::Connection(HttpServer *server, QTcpSocket *socket)
    : QObject(server), m_server(server), m_socket(socket), m_reader(server->m_limits)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadAtOnce);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Connection::expired);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::written);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::finish);
    m_deadline.start(m_server->m_limits.deadline);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
    m_socket->abort();
    if (m_afterwards)
        QTimer::singleShot(0, m_server, m_afterwards);
}

void Connection::read()
{
    if (m_phase == Phase::Draining) {
        m_socket->readAll();
        return;
    }
    // While an answer is due the peer's next bytes stay in the kernel: nothing piles up here.
    if (m_phase != Phase::Reading)
        return;
    const bool fresh = !m_reader.isMidRequest();
    m_reader.feed(m_socket->readAll());
    if (fresh && m_reader.isMidRequest())
        m_deadline.start(m_server->m_limits.deadline);
    qsizetype all = 0;
    for (const Connection *connection : std::as_const(m_server->m_connections))
        all += connection->buffered();
    if (all > m_server->m_limits.unfinishedBytes)
        refuse(503, "too many unfinished requests");
    else
        proceed();
}

void Connection::proceed()
{
    switch (m_reader.state()) {
    case RequestReader::State::NeedMore:
        if (m_reader.takeContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case RequestReader::State::Failed:
        refuse(m_reader.errorStatus(), m_reader.errorText());
        return;
    case RequestReader::State::Ready:
        break;
    }
    Request request = m_reader.take();
    request.fromLoopback = m_socket->peerAddress().isLoopback();
    m_phase = Phase::Deciding;
    m_deadline.stop();
    HttpServer::Reaction reaction = m_server->m_handler(request);
    m_afterwards = std::move(reaction.afterwards);
    if (reaction.hangUp) {
        finish();
        return;
    }
    const bool keepAlive = request.keepAlive;
    if (reaction.delay.count() <= 0) {
        answer(reaction.answer, keepAlive);
        return;
    }
    QTimer::singleShot(reaction.delay, this,
                       [this, keepAlive, late = std::move(reaction.answer)] { answer(late, keepAlive); });
}

void Connection::answer(const Answer &answer, bool keepAlive)
{
    m_phase = Phase::Writing;
    m_keepAlive = keepAlive;
    m_deadline.start(m_server->m_limits.deadline);
    m_socket->write(answer.toBytes(keepAlive));
}

void Connection::refuse(int status, const QByteArray &text)
{
    m_refused = true;
    // Plain text: this is the transport speaking, and must not pass for the vendor's word.
    answer({status, text + '\n', "text/plain", {}}, false);
}

void Connection::written()
{
    if (m_phase != Phase::Writing || m_socket->bytesToWrite() > 0)
        return;
    auto *secure = qobject_cast<QSslSocket *>(m_socket);
    if (secure && secure->encryptedBytesToWrite() > 0)
        return;
    // "afterwards" may end this connection, so it is called from the event loop and on the server.
    if (m_afterwards)
        QTimer::singleShot(0, m_server, std::exchange(m_afterwards, {}));
    if (m_keepAlive) {
        m_phase = Phase::Reading;
        m_deadline.start(HttpServer::IdleDeadline);
        if (m_reader.state() != RequestReader::State::NeedMore)
            proceed();
        else if (m_socket->bytesAvailable() > 0)
            read();
        return;
    }
    m_phase = Phase::Draining;
    if (m_refused && !secure && endSending(*m_socket)) {
        // Closing on unread bytes would reset the connection, and the peer could lose the answer that tells it why.
        m_deadline.start(HttpServer::DrainDeadline);
        m_socket->readAll();
        return;
    }
    m_socket->disconnectFromHost();
}

void Connection::expired()
{
    if (m_phase == Phase::Reading && m_reader.isMidRequest())
        refuse(408, "the request did not come to an end");
    else
        finish();
}

void Connection::finish()
{
    m_deadline.stop();
    if (m_server->m_connections.removeOne(this))
        deleteLater();
}

} // namespace Tally::Inbound
