// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/vendor.h"

#include <QUrl>
#include <QVariantMap>

namespace Tally {

/// Millimetric's HTTP API as pure functions.
class MillimetricVendor : public Vendor
{
public:
    struct Options
    {
        QUrl host;
        QString origin; ///< empty: no Origin header
        QVariantMap names; ///< the caller's name → the vendor's
        QStringList sendProperties; ///< "*" is all
    };
    explicit MillimetricVendor(const Options &options);

    Limits limits(const QByteArray &route = {}) const override;
    bool wants(Event::Kind kind, const QString &name) const override;
    Encoded encode(const Event &event) const override;
    QString keyProblem(const QByteArray &key) const override;
    bool isSecretKey(const QByteArray &key) const override;
    HttpRequest request(const Batch &batch, const QByteArray &key) const override;
    Verdict judge(const Batch &batch, const HttpResponse &response) const override;

private:
    Options m_options;
};

} // namespace Tally
