// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "httpfaults.h"

#include "core/gzip.h"

#include <QDateTime>
#include <QLocale>

namespace Tally::Testing {

using namespace std::chrono_literals;

namespace {

using Play = decltype(HttpFault::play);

const QByteArray goodHead("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n");

QByteArray withLength(const QByteArray &body, const QByteArray &head = goodHead)
{
    return head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// These bytes, and the end of the connection.
Play says(const QByteArray &answer)
{
    return [answer](Peer &peer, FaultyVendor &, const QByteArray &) {
        peer.read();
        peer.send(answer);
        return false;
    };
}

/// These bytes, and the connection goes on.
Play answers(const QByteArray &answer)
{
    return [answer](Peer &peer, FaultyVendor &, const QByteArray &) {
        peer.read();
        peer.send(answer);
        return true;
    };
}

/// These bytes, and silence.
Play falters(const QByteArray &answer)
{
    return [answer](Peer &peer, FaultyVendor &, const QByteArray &) {
        peer.read();
        peer.send(answer);
        peer.hold();
        return false;
    };
}

/// The vendor takes it; what is sent is made of its answer's body.
Play takes(const std::function<QByteArray(const QByteArray &)> &made)
{
    return [made](Peer &peer, FaultyVendor &vendor, const QByteArray &) {
        peer.send(made(vendor.bodyFor(peer.read())));
        return false;
    };
}

Play status(int code, const QByteArray &headers = {}, const QByteArray &body = "<html>no</html>")
{
    return answers(withLength(body, "HTTP/1.1 " + QByteArray::number(code) + " Said\r\n" + headers));
}

/// \a location may name %1, the other host, and %2, this one.
Play redirects(int code, const QByteArray &location)
{
    return [=](Peer &peer, FaultyVendor &vendor, const QByteArray &elsewhere) {
        QByteArray to = location;
        to.replace("%1", elsewhere).replace("%2", vendor.server.authority().toLatin1());
        peer.read();
        peer.send(withLength({}, "HTTP/1.1 " + QByteArray::number(code) + " Moved\r\nLocation: " + to + "\r\n"));
        return true;
    };
}

Play breaksOff(qsizetype readBytes, const QByteArray &answer, bool reset)
{
    return [=](Peer &peer, FaultyVendor &, const QByteArray &) {
        if (readBytes < 0)
            peer.read();
        else if (readBytes > 0)
            peer.readSome(readBytes);
        peer.send(answer);
        reset ? peer.reset() : peer.close();
        return false;
    };
}

QByteArray chunked(const QByteArray &body)
{
    const QByteArray half = body.left(body.size() / 2), rest = body.mid(half.size());
    return QByteArray::number(half.size(), 16) + "\r\n" + half + "\r\n" + QByteArray::number(rest.size(), 16) + ";x=y\r\n"
        + rest + "\r\n0\r\n";
}

QByteArray inOneSecond()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto text = [](const QDateTime &time) {
        return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
    };
    return "Date: " + text(now) + "\r\nRetry-After: " + text(now.addSecs(1)) + "\r\n";
}

QList<HttpFault> ends()
{
    QList<HttpFault> rows;
    const qsizetype all = -1;
    struct Phase
    {
        const char *closed;
        const char *cut;
        qsizetype read;
        QByteArray answer;
        // Qt glues the half line to the answer that it gets when it tries again by itself.
        bool isTaken = false;
    };
    const Phase phases[] = {
        {"closed on connecting", "reset on connecting", 0, {}},
        {"closed in the request's head", "reset in the request's head", 20, {}},
        {"closed in the request's body", "reset in the request's body", 900, {}},
        {"closed after the request", "reset after the request", all, {}},
        {"closed in the status line", "reset in the status line", all, "HTTP/1.1 20", true},
        {"closed in the headers", "reset in the headers", all, "HTTP/1.1 202 Accepted\r\nContent-Le", true},
        {"closed before the body", "reset before the body", all, goodHead + "Content-Length: 11\r\n\r\n"},
        {"closed in the body", "reset in the body", all, goodHead + "Content-Length: 11\r\n\r\n{\"ok\":t"},
        {"closed in a chunk", "reset in a chunk", all, goodHead + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"ok\":t"},
        {"closed in an error's body", "reset in an error's body", all,
         "HTTP/1.1 400 Bad Request\r\nContent-Length: 90\r\n\r\n{\"error\":\"invalid_payload\"}"},
    };
    for (const Phase &phase : phases) {
        for (const bool reset : {false, true})
            rows.append({reset ? phase.cut : phase.closed, breaksOff(phase.read, phase.answer, reset), Error::NetworkFailed, 0,
                         HttpFault::QtDecides, phase.isTaken});
    }
    rows.append({"black hole", falters({}), Error::NetworkFailed, 0, HttpFault::OwnDeadline});
    rows.append({"silence within the body", falters(goodHead + "Content-Length: 11\r\n\r\n{\"ok\":t"), Error::NetworkFailed, 0,
                 HttpFault::OwnDeadline});
    rows.append({"header lines without end",
                 [](Peer &peer, FaultyVendor &, const QByteArray &) {
                     peer.read();
                     peer.send(goodHead);
                     while (peer.send("X: y\r\n") && peer.pause(5ms)) { }
                     return false;
                 },
                 Error::NetworkFailed, 0, HttpFault::OwnDeadline});
    rows.append({"trickle",
                 [](Peer &peer, FaultyVendor &vendor, const QByteArray &) {
                     const QByteArray answer = vendor.ask(peer.read());
                     for (const char byte : answer)
                         if (!peer.send(QByteArray(1, byte)) || !peer.pause(10ms))
                             break;
                     return false;
                 },
                 Error::NetworkFailed, 0, HttpFault::OwnDeadline, true});
    return rows;
}

QList<HttpFault> forms()
{
    using enum HttpFault::End;
    const auto ok = [](const QByteArray &body) { return withLength(body); };
    const QByteArray yes("{\"ok\":true}");
    return {
        {"no HTTP", says("SSH-2.0-OpenSSH_9.2\r\n"), Error::NetworkFailed, 0, QtDecides},
        {"no HTTP, and silence", falters("SSH-2.0-OpenSSH_9.2\r\n"), Error::NetworkFailed, 0, QtDecides},
        {"binary bytes", says(QByteArray("\x15\x03\x03\x00\x02\x02\x28\0\r\n\r\n", 12)), Error::NetworkFailed, 0, QtDecides},
        {"JSON without a head", says(yes), Error::NetworkFailed, 0, QtDecides},
        {"a Content-Length that is too long", says(goodHead + "Content-Length: 12\r\n\r\n" + yes)},
        {"a Content-Length that is too long, and silence", falters(goodHead + "Content-Length: 12\r\n\r\n" + yes),
         Error::NetworkFailed, 0, OwnDeadline},
        {"a Content-Length that is too short", says(goodHead + "Content-Length: 9\r\n\r\n" + yes), Error::VendorFailed, 202},
        {"a Content-Length that is too short, and more answers", answers(goodHead + "Content-Length: 9\r\n\r\n" + yes),
         Error::VendorFailed, 202},
        {"a Content-Length that is no number", says(goodHead + "Content-Length: abc\r\n\r\n{\"ok\":t"), Error::VendorFailed, 202},
        {"a chunk's length that is no number", says(goodHead + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + yes),
         Error::NetworkFailed, 0, QtDecides},
        {"gzip that is none", says(withLength(yes, goodHead + "Content-Encoding: gzip\r\n"))},
        {"gzip that is cut",
         says(withLength(gzipped(yes).chopped(12), goodHead + "Content-Encoding: gzip\r\n")), Error::NetworkFailed, 0, QtDecides},
        {"a login page instead of the vendor", answers(withLength("<html>Please log in</html>",
                                                                 "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")),
         Error::VendorFailed, 200},
        {"a login page with the vendor's status", answers(withLength("<html>Please log in</html>")), Error::VendorFailed, 202},
        {"JSON of somebody else", answers(withLength("{\"status\":\"up\"}")), Error::VendorFailed, 202},
        {"half of the vendor's JSON", answers(withLength("{\"ok\":true")), Error::VendorFailed, 202},
        {"200 for events", answers(withLength(yes, "HTTP/1.1 200 OK\r\n")), Error::VendorFailed, 200},
        {"201 for events", answers(withLength(yes, "HTTP/1.1 201 Created\r\n")), Error::VendorFailed, 201},
        {"204", answers("HTTP/1.1 204 No Content\r\n\r\n"), Error::VendorFailed, 204},
        {"100 and nothing more", falters("HTTP/1.1 100 Continue\r\n\r\n"), Error::NetworkFailed, 0, OwnDeadline},
        {"an answer in chunks without the last one", takes([](const QByteArray &body) {
             return goodHead + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body).chopped(3);
         }),
         Error::NetworkFailed, 0, QtDecides, true},
        {"101", says("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"), Error::NetworkFailed, 0},
        {"103, and the answer", takes([=](const QByteArray &body) {
             return "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ok(body);
         }),
         Error::NetworkFailed, 0, QtDecides, true},

        {"100, and the answer", takes([=](const QByteArray &body) { return "HTTP/1.1 100 Continue\r\n\r\n" + ok(body); }),
         Error::NoError},
        {"the answer in chunks", takes([](const QByteArray &body) {
             return goodHead + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body) + "\r\n";
         }),
         Error::NoError},
        {"the answer in chunks, with trailers", takes([](const QByteArray &body) {
             return goodHead + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body) + "Retry-After: 99\r\nX: y\r\n\r\n";
         }),
         Error::NoError},
        {"the answer in HTTP/1.0, without a length", takes([](const QByteArray &body) {
             return "HTTP/1.0 202 Accepted\r\n\r\n" + body;
         }),
         Error::NoError},
        {"the answer in gzip", takes([](const QByteArray &body) {
             return withLength(gzipped(body), goodHead + "Content-Encoding: gzip\r\n");
         }),
         Error::NoError},
        {"half of HTTP/1.0's answer", takes([](const QByteArray &body) {
             return "HTTP/1.0 202 Accepted\r\n\r\n" + body.left(body.size() / 2);
         }),
         Error::VendorFailed, 202, AtOnce, true},
        {"a header of 1 MB", takes([=](const QByteArray &body) {
             return withLength(body, goodHead + "X: " + QByteArray(1 << 20, 'x') + "\r\n");
         }),
         Error::NetworkFailed, 0, QtDecides, true},
        {"an idle connection that is closed",
         [](Peer &peer, FaultyVendor &vendor, const QByteArray &) {
             peer.send(vendor.ask(peer.read()));
             peer.pause(20ms);
             return false;
         },
         Error::NoError},
    };
}

