// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/socketcalls.h"

#include <QAbstractSocket>
#include <QRandomGenerator>
#include <QTcpServer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace Tally::Inbound {

#ifdef Q_OS_WIN
using Descriptor = SOCKET;
using OptionPointer = const char *;
constexpr int SendingSide = SD_SEND;
#else
using Descriptor = int;
using OptionPointer = const void *;
constexpr int SendingSide = SHUT_WR;
#endif

namespace {

// Below what systems hand out to outgoing connections: while a server is down, nobody else gets its port by chance, and
// a client that calls the closed port cannot be given that very port and meet itself.
constexpr int FirstFreePort = 20'000;
constexpr int LastFreePort = 32'000;
constexpr int FreePortTries = 50;

} // namespace

bool endSending(const QAbstractSocket &socket)
{
    return ::shutdown(Descriptor(socket.socketDescriptor()), SendingSide) == 0;
}

void resetOnClose(const QAbstractSocket &socket)
{
    linger noWait = {};
    noWait.l_onoff = 1;
    noWait.l_linger = 0;
    ::setsockopt(Descriptor(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<OptionPointer>(&noWait), sizeof noWait);
}

bool listenOn(QTcpServer &server, const QHostAddress &host, quint16 port)
{
    for (int i = 0; port == 0 && i < FreePortTries; ++i)
        if (server.listen(host, quint16(QRandomGenerator::global()->bounded(FirstFreePort, LastFreePort))))
            return true;
    return server.listen(host, port);
}

} // namespace Tally::Inbound
