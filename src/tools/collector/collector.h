// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace Tally {

/// A local stand-in for the vendors: strict about what they document, and badly behaved when told to.
///
/// Serves in a thread of its own, so a test may use it while its own thread is busy or blocked. Every function may be
/// called from any thread but start(), stop() and the destructor, which belong to one. Signals come from the serving
/// thread: connect with a receiver, and they are queued to it.
class Collector : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QHostAddress host = QHostAddress::LocalHost;
        QString database = QStringLiteral(":memory:");
        QList<QByteArray> keys; ///< accepted; empty: every well-formed one
        QStringList origins; ///< allowed for public keys; empty: every one, but there must be one
        bool rateLimits = false; ///< the vendors' documented ones
        QStringList licenses; ///< Doow's; empty: every one is known
        QStringList metrics; ///< Doow's, for events without a metric_tuple_hint; empty: every one is known
        QHash<QString, Aggregation> meters; ///< Fluxrate's, by token; empty: every one is known, as Sum
        QStringList customers; ///< Fluxrate's; empty: every one is known
        QList<QByteArray> keysWithoutScope; ///< Fluxrate's, that lack usage.write
        QString settleSettlePath; ///< "/v1/events/batch"; empty: SettleSettle has no route, as none is documented
        int settleSettleMaxEvents = 0; ///< in one request; 0: any number
        std::optional<QSslConfiguration> tls; ///< with local certificate and private key
        int keptRequests = 20'000; ///< how many requests() remembers; the oldest go first …
        qint64 keptBytes = 256 * 1024 * 1024; ///< … also when their bodies have more bytes than this
    };

    explicit Collector(QObject *parent = nullptr);
    explicit Collector(const Options &options, QObject *parent = nullptr);
    ~Collector() override;

    /// Listens. 0 takes the port of last time, the first time a free one. False: errorString() says why.
    bool start(quint16 port = 0);
    /// As if the process had been killed: the listening socket and all connections close. What has arrived stays, and
    /// start() goes on at the same port.
    void stop();
    bool isListening() const;
    QString errorString() const;

    /// Of the last start().
    quint16 port() const;
    /// "http://127.0.0.1:PORT", to be used as a destination's host.
    QUrl url() const;

    /// Stops for this long, then listens again on the same port. Returns at once; down when it returns.
    void takeDown(std::chrono::milliseconds duration);
    /// One vendor ("doow") is down for this long (CollectorFaults::down); the others answer.
    void takeDown(std::chrono::milliseconds duration, const QString &vendor);

    /// Replaces all faults at once, those of single vendors too.
    void setFaults(const CollectorFaults &faults);
    /// Gives one vendor ("doow") faults of its own, which hold instead of the general ones; {} shields it from them.
    void setFaults(const CollectorFaults &faults, const QString &vendor);
    /// Those of one vendor, where it is given: its own, or the general ones.
    CollectorFaults faults(const QString &vendor = {}) const;

    QList<CollectedEvent> events() const;
    /// The most recent ones, with their bodies (Options::keptRequests).
    QList<CollectedRequest> requests() const;
    /// How often this event id has been stored; for one vendor ("doow"), where it is given.
    int count(const QString &eventId, const QString &vendor = {}) const;
    /// The body as it was before its Content-Encoding.
    static QByteArray plainBody(const CollectedRequest &request);
    CollectorStats stats() const;
    /// What Fluxrate's meters show of the events that have arrived, for each customer.
    QList<MeterValue> meterValues() const;
    /// What CollectedRequest::keyHash is for this key.
    static QByteArray keyHash(const QByteArray &key);
    /// Forgets events, requests and rate limits. Faults stay; what refuseNumbers counts begins again.
    void clear();

Q_SIGNALS:
    /// Stored; its answer has not left yet.
    void eventArrived(const Tally::CollectedEvent &event);
    /// A request to a vendor's route, after its events.
    void requestArrived(const Tally::CollectedRequest &request);
    /// It listens, or does so no more.
    void listeningChanged(bool listening);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Tally
