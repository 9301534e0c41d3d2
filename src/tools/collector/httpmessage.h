// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

#include <chrono>

/// The receiving side of HTTP, as far as a vendor's stand-in needs it.
namespace Tally::Inbound {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// A complete request.
struct Request
{
    QByteArray method;
    QByteArray path; ///< without the query
    QByteArray query;
    Headers headers; ///< names in lower case
    QByteArray body;
    bool keepAlive = true;
    bool fromLoopback = true;

    QByteArray header(const QByteArray &lowerCaseName) const;
    int headerCount(const QByteArray &lowerCaseName) const;
};

/// What to answer.
struct Answer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    Headers headers;

    /// As it goes over the wire.
    QByteArray toBytes(bool keepAlive) const;
};

/// What a peer may send before it is turned away.
struct Limits
{
    qsizetype headBytes = 16 * 1024; ///< request line and headers
    int headers = 100;
    /// Above everything that a vendor documents: 1 000 events of 8 KB.
    qsizetype bodyBytes = 16 * 1024 * 1024;
    int connections = 256;
    /// What all connections together may have sent of incomplete requests.
    qsizetype unfinishedBytes = 64 * 1024 * 1024;
    /// For a request to come to its end, and for an answer to be taken.
    std::chrono::milliseconds deadline{30'000};
};

/// Cuts a byte stream into requests. Strict: what is not exactly HTTP/1.1 with a Content-Length is an error, because
/// a stand-in that forgives would hide a mistake of the sender.
class RequestReader
{
public:
    enum class State { NeedMore, Ready, Failed };

    explicit RequestReader(const Limits &limits = {}) : m_limits(limits) { }

    /// Adds bytes. Nothing more may be added once Failed.
    State feed(const QByteArray &bytes);
    State state() const { return m_state; }

    /// The complete request; the reader goes on with what came behind it. Only in state Ready.
    Request take();

    /// In state Failed: the status to answer and why, for a person.
    int errorStatus() const { return m_errorStatus; }
    QByteArray errorText() const { return m_errorText; }

    /// True once after a head that asks for "100 Continue" before it sends its body.
    bool takeContinue();
    /// True where a request has begun and is not complete.
    bool isMidRequest() const { return m_state == State::NeedMore && (m_haveHead || !m_buffer.isEmpty()); }
    qsizetype buffered() const { return m_buffer.size(); }

private:
    State advance();
    bool parseHead(const QByteArray &head);
    bool parseRequestLine(const QByteArray &line);
    bool parseHeader(const QByteArray &line);
    bool checkFraming();
    bool fail(int status, const char *text);

    Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_searched = 0; ///< no end of head before this offset
    Request m_request;
    bool m_http10 = false;
    bool m_haveHead = false;
    bool m_continue = false;
    qsizetype m_bodyLength = 0;
    State m_state = State::NeedMore;
    int m_errorStatus = 0;
    QByteArray m_errorText;
};

} // namespace Tally::Inbound
