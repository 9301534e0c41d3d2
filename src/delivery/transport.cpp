// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "transport.h"

#include "core/verdict.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>

namespace Tally {

Q_LOGGING_CATEGORY(lcTransport, "tally.delivery.transport", QtWarningMsg)

namespace {

/// Asks the application's proxies, except for what is reached without one.
class Routes : public QNetworkProxyFactory
{
public:
    // Addresses: the application was asked for their names, and is not asked again.
    explicit Routes(std::shared_ptr<const QSet<QString>> direct) : m_direct(std::move(direct)) { }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (m_direct->contains(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return proxyForQuery(query);
    }

private:
    const std::shared_ptr<const QSet<QString>> m_direct;
};

} // namespace

struct Transport::Exchange
{
    HttpRequest request;
    Answer answer;
    QString host; // as it goes over the wire
    QList<QHostAddress> addresses; // not tried yet, the next first; none where a proxy takes the name
    QHostAddress address;
    std::shared_ptr<QNetworkAccessManager> network; // the reply's
    QNetworkReply *reply = nullptr;
    QTimer deadline;
    QTimer patience; // with the address, where there is another
    QByteArray body;
    bool tooLong = false;
    bool isSent = false; // to this address
    bool mayBeSent = false; // to any
};

Transport::Transport(std::function<QNetworkAccessManager *()> makeNetwork, QObject *parent) :
    QObject(parent), m_makeNetwork(std::move(makeNetwork)), m_direct(std::make_shared<QSet<QString>>())
{
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

    exchange.patience.setSingleShot(true);
    connect(&exchange.patience, &QTimer::timeout, this, [this, id] { startElsewhere(id); });

    exchange.host = request.url.host(QUrl::FullyEncoded);
    // This machine needs no proxy, and a proxy could not be trusted with plain http.
    if (!Resolver::isThisMachine(exchange.host)) {
        const QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(request.url));
        if (!proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy) {
            startSoon(id); // with the name: the proxy resolves it, and only it may be able to
            return id;
        }
    }
    QHostAddress literal;
    if (literal.setAddress(exchange.host)) {
        exchange.addresses = {literal};
        startSoon(id);
        return id;
    }
    m_resolver.resolve(exchange.host, this, [this, id](const Resolver::Result &result) {
        const auto found = m_exchanges.find(id);
        if (found == m_exchanges.end())
            return; // aborted, or past its deadline
        const QString &host = found->second->host;
        QList<QHostAddress> addresses = result.addresses;
        if (addresses.isEmpty()) {
            finish(id, QCoreApplication::translate("Tally", "The host %1 cannot be found: %2").arg(host, result.failure));
            return;
        }
        const qsizetype first = addresses.indexOf(m_firstChoice.value(host));
        if (first > 0)
            std::rotate(addresses.begin(), addresses.begin() + first, addresses.end());
        found->second->addresses = addresses;
        start(id);
    });
    return id;
}

void Transport::startSoon(quint64 id)
{
    QMetaObject::invokeMethod(this, [this, id] { start(id); }, Qt::QueuedConnection);
}

void Transport::startElsewhere(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    Exchange &exchange = *found->second;
    // Where nothing has ended it, the request may have left a moment ago.
    exchange.mayBeSent = exchange.mayBeSent || !exchange.reply->isFinished();
    exchange.isSent = false;
    m_network.reset();
    drop(exchange.reply);
    start(id);
}

void Transport::start(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    Exchange &exchange = *found->second;
    exchange.patience.stop(); // the one before may have failed by itself, and the last address has all the time
    exchange.address = exchange.addresses.isEmpty() ? QHostAddress() : exchange.addresses.takeFirst();
    const QHostAddress &address = exchange.address;
    const QString &host = exchange.host;

    QUrl url = exchange.request.url;
    if (url.scheme() != QLatin1String("https") && !address.isLoopback()) {
        finish(id, QCoreApplication::translate("Tally", "Plain http is used towards this machine only; give an https host."));
        return;
    }
    QNetworkRequest request;
    if (!address.isNull())
        m_direct->insert(address.toString());
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
    request.setDecompressedSafetyCheckThreshold(maxAnswerBytes);

    exchange.network = network();
    QNetworkReply *reply = exchange.network->sendCustomRequest(request, exchange.request.method, exchange.request.body);
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
    connect(reply, &QNetworkReply::requestSent, this, [this, id] {
        const auto it = m_exchanges.find(id);
        if (it == m_exchanges.end())
            return;
        it->second->isSent = it->second->mayBeSent = true;
        it->second->patience.stop();
    });
    connect(reply, &QNetworkReply::finished, this, [this, id] { ended(id); });
    if (const auto others = exchange.addresses.size(); others > 0)
        exchange.patience.start(std::min<std::chrono::milliseconds>(maxPatience, exchange.deadline.remainingTimeAsDuration() / (others + 1)));
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

void Transport::ended(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    Exchange &exchange = *found->second;
    const QNetworkReply *reply = exchange.reply;
    read(exchange);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // An HTTP error status is an answer; everything else that Qt calls an error is not.
    const bool answered = reply->error() == QNetworkReply::NoError
        || (reply->error() > QNetworkReply::UnknownProxyError && status >= 300);
    if (!answered && !exchange.isSent && !exchange.addresses.isEmpty()) {
        startElsewhere(id);
        return;
    }
    if (!answered) {
        finish(id, cleaned(reply->errorString().toUtf8()));
        return;
    }
    // Qt takes an interim answer, and a body that ends too early, for an answer.
    const bool hasBody = status != 204 && status != 304;
    const bool isCut = hasBody && !reply->hasRawHeader("Content-Encoding")
        && exchange.body.size() < reply->rawHeader("Content-Length").toLongLong();
    finish(id, isCut || status < 200 ? QCoreApplication::translate("Tally", "The answer broke off.") : QString());
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
    if (QNetworkReply *reply = exchange->reply) {
        if (failure.isEmpty()) {
            response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            for (const auto &[name, value] : reply->rawHeaderPairs())
                response.headers.append({name.toLower(), value});
            response.body = exchange->body;
            m_firstChoice.insert(exchange->host, exchange->address);
        } else {
            // Another address of the same name, and another look at the name itself, may do better next time.
            m_firstChoice.insert(exchange->host, exchange->addresses.value(0));
            m_resolver.forget(exchange->host);
        }
        response.unsent = !exchange->mayBeSent && reply->isFinished();
        if (!failure.isEmpty())
            m_network.reset();
        drop(reply);
    } else {
        response.unsent = true;
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
    if (!exchange->reply)
        return;
    m_network.reset();
    drop(exchange->reply);
}

std::shared_ptr<QNetworkAccessManager> Transport::network()
{
    if (m_network)
        return m_network;
    // The last exchange that uses it may end in a signal of its own reply, so it goes later.
    m_network.reset(m_makeNetwork(), [](QNetworkAccessManager *network) { network->deleteLater(); });
    m_network->setProxyFactory(new Routes(m_direct));
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
    return m_network;
}

void Transport::drop(QNetworkReply *reply)
{
    reply->disconnect(this);
    // QNetworkAccessManager logs the second error of a reply as a problem of its own: abort() after one, …
    if (reply->error() == QNetworkReply::NoError)
        reply->abort();
    reply->deleteLater();
    // … and one that its thread has posted already. What it posts from here on comes after the deletion.
    QCoreApplication::removePostedEvents(reply, QEvent::MetaCall);
}

} // namespace Tally
