// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "faultyvendor.h"

#include "core/error.h"

namespace Tally::Testing {

/// One thing that a server may do to a request, and what is to become of it.
struct HttpFault
{
    enum End {
        AtOnce, ///< the failure is seen when it happens
        OwnDeadline, ///< nothing ever ends it but the deadline of the request
        QtDecides, ///< QNetworkAccessManager sends again by itself, or sees no fault; in all versions or in some
    };

    const char *name;
    /// Plays the server; true: the connection goes on. `elsewhere` is another host and port.
    std::function<bool(Peer &, FaultyVendor &, const QByteArray &elsewhere)> play;
    Error::Code told = Error::NetworkFailed; ///< NoError: delivered at the first try
    int httpStatus = 0;
    End end = AtOnce;
    bool isTaken = false; ///< the vendor has the events, although its answer does not arrive
    qint64 retryAfterMs = 0;
};

const QList<HttpFault> &httpFaults();

QByteArray gzipped(const QByteArray &plain);

} // namespace Tally::Testing
