// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/httpmessage.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

class QTcpSocket;

namespace Tally::Inbound {

/// An HTTP/1.1 server for one thread's event loop: bounded in what it reads, keeps and waits for, and able to vanish
/// as a process does that is killed.
class HttpServer : public QTcpServer
{
    Q_OBJECT
public:
    struct Reaction
    {
        Answer answer;
        std::chrono::milliseconds delay{0};
        bool hangUp = false; ///< no answer: the connection is closed
        std::function<void()> afterwards; ///< called once the answer has left, or cannot leave any more
    };
    using Handler = std::function<Reaction(const Request &)>;

    explicit HttpServer(Handler handler, const Limits &limits, QObject *parent = nullptr);
    ~HttpServer() override;

    /// TLS for every connection from now on.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }

    /// Closes the listening socket and every connection, in the middle of whatever they do.
    void vanish();

    static constexpr std::chrono::seconds IdleDeadline{60};
    static constexpr std::chrono::seconds DrainDeadline{2};

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class Connection;
    Handler m_handler;
    Limits m_limits;
    std::optional<QSslConfiguration> m_tls;
    QList<class Connection *> m_connections;
};

/// One peer of an HttpServer: reads a request, answers it, reads the next.
class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(HttpServer *server, QTcpSocket *socket);
    ~Connection() override;

    qsizetype buffered() const { return m_reader.buffered(); }

private:
    void read();
    void proceed();
    void answer(const Answer &answer, bool keepAlive);
    void refuse(int status, const QByteArray &text);
    void written();
    void expired();
    void finish();

    HttpServer *m_server;
    QTcpSocket *m_socket; ///< child
    RequestReader m_reader;
    QTimer m_deadline;
    /// One request at a time: the next is looked at when its predecessor is answered.
    enum class Phase { Reading, Deciding, Writing, Draining };
    Phase m_phase = Phase::Reading;
    bool m_keepAlive = true;
    bool m_refused = false; ///< the peer may still be sending what was refused
    std::function<void()> m_afterwards;
};

} // namespace Tally::Inbound
