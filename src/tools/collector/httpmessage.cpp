// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/httpmessage.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Tally::Inbound {

namespace {

bool isToken(const QByteArray &text)
{
    static constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    });
}

bool isVisibleAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 402: return "Payment Required";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Answer";
    }
}

} // namespace

QByteArray Request::header(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

int Request::headerCount(const QByteArray &lowerCaseName) const
{
    return int(std::count_if(headers.begin(), headers.end(),
                             [&](const auto &header) { return header.first == lowerCaseName; }));
}

QByteArray Answer::toBytes(bool keepAlive) const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\n";
    if (std::none_of(headers.begin(), headers.end(), [](const auto &header) { return header.first == "Date"; }))
        bytes += "Date: "
            + QLocale::c()
                  .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
                  .toLatin1()
            + " GMT\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    // These two have no body by definition, and a length would make a strict client wait or complain.
    if (status != 204 && status != 304) {
        bytes += "Content-Type: " + contentType + "\r\n";
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    bytes += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (status != 204 && status != 304)
        bytes += body;
    return bytes;
}

RequestReader::State RequestReader::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
    return m_state == State::NeedMore ? advance() : m_state;
}

Request RequestReader::take()
{
    Q_ASSERT(m_state == State::Ready);
    const Request complete = std::exchange(m_request, {});
    m_haveHead = false;
    m_http10 = false;
    m_continue = false;
    m_bodyLength = 0;
    m_searched = 0;
    m_state = State::NeedMore;
    advance();
    return complete;
}

bool RequestReader::takeContinue()
{
    return std::exchange(m_continue, false);
}

RequestReader::State RequestReader::advance()
{
    if (!m_haveHead) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n", m_searched);
        // Three bytes more: all but one of the end may be there.
        if (end > m_limits.headBytes || (end < 0 && m_buffer.size() > m_limits.headBytes + 3)) {
            fail(431, "the head is longer than this server reads");
            return m_state;
        }
        if (end < 0) {
            m_searched = std::max<qsizetype>(0, m_buffer.size() - 3);
            return m_state;
        }
        const QByteArray head = m_buffer.left(end);
        m_buffer.remove(0, end + 4);
        if (!parseHead(head))
            return m_state;
        m_haveHead = true;
        m_continue = m_bodyLength > m_buffer.size() && m_request.header("expect").toLower() == "100-continue";
    }
    if (m_buffer.size() < m_bodyLength)
        return m_state;
    m_request.body = m_buffer.left(m_bodyLength);
    m_buffer.remove(0, m_bodyLength);
    m_continue = false;
    return m_state = State::Ready;
}

bool RequestReader::parseHead(const QByteArray &head)
{
    qsizetype from = 0;
    bool first = true;
    while (from <= head.size()) {
        qsizetype to = head.indexOf("\r\n", from);
        if (to < 0)
            to = head.size();
        const QByteArray line = head.mid(from, to - from);
        if (first ? !parseRequestLine(line) : !parseHeader(line))
            return false;
        first = false;
        from = to + 2;
    }
    return checkFraming();
}

bool RequestReader::parseRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || parts[0].size() > 16 || !isToken(parts[0]))
        return fail(400, "not a request line");
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0")
        return parts[2].startsWith("HTTP/") ? fail(505, "only HTTP/1.1") : fail(400, "not a request line");
    if (parts[1].size() > 4096)
        return fail(414, "the path is longer than this server reads");
    if (!parts[1].startsWith('/') || !isVisibleAscii(parts[1]))
        return fail(400, "the path must start with / and be visible ASCII");
    m_request.method = parts[0];
    const qsizetype question = parts[1].indexOf('?');
    m_request.path = question < 0 ? parts[1] : parts[1].left(question);
    m_request.query = question < 0 ? QByteArray() : parts[1].mid(question + 1);
    m_http10 = parts[2].endsWith('0');
    return true;
}

bool RequestReader::parseHeader(const QByteArray &line)
{
    if (m_request.headers.size() >= m_limits.headers)
        return fail(431, "more headers than this server reads");
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(std::max<qsizetype>(colon, 0));
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (colon <= 0 || !isToken(name))
        return fail(400, "not a header line");
    if (std::any_of(value.begin(), value.end(), [](char c) {
            return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
        }))
        return fail(400, "a control character in a header");
    m_request.headers.append({name.toLower(), value});
    return true;
}

bool RequestReader::checkFraming()
{
    if (m_request.headerCount("host") != 1 && !m_http10)
        return fail(400, "exactly one Host header is needed");
    if (m_request.headerCount("transfer-encoding") > 0)
        return fail(411, "send a Content-Length, not a Transfer-Encoding");
    const int lengths = m_request.headerCount("content-length");
    if (lengths > 1)
        return fail(400, "more than one Content-Length");
    if (lengths == 0 && (m_request.method == "POST" || m_request.method == "PUT" || m_request.method == "PATCH"))
        return fail(411, "send a Content-Length");
    if (lengths == 1) {
        const QByteArray text = m_request.header("content-length");
        const bool digits = !text.isEmpty()
            && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!digits)
            return fail(400, "Content-Length is not a number");
        bool fits = false;
        const qlonglong length = text.toLongLong(&fits);
        if (!fits || length > m_limits.bodyBytes)
            return fail(413, "the body is longer than this server reads");
        m_bodyLength = qsizetype(length);
    }
    const QByteArray connection = m_request.header("connection").toLower();
    m_request.keepAlive = m_http10 ? connection == "keep-alive" : connection != "close";
    return true;
}

bool RequestReader::fail(int status, const char *text)
{
    m_state = State::Failed;
    m_errorStatus = status;
    m_errorText = text;
    m_buffer.clear();
    return false;
}

} // namespace Tally::Inbound
