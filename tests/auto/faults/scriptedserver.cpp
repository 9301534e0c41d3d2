// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "scriptedserver.h"

#include <QSslSocket>

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Tally::Testing {

namespace {

constexpr int patienceMs = 20'000;
constexpr size_t pieceBytes = 64 * 1024;

struct Address
{
    sockaddr_storage storage = {};
    socklen_t size = 0;
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

Address addressOf(const QByteArray &text, quint16 port)
{
    Address result;
    if (text.contains(':')) {
        auto *six = reinterpret_cast<sockaddr_in6 *>(&result.storage);
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        inet_pton(AF_INET6, text.constData(), &six->sin6_addr);
        result.size = sizeof *six;
    } else {
        auto *four = reinterpret_cast<sockaddr_in *>(&result.storage);
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        inet_pton(AF_INET, text.constData(), &four->sin_addr);
        result.size = sizeof *four;
    }
    return result;
}

int boundSocket(const QByteArray &address, quint16 port, int backlog)
{
    const Address to = addressOf(address, port);
    const int descriptor = ::socket(to.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (descriptor < 0 || ::bind(descriptor, to.get(), to.size) != 0 || ::listen(descriptor, backlog) != 0)
        qFatal("cannot listen on %s port %d: %s", address.constData(), port, std::strerror(errno));
    return descriptor;
}

} // namespace

Peer::Peer(ScriptedServer *server, int descriptor, int number) :
    m_server(server), m_descriptor(descriptor), m_number(number)
{
}

Peer::~Peer()
{
    close();
}

bool Peer::startTls(const QSslConfiguration &tls)
{
    m_tls = std::make_unique<QSslSocket>();
    m_tls->setSocketDescriptor(m_descriptor);
    m_tls->setSslConfiguration(tls);
    m_tls->startServerEncryption();
    return m_tls->waitForEncrypted(patienceMs);
}

bool Peer::receive()
{
    QByteArray bytes;
    if (m_tls) {
        if (m_tls->bytesAvailable() == 0 && !m_tls->waitForReadyRead(patienceMs))
            return false;
        bytes = m_tls->readAll();
    } else {
        bytes.resize(pieceBytes);
        const ssize_t got = ::recv(m_descriptor, bytes.data(), pieceBytes, 0);
        if (got <= 0)
            return false;
        bytes.truncate(got);
    }
    m_received += bytes;
    const std::lock_guard lock(m_server->m_mutex);
    m_server->m_heard += bytes;
    return true;
}

QByteArray Peer::read()
{
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n\r\n")) < 0)
        if (!receive())
            return {};
    const QByteArray head = m_received.left(end).toLower();
    const qsizetype length = head.indexOf("\r\ncontent-length:");
    const qsizetype all = end + 4 + (length < 0 ? 0 : head.mid(length + 17).split('\r').first().trimmed().toLongLong());
    while (m_received.size() < all)
        if (!receive())
            return {};
    const QByteArray request = m_received.left(all);
    m_received.remove(0, all);
    return request;
}

QByteArray Peer::readSome(qsizetype bytes)
{
    while (m_received.size() < bytes)
        if (!receive())
            return {};
    const QByteArray result = m_received.left(bytes);
    m_received.remove(0, bytes);
    return result;
}

bool Peer::send(const QByteArray &bytes)
{
    if (m_tls) {
        m_tls->write(bytes);
        while (m_tls->bytesToWrite() > 0 || m_tls->encryptedBytesToWrite() > 0)
            if (!m_tls->waitForBytesWritten(patienceMs))
                return false;
        return true;
    }
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t now = ::send(m_descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

bool Peer::pause(std::chrono::milliseconds time)
{
    pollfd ends = {m_descriptor, POLLRDHUP, 0};
    return ::poll(&ends, 1, int(time.count())) == 0;
}

void Peer::hold()
{
    while (receive())
        m_received.clear();
}

void Peer::close()
{
    if (m_descriptor < 0)
        return;
    {
        const std::lock_guard lock(m_server->m_mutex);
        m_server->m_open.remove(m_descriptor); // from here on the number may be another file's
    }
    if (m_tls) {
        m_tls->disconnectFromHost();
        m_tls.reset(); // closes the descriptor
    } else {
        // Closing on bytes that nobody has read would be a reset.
        ::shutdown(m_descriptor, SHUT_WR);
        char bytes[4096];
        while (::recv(m_descriptor, bytes, sizeof bytes, MSG_DONTWAIT) > 0) { }
        ::close(m_descriptor);
    }
    m_descriptor = -1;
}

void Peer::reset()
{
    const linger noWait = {1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &noWait, sizeof noWait);
    {
        const std::lock_guard lock(m_server->m_mutex);
        m_server->m_open.remove(m_descriptor);
    }
    if (m_tls) {
        m_tls->abort();
        m_tls.reset();
    } else {
        ::close(m_descriptor);
    }
    m_descriptor = -1;
}

void Peer::tunnel(const QByteArray &address, quint16 port)
{
    const Address to = addressOf(address, port);
    const int other = ::socket(to.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool goesOn = ::connect(other, to.get(), to.size) == 0;
    pollfd both[] = {{m_descriptor, POLLIN, 0}, {other, POLLIN, 0}};
    QByteArray bytes(pieceBytes, Qt::Uninitialized);
    while (goesOn && ::poll(both, 2, patienceMs) > 0) {
        for (int i = 0; i < 2 && goesOn; ++i) {
            if (!both[i].revents)
                continue;
            const ssize_t got = ::recv(both[i].fd, bytes.data(), pieceBytes, 0);
            goesOn = got > 0 && ::send(both[1 - i].fd, bytes.constData(), size_t(got), MSG_NOSIGNAL) == got;
            if (goesOn && i == 0) {
                const std::lock_guard lock(m_server->m_mutex);
                m_server->m_heard += bytes.left(got);
            }
        }
    }
    ::close(other);
}

ScriptedServer::ScriptedServer(Script script, const QByteArray &address, quint16 port) : m_script(std::move(script))
{
    listen(address, port);
    m_acceptor = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer()
{
    stop();
}

void ScriptedServer::stop()
{
    if (m_stopping.exchange(true))
        return;
    ::shutdown(m_listening, SHUT_RDWR); // accept() returns
    m_acceptor.join();
    ::close(m_listening);
    {
        const std::lock_guard lock(m_mutex);
        for (const int descriptor : m_open)
            ::shutdown(descriptor, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

void ScriptedServer::listen(const QByteArray &address, quint16 port)
{
    m_listening = boundSocket(address, port, 64);
    sockaddr_storage bound = {};
    socklen_t size = sizeof bound;
    ::getsockname(m_listening, reinterpret_cast<sockaddr *>(&bound), &size);
    m_port = ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 *>(&bound)->sin6_port
                                               : reinterpret_cast<sockaddr_in *>(&bound)->sin_port);
}

void ScriptedServer::serve()
{
    while (!m_stopping) {
        const int descriptor = ::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            continue;
        const int yes = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const int number = m_connections++;
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            ::close(descriptor);
            return;
        }
        m_open.push_back(descriptor);
        m_threads.emplace_back([this, descriptor, number] {
            Peer peer(this, descriptor, number);
            m_script(peer);
        });
    }
}

QString ScriptedServer::authority(const QString &host) const
{
    return host + QLatin1Char(':') + QString::number(m_port);
}

QByteArray ScriptedServer::heard() const
{
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

BlackHole::BlackHole(const QByteArray &address, quint16 port)
{
    m_descriptors.push_back(boundSocket(address, port, 0));
    // As many as it takes until the system drops what comes.
    const Address to = addressOf(address, port);
    for (bool isFull = false; !isFull && m_descriptors.size() < 64;) {
        const int client = ::socket(to.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        ::connect(client, to.get(), to.size);
        pollfd connected = {client, POLLOUT, 0};
        isFull = ::poll(&connected, 1, 100) == 0;
        m_descriptors.push_back(client);
    }
}

BlackHole::~BlackHole()
{
    for (const int descriptor : m_descriptors)
        ::close(descriptor);
}

} // namespace Tally::Testing
