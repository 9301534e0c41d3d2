// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "rawclient.h"

#include "tools/collector/collector.h"
#include "tools/collector/vendor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace Tally::Testing {

using Header = QList<QPair<QByteArray, QByteArray>>;

inline QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// A collector, and one question at a time.
class RulesFixture
{
public:
    /// Anew, with these options.
    void start(const Collector::Options &options = {})
    {
        collector = std::make_unique<Collector>(options);
        QVERIFY2(collector->start(), qPrintable(collector->errorString()));
    }

    RawAnswer ask(const QByteArray &request)
    {
        RawClient client(collector->port());
        client.send(request);
        return client.answer();
    }

    std::unique_ptr<Collector> collector;
};

/// One vendor without a network: time is an argument, and storing is a list.
class VendorOnly
{
public:
    explicit VendorOnly(Inbound::Vendor &vendor) : m_vendor(vendor) { }

    Inbound::Outcome post(const QByteArray &path, const QByteArray &body, const Header &headers, qint64 nowMs)
    {
        Inbound::Request request;
        request.method = "POST";
        request.path = path;
        request.body = body;
        for (const auto &[name, value] : headers)
            request.headers.append({name.toLower(), value});
        Inbound::Outcome outcome = m_vendor.handle(
            {request, rules, nowMs, QDateTime::fromMSecsSinceEpoch(1'777'636'800'000 + nowMs, Qt::UTC),
             [](const CollectedEvent &) { return false; },
             [this](const QString &id) {
                 for (const CollectedEvent &event : std::as_const(ledger))
                     if (event.eventId == id)
                         return std::optional(event);
                 return std::optional<CollectedEvent>();
             }});
        if (storingWorks) {
            ledger += outcome.events;
            if (outcome.stored)
                outcome.stored();
        }
        return outcome;
    }

    Inbound::Rules rules;
    QList<CollectedEvent> ledger;
    bool storingWorks = true;

private:
    Inbound::Vendor &m_vendor;
};

} // namespace Tally::Testing
