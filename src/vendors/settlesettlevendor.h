// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/vendor.h"

#include <QUrl>
#include <QVariantMap>

namespace Tally {

/// SettleSettle's HTTP API as pure functions, as far as it is public: the events of one user and of many go to one
/// route, whose path is an option, as {"events": [{userId, eventType, quantity, metadata}, …]}.
///
///  - What the vendor answers to a success is not documented. Any 2xx counts that holds a JSON object or list and does
///    not itself say that it failed ("success" or "ok" false, an "error"), and a 204, which holds nothing: to take a
///    success for a failure would count usage twice, and over TLS nobody answers in the vendor's place.
///  - The vendor recognises nothing that comes twice. The id in the metadata is there for its user's own eyes.
class SettleSettleVendor : public Vendor
{
public:
    struct Options
    {
        QUrl host;
        QString eventsPath; ///< below the host's path; empty: nothing is sent
        QVariantMap names; ///< the caller's name → the vendor's
        QStringList sendProperties; ///< each exact or `prefix*`; "*" is all
        bool checkNames = false;
    };
    enum class Build { Debug, Release };
    SettleSettleVendor(const Options &options, Build build);

    Limits limits(const QByteArray &route = {}) const override;
    bool wants(const Event &event) const override;
    Encoded encode(const Event &event) const override;
    QString problem() const override;
    QString keyProblem(const QByteArray &key) const override;
    QString keyWarning(const QByteArray &key) const override;
    bool isSecretKey(const QByteArray &key) const override;
    HttpRequest request(const Batch &batch, const QByteArray &key) const override;
    Verdict judge(const Batch &batch, const HttpResponse &response) const override;

private:
    QVariantMap metadataOf(const Event &event, QString *warning) const;

    Options m_options;
    Build m_build;
};

} // namespace Tally
