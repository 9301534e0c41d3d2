// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/http.h"
#include "delivery/resolver.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

class QNetworkReply;

namespace Tally {

/// Sends prepared requests, one call each, through QNetworkAccessManager.
///
/// What it makes sure of, for every request: no redirect is followed, no cookie kept, no certificate error ignored; a
/// deadline for the whole exchange; at most maxAnswerBytes are read, and half an answer is none; plain http goes to
/// loopback addresses only, and never through a proxy; names are resolved without QHostInfo, unless a proxy does it. Of
/// a name's addresses each is tried until one takes the request. After a failure the next request has connections of its
/// own: QNetworkAccessManager would go on waiting for one that is stuck.
class Transport : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 maxAnswerBytes = 1 << 20;
    /// How long an address may take to connect, where there is another one.
    static constexpr std::chrono::milliseconds maxPatience{1500};
    using Answer = std::function<void(const HttpResponse &)>;

    /// \a makeNetwork is called for the first request, and again after a failure.
    explicit Transport(std::function<QNetworkAccessManager *()> makeNetwork, QObject *parent = nullptr);
    ~Transport() override;

    /// \a answer comes exactly once, never before this call has returned, unless abort() is called first. Returns what
    /// abort() takes.
    quint64 send(const HttpRequest &request, std::chrono::milliseconds deadline, Answer answer);
    void abort(quint64 id);

private:
    struct Exchange;
    void start(quint64 id);
    void startSoon(quint64 id);
    void startElsewhere(quint64 id);
    void read(Exchange &exchange);
    void ended(quint64 id);
    std::shared_ptr<QNetworkAccessManager> network();
    void drop(QNetworkReply *reply);
    void finish(quint64 id, const QString &failure);

    const std::function<QNetworkAccessManager *()> m_makeNetwork;
    std::shared_ptr<QNetworkAccessManager> m_network; // null: made with the next request
    const std::shared_ptr<QSet<QString>> m_direct; // addresses that need no proxy
    Resolver m_resolver;
    std::unordered_map<quint64, std::unique_ptr<Exchange>> m_exchanges;
    QHash<QString, QHostAddress> m_firstChoice; // per host: the address that worked, or the one after what did not
    quint64 m_lastId = 0;
};

} // namespace Tally
