// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QPair>
#include <QTcpSocket>

namespace Tally::Testing {

/// What came back, byte for byte.
struct RawAnswer
{
    int status = 0; ///< 0: none
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        const QList<QByteArray> lines = head.split('\n');
        for (const QByteArray &line : lines)
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
};

/// Speaks to a loopback port with bytes of the test's own making. Blocks; the servers have their own threads.
class RawClient
{
public:
    explicit RawClient(quint16 port) { m_socket.connectToHost(QStringLiteral("127.0.0.1"), port); }

    bool isConnected() { return m_socket.waitForConnected(Patience); }
    QAbstractSocket::SocketError error() const { return m_socket.error(); }
    QTcpSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.waitForConnected(Patience);
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(Patience)) { }
    }

    /// Reads one answer, which must have a Content-Length.
    RawAnswer answer()
    {
        RawAnswer result;
        qsizetype end = -1;
        m_received += m_socket.readAll();
        while ((end = m_received.indexOf("\r\n\r\n")) < 0 && m_socket.waitForReadyRead(Patience))
            m_received += m_socket.readAll();
        if (end < 0)
            return result;
        result.head = m_received.left(end);
        const qsizetype length = result.header("content-length").toLongLong();
        while (m_received.size() < end + 4 + length && m_socket.waitForReadyRead(Patience))
            m_received += m_socket.readAll();
        result.status = result.head.mid(9, 3).toInt();
        result.body = m_received.mid(end + 4, length);
        m_received.remove(0, end + 4 + length);
        return result;
    }

    /// Everything until the peer closes.
    QByteArray readToEnd()
    {
        do
            m_received += m_socket.readAll();
        while (m_socket.waitForReadyRead(Patience));
        return m_received + m_socket.readAll();
    }

    static constexpr int Patience = 10'000;

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

inline QByteArray post(const QByteArray &path, const QByteArray &body,
                       const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QByteArray bytes = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline const QByteArray SecretKey = "sk_live_1a2b3c4d_notARealSecret";

/// As a well-behaved sender does it.
inline QByteArray postJson(const QByteArray &path, const QByteArray &body, const QByteArray &key = SecretKey)
{
    return post(path, body, {{"Authorization", "Bearer " + key}, {"Content-Type", "application/json"}});
}

} // namespace Tally::Testing
