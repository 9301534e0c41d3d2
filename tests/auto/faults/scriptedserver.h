// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QString>

#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

class QSslSocket;

namespace Tally::Testing {

class ScriptedServer;

/// One connection, as the script sees it that plays the server's part: blocking calls that end early when the client
/// has left or the server is stopped.
class Peer
{
public:
    Peer(ScriptedServer *server, int descriptor, int number);
    ~Peer();
    Q_DISABLE_COPY_MOVE(Peer)

    int number() const { return m_number; } ///< 0, 1, 2 … in the order of arrival
    int descriptor() const { return m_descriptor; }

    /// As a server does it; from here on all bytes are encrypted. False: the client did not agree.
    bool startTls(const QSslConfiguration &tls);
    /// Head and body of the next request, byte for byte; empty: the client has left.
    QByteArray read();
    /// At least so many bytes of it; they are gone then.
    QByteArray readSome(qsizetype bytes);
    bool send(const QByteArray &bytes);
    /// Waits; false: the client has left meanwhile.
    bool pause(std::chrono::milliseconds time);
    /// Reads and never answers, until the client leaves.
    void hold();
    void close(); ///< FIN
    void reset(); ///< RST
    /// Passes what either side says to the other, until one of them leaves.
    void tunnel(const QByteArray &address, quint16 port);

private:
    bool receive();

    ScriptedServer *const m_server;
    int m_descriptor;
    const int m_number;
    std::unique_ptr<QSslSocket> m_tls;
    QByteArray m_received;
};

/// A server that does what a script says, each connection in a thread of its own.
class ScriptedServer
{
public:
    using Script = std::function<void(Peer &)>;
    using Clock = std::chrono::steady_clock;

    /// Listens on \a address; port 0 takes a free one. A failure ends the test program.
    explicit ScriptedServer(Script script, const QByteArray &address = "127.0.0.1", quint16 port = 0);
    ~ScriptedServer();
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    /// As if the process had been killed.
    void stop();
    quint16 port() const { return m_port; }
    QString authority(const QString &host = QStringLiteral("127.0.0.1")) const;
    int connections() const { return m_connections; }
    /// All that clients have sent, after decryption.
    QByteArray heard() const;

private:
    friend class Peer;
    void listen(const QByteArray &address, quint16 port);
    void serve();

    const Script m_script;
    quint16 m_port = 0;
    int m_listening = -1;
    std::atomic<bool> m_stopping{false};
    std::atomic<int> m_connections{0};
    mutable std::mutex m_mutex; // protects what follows
    QByteArray m_heard;
    std::list<int> m_open;
    std::list<std::thread> m_threads;
    std::thread m_acceptor;
};

/// A port that takes no more connections: who connects waits, as behind a firewall that drops.
class BlackHole
{
public:
    explicit BlackHole(const QByteArray &address, quint16 port);
    ~BlackHole();
    Q_DISABLE_COPY_MOVE(BlackHole)

private:
    std::list<int> m_descriptors;
};

} // namespace Tally::Testing
