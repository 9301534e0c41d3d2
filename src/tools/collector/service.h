// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collector.h"
#include "tools/collector/control.h"
#include "tools/collector/eventdatabase.h"
#include "tools/collector/faultstate.h"
#include "tools/collector/httpserver.h"
#include "tools/collector/vendor.h"

#include <QElapsedTimer>
#include <QMutex>

#include <deque>
#include <map>

namespace Tally::Inbound {

/// What of the options the vendors have to know.
Rules rulesOf(const Collector::Options &options);

/// The collector's inside: takes requests, asks faults and vendors, stores. Lives in the serving thread; what is
/// marked so may be called from any.
class Service : public QObject
{
    Q_OBJECT
public:
    explicit Service(const Collector::Options &options);
    ~Service() override;

    /// Empty, or the reason why not. Opens the database first, if it is not open.
    QString listen(quint16 port);
    void vanish();
    void goDown(std::chrono::milliseconds duration);

    bool isListening() const; ///< any thread, and all below
    quint16 port() const;
    /// One vendor: the port stays open.
    void goDown(std::chrono::milliseconds duration, const QString &vendor);
    /// For everybody; forgets the faults of single vendors.
    void setFaults(const CollectorFaults &faults);
    void setFaults(const CollectorFaults &faults, const QString &vendor);
    CollectorFaults faults(const QString &vendor = {}) const;
    QList<CollectedEvent> events() const;
    QList<CollectedRequest> requests() const;
    int count(const QString &eventId, const QString &vendor) const;
    CollectorStats stats() const;
    QList<MeterValue> meterValues() const;
    void clear();

Q_SIGNALS:
    void eventArrived(const Tally::CollectedEvent &event);
    void requestArrived(const Tally::CollectedRequest &request);
    void listeningChanged(bool listening);

private:
    HttpServer::Reaction react(const Request &request);
    HttpServer::Reaction control(const Request &request);
    Answer controlPost(const Request &request, std::function<void()> &afterwards);
    Answer controlEvents(const Request &request) const;
    Answer controlRequests(const Request &request) const;

    Vendor *ownerOf(const QByteArray &path) const;
    /// Those that hold for a vendor's requests; "": the general ones. With the mutex held.
    FaultState &faultsOf(const QString &vendor);
    const FaultState &faultsOf(const QString &vendor) const { return const_cast<Service *>(this)->faultsOf(vendor); }
    QJsonObject faultsAsJson() const;
    /// Stores a request and its events; where that fails, it is answered with a 500. With the mutex held.
    void store(CollectedRequest &record, Outcome &outcome, const Vendor *vendor);
    CollectedRequest recorded(const Request &request, const Vendor *vendor) const;
    void keep(const CollectedRequest &request);
    void listenAgain();

    const Collector::Options m_options;
    const Rules m_rules;
    std::vector<std::unique_ptr<Vendor>> m_vendors;
    std::unique_ptr<HttpServer> m_server;
    QTimer m_upAgain;
    QElapsedTimer m_clock;

    mutable QMutex m_mutex; ///< protects everything below
    mutable EventDatabase m_database;
    std::deque<CollectedRequest> m_requests;
    qint64 m_requestBytes = 0;
    bool m_listening = false;
    quint16 m_port = 0;
    FaultState m_faults;
    std::map<QString, FaultState> m_vendorFaults; ///< by vendor, where it has its own
};

} // namespace Tally::Inbound
