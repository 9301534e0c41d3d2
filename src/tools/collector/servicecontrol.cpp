// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// How a Service is steered over its own port.

#include "tools/collector/service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace Tally::Inbound {

HttpServer::Reaction Service::control(const Request &request)
{
    const auto text = [](int status, const QByteArray &body) { return Answer{status, body + '\n', "text/plain", {}}; };
    const auto json = [](const QJsonObject &object) {
        return Answer{200, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n', "application/json", {}};
    };
    HttpServer::Reaction reaction;
    // Not for other machines, and not for a page in the browser of this one.
    if (!request.fromLoopback || request.headerCount("origin") > 0)
        reaction.answer = text(403, "only for local programs");
    else if (request.method == "POST" && request.path == "/_control")
        reaction.answer = controlPost(request, reaction.afterwards);
    else if (request.method == "GET" && request.path == "/_control")
        reaction.answer = json(faultsAsJson());
    else if (request.method == "GET" && request.path == "/_control/stats")
        reaction.answer = json(toJson(stats()));
    else if (request.method == "GET" && request.path == "/_control/meters")
        reaction.answer = json({{QStringLiteral("meters"), toJson(meterValues())}});
    else if (request.method == "GET" && request.path == "/_control/requests")
        reaction.answer = controlRequests(request);
    else if (request.method == "GET" && request.path == "/_control/events")
        reaction.answer = controlEvents(request);
    else
        reaction.answer = text(404, "no such route");
    return reaction;
}

Answer Service::controlPost(const Request &request, std::function<void()> &afterwards)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const QString vendor = document[QLatin1String("vendor")].toString();
    ControlOrder order;
    const QString wrong = document.isObject() ? readOrder(document.object(), faults(vendor), order)
                                              : QStringLiteral("the body must be a JSON object");
    if (!wrong.isEmpty())
        return {400, wrong.toUtf8() + '\n', "text/plain", {}};
    if (order.clear)
        clear();
    if (!vendor.isEmpty())
        setFaults(order.faults, vendor);
    else if (order.reset)
        setFaults(order.faults);
    else
        setFaults(order.faults, QString());
    if (order.down && !vendor.isEmpty())
        goDown(*order.down, vendor);
    else if (order.down)
        afterwards = [this, duration = *order.down] { goDown(duration); };
    return {200, toBytes(faultsAsJson()) + '\n', "application/json", {}};
}

QJsonObject Service::faultsAsJson() const
{
    const QMutexLocker lock(&m_mutex);
    const qint64 nowMs = m_clock.elapsed();
    QJsonObject all = toJson(m_faults.faults(nowMs));
    QJsonObject vendors;
    for (const auto &[vendor, state] : m_vendorFaults)
        vendors.insert(vendor, toJson(state.faults(nowMs)));
    all.insert(QStringLiteral("vendors"), vendors);
    return all;
}

namespace {

/// ?after=SEQ: what came behind it.
qint64 after(const Request &request)
{
    return QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QStringLiteral("after")).toLongLong();
}

Answer pageOf(const QString &name, const QJsonArray &page)
{
    return {200, toBytes({{name, page}}) + '\n', "application/json", {}};
}

} // namespace

Answer Service::controlEvents(const Request &request) const
{
    // Pages, so that no answer is without bounds.
    constexpr int Page = 1000;
    QJsonArray page;
    const QMutexLocker lock(&m_mutex);
    m_database.forEachEvent(after(request), [&page](const CollectedEvent &event) {
        page.append(toJson(event));
        return page.size() < Page;
    });
    return pageOf(QStringLiteral("events"), page);
}

Answer Service::controlRequests(const Request &request) const
{
    constexpr int Page = 100;
    constexpr qint64 PageBytes = 4 * 1024 * 1024;
    const qint64 behind = after(request);
    QJsonArray page;
    qint64 bytes = 0;
    const QMutexLocker lock(&m_mutex);
    for (const CollectedRequest &kept : m_requests) {
        if (kept.seq <= behind)
            continue;
        if (page.size() == Page || bytes > PageBytes)
            break;
        page.append(toJson(kept));
        bytes += kept.body.size();
    }
    return pageOf(QStringLiteral("requests"), page);
}

} // namespace Tally::Inbound
