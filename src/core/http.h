// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace Tally {

/// A request, prepared: plain data, so that it can be compared with a file and sent by anything.
struct HttpRequest
{
    QByteArray method = "POST";
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers; ///< in order; the credential is among them, so never log them
    QByteArray body;
};

/// An answer, or what came instead of one.
struct HttpResponse
{
    int status = 0; ///< 0: no answer; `failure` says why
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body; ///< at most the transport's cap; `failure` is set where it was longer
    QString failure; ///< for a person; empty with a complete answer
    bool unsent = false; ///< with a failure: no byte of the request can have reached the server

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        for (const auto &[name, value] : headers)
            if (name == lowerCaseName)
                return value;
        return {};
    }
};

} // namespace Tally
