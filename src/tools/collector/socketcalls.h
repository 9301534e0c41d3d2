// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

class QAbstractSocket;
class QHostAddress;
class QTcpServer;

namespace Tally::Inbound {

/// Ends the sending direction only: the peer reads to the end and may go on sending. False where that is not possible.
bool endSending(const QAbstractSocket &socket);

/// Makes the coming close() a reset (RST), as if the machine had forgotten the connection.
void resetOnClose(const QAbstractSocket &socket);

/// Listens; port 0 takes a free one that is still free after the server has been away for a while.
bool listenOn(QTcpServer &server, const QHostAddress &host, quint16 port);

} // namespace Tally::Inbound
