// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "transport.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

namespace Tally {

Q_LOGGING_CATEGORY(lcTransport, "tally.delivery.transport", QtWarningMsg)

namespace {

// Errors of the way to the server: nothing of the request can have been read there.
bool isBeforeTheRequest(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}

} // namespace

struct Transport::Exchange
{
    HttpRequest request;
    Answer answer;
    QNetworkReply *reply = nullptr;
    QTimer deadline;
    QByteArray body;
    bool tooLong = false;
};

Transport::Transport(QNetworkAccessManager *network, QObject *parent) : QObject(parent), m_network(network)
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
}

Transport::~Transport()
{
    while (!m_exchanges.empty())
        abort(m_exchanges.begin()->first);
}

quint64 Transport::send(const HttpRequest &request, std::chrono::milliseconds deadline, Answer answer)
{
    const quint64 id = ++m_lastId;
    auto owned = std::make_unique<Exchange>();
    Exchange &exchange = *owned;
    m_exchanges.emplace(id, std::move(owned));
    exchange.request = request;
    exchange.answer = std::move(answer);
    exchange.deadline.setSingleShot(true);
    connect(&exchange.deadline, &QTimer::timeout, this, [this, id, deadline] {
        const double seconds = double(deadline.count()) / 1000;
        finish(id, QCoreApplication::translate("Tally", "No complete answer within %1 s.").arg(seconds));
    });
    exchange.deadline.start(deadline);

    const QString host = request.url.host();
    QHostAddress literal;
    if (literal.setAddress(host)) {
        QMetaObject::invokeMethod(this, [this, id, literal] { start(id, literal); }, Qt::QueuedConnection);
        return id;
    }
    // A proxy resolves the name itself, and only it may be able to.
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(request.url));
    const bool direct = proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy;
    if (!direct) {
        QMetaObject::invokeMethod(this, [this, id] { start(id, {}); }, Qt::QueuedConnection);
        return id;
    }
    m_resolver.resolve(host, this, [this, id, host](const Resolver::Result &found) {
        if (found.addresses.isEmpty()) {
            finish(id, QCoreApplication::translate("Tally", "The host %1 cannot be found: %2").arg(host, found.failure));
            return;
        }
        start(id, found.addresses.at(m_addressInUse.value(host) % found.addresses.size()));
    });
    return id;
}

void Transport::start(quint64 id, const QHostAddress &address)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return; // aborted, or past its deadline, while the name was looked up
    Exchange &exchange = *found->second;

    QUrl url = exchange.request.url;
    if (url.scheme() != QLatin1String("https") && !address.isLoopback()) {
        finish(id, QCoreApplication::translate("Tally", "Plain http is used towards this machine only; give an https host."));
        return;
    }
    const QString host = url.host();
    QNetworkRequest request;
    if (!address.isNull() && address.toString() != host) {
        const QString authority = url.port() < 0 ? host : host + QLatin1Char(':') + QString::number(url.port());
        request.setRawHeader("Host", authority.toLatin1());
        request.setPeerVerifyName(host);
        url.setHost(address.toString());
    }
    request.setUrl(url);
    for (const auto &[name, value] : std::as_const(exchange.request.headers))
        request.setRawHeader(name, value);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Tally/" TALLY_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);

    QNetworkReply *reply = m_network->sendCustomRequest(request, exchange.request.method, exchange.request.body);
    exchange.reply = reply;
    reply->setReadBufferSize(64 * 1024); // so that an endless answer is not buffered before anybody looks at it
    connect(reply, &QIODevice::readyRead, this, [this, id] {
        const auto it = m_exchanges.find(id);
        if (it == m_exchanges.end())
            return;
        read(*it->second);
        if (it->second->tooLong)
            finish(id, QCoreApplication::translate("Tally", "The answer is longer than any vendor's."));
    });
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] {
        const auto it = m_exchanges.find(id);
        if (it == m_exchanges.end())
            return;
        read(*it->second);
        // An HTTP error status is an answer; everything else that Qt calls an error is not.
        const bool answered = reply->error() == QNetworkReply::NoError
            || (reply->error() > QNetworkReply::UnknownProxyError
                && reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() >= 300);
        finish(id, answered ? QString() : reply->errorString());
    });
    // QNetworkAccessManager may finish a reply before anybody can connect to it.
    if (reply->isFinished())
        QMetaObject::invokeMethod(reply, &QNetworkReply::finished, Qt::QueuedConnection);
}

void Transport::read(Exchange &exchange)
{
    const qint64 room = maxAnswerBytes - exchange.body.size();
    exchange.body += exchange.reply->read(room);
    exchange.tooLong = exchange.body.size() >= maxAnswerBytes;
}

void Transport::finish(quint64 id, const QString &failure)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const std::unique_ptr<Exchange> exchange = std::move(found->second);
    m_exchanges.erase(found); // first: abort() below emits finished() at once

    HttpResponse response;
    response.failure = failure;
    response.unsent = !exchange->reply;
    if (QNetworkReply *reply = exchange->reply) {
        if (failure.isEmpty()) {
            response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            for (const auto &[name, value] : reply->rawHeaderPairs())
                response.headers.append({name.toLower(), value});
            response.body = exchange->body;
        } else {
            // Another address of the same name, and another look at the name itself, may do better next time.
            const QString host = exchange->request.url.host();
            response.unsent = isBeforeTheRequest(reply->error());
            ++m_addressInUse[host];
            m_resolver.forget(host);
        }
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    qCDebug(lcTransport) << exchange->request.method << exchange->request.url.path() << response.status << failure;
    exchange->answer(response);
}

void Transport::abort(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const std::unique_ptr<Exchange> exchange = std::move(found->second);
    m_exchanges.erase(found);
    if (exchange->reply) {
        exchange->reply->disconnect(this);
        exchange->reply->abort();
        exchange->reply->deleteLater();
    }
}

} // namespace Tally
