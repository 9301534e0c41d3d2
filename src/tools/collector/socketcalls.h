// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

class QAbstractSocket;

namespace Tally::Inbound {

/// Ends the sending direction only: the peer reads to the end and may go on sending. False where that is not possible.
bool endSending(const QAbstractSocket &socket);

/// Makes the coming close() a reset (RST), as if the machine had forgotten the connection.
void resetOnClose(const QAbstractSocket &socket);

} // namespace Tally::Inbound