QList<HttpFault> statuses()
{
    QList<HttpFault> rows{
        // None is followed: not to the same host either, as then the body would be a GET's.
        {"301 to another host", redirects(301, "http://%1/v1/batch"), Error::VendorFailed, 301},
        {"302 to another host", redirects(302, "http://%1/v1/batch"), Error::VendorFailed, 302},
        {"303 to another host", redirects(303, "http://%1/v1/batch"), Error::VendorFailed, 303},
        {"307 to another host", redirects(307, "http://%1/v1/batch"), Error::VendorFailed, 307},
        {"308 to another host", redirects(308, "http://%1/v1/batch"), Error::VendorFailed, 308},
        {"307 to the same host", redirects(307, "http://%2/v1/elsewhere"), Error::VendorFailed, 307},
        {"308 to a relative place", redirects(308, "/v1/elsewhere"), Error::VendorFailed, 308},
        {"302 to itself", redirects(302, "http://%2/v1/batch"), Error::VendorFailed, 302},
        {"307 to another scheme", redirects(307, "https://%1/v1/batch"), Error::VendorFailed, 307},
        {"307 to no scheme", redirects(307, "//%1/v1/batch"), Error::VendorFailed, 307},
        {"307 to a user and a password", redirects(307, "http://user:password@%1/"), Error::VendorFailed, 307},
        {"307 to a file", redirects(307, "file:///etc/passwd"), Error::VendorFailed, 307},
        {"304", answers("HTTP/1.1 304 Not Modified\r\n\r\n"), Error::VendorFailed, 304},
        {"407 of the vendor itself", status(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n"), Error::NetworkFailed, 0},
        {"401 of somebody else", status(401, "WWW-Authenticate: Basic realm=\"x\"\r\n"), Error::VendorFailed, 401},
        {"401", status(401, {}, "{\"error\":\"invalid_key\"}"), Error::KeyRefused, 401},
        {"403", status(403, {}, "{\"error\":\"forbidden\"}"), Error::KeyRefused, 403},
        {"400 for a batch", status(400, {}, "{\"error\":\"invalid_payload\"}"), Error::NoError},
        {"413 for a batch", status(413), Error::NoError},
        {"422 for a batch", status(422, {}, "{\"error\":\"invalid_payload\"}"), Error::NoError},
        {"429 with seconds", status(429, "Retry-After: 1\r\n"), Error::VendorFailed, 429, HttpFault::AtOnce, false, 1000},
        {"503 with seconds", status(503, "Retry-After: 1\r\n"), Error::VendorFailed, 503, HttpFault::AtOnce, false, 1000},
        {"429 with a date", [](Peer &peer, FaultyVendor &vendor, const QByteArray &elsewhere) {
             return status(429, inOneSecond())(peer, vendor, elsewhere);
         }, Error::VendorFailed, 429, HttpFault::AtOnce, false, 1000},
        {"429 with 0", status(429, "Retry-After: 0\r\n"), Error::VendorFailed, 429},
        {"429 with less than 0", status(429, "Retry-After: -5\r\n"), Error::VendorFailed, 429},
        {"429 with nonsense", status(429, "Retry-After: soon\r\n"), Error::VendorFailed, 429},
    };
    struct Foreign
    {
        int status;
        const char *name;
    };
    for (const auto &[code, name] : std::initializer_list<Foreign>{
             {300, "300"}, {400, "400 of somebody else"}, {402, "402"}, {403, "403 of somebody else"}, {404, "404"},
             {405, "405"}, {408, "408"}, {410, "410"}, {418, "418"}, {451, "451"}, {500, "500"}, {501, "501"},
             {502, "502"}, {503, "503"}, {504, "504"}, {511, "511 of a network that wants a login"}, {599, "599"}})
        rows.append({name, status(code), Error::VendorFailed, code});
    return rows;
}

} // namespace

QByteArray gzipped(const QByteArray &plain)
{
    return gzip(plain);
}

const QList<HttpFault> &httpFaults()
{
    static const QList<HttpFault> all = ends() + forms() + statuses();
    return all;
}

} // namespace Tally::Testing
