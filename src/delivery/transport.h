// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/http.h"
#include "delivery/resolver.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

class QNetworkReply;

namespace Tally {

/// Sends prepared requests, one call each, through QNetworkAccessManager.
///
/// What it makes sure of, for every request: no redirect is followed, no cookie kept, no certificate error ignored; a
/// deadline for the whole exchange; at most maxAnswerBytes are read; plain http goes to loopback addresses only; names
/// are resolved without QHostInfo.
class Transport : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 maxAnswerBytes = 1 << 20;
    using Answer = std::function<void(const HttpResponse &)>;

    explicit Transport(QNetworkAccessManager *network, QObject *parent = nullptr);
    ~Transport() override;

    /// \a answer comes exactly once, never before this call has returned, unless abort() is called first. Returns what
    /// abort() takes.
    quint64 send(const HttpRequest &request, std::chrono::milliseconds deadline, Answer answer);
    void abort(quint64 id);

private:
    struct Exchange;
    void start(quint64 id, const QHostAddress &address);
    void read(Exchange &exchange);
    void finish(quint64 id, const QString &failure);

    std::unique_ptr<QNetworkAccessManager> m_network;
    Resolver m_resolver;
    std::unordered_map<quint64, std::unique_ptr<Exchange>> m_exchanges;
    QHash<QString, int> m_addressInUse; // per host: which of its addresses; the next one after a failure to connect
    quint64 m_lastId = 0;
};

} // namespace Tally
