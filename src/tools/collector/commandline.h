// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collector.h"
#include "tools/collector/proxy.h"

#include <QStringList>

namespace Tally::Inbound {

/// What the program is to do.
struct CommandLine
{
    enum class Mode { Serve, List, Proxy, Text };

    Mode mode = Mode::Serve;
    QString text; ///< to be printed in mode Text
    QString error; ///< the command line is wrong, and how
    Collector::Options options;
    quint16 port = 0;
    CollectorFaults faults;
    QString faultyVendor; ///< whom the faults concern; empty: all
    quint16 upstreamPort = 0;
    ProxyFaults proxyFaults;
    bool json = false;
    bool quiet = false;
};

/// Reads the arguments, the program's name first. Reads the certificate and key files, and nothing else.
CommandLine readCommandLine(const QStringList &arguments);

} // namespace Tally::Inbound
