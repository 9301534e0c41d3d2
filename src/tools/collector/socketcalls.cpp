// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/socketcalls.h"

#include <QAbstractSocket>

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

} // namespace Tally::Inbound
