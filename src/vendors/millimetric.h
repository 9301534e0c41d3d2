// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"

namespace Tally {

/// Millimetric: web and product analytics. https://docs.millimetric.ai
/// Key: `pk_…` with `origin` (publishable, for programs that ship to users) or `sk_…` (secret, for your own machines).
class TALLY_EXPORT Millimetric : public Tally::Destination // qualified, or qmllint does not find it
{
    Q_OBJECT
    Q_PROPERTY(QString origin READ origin WRITE setOrigin NOTIFY optionsChanged)

public:
    explicit Millimetric(QObject *parent = nullptr);

    /// Sent as the Origin header; a `pk_` key needs it, and it must be among the project's allowed origins.
    QString origin() const;
    void setOrigin(const QString &origin);

protected:
    std::shared_ptr<const Vendor> makeVendor(const QUrl &host) const override;

private:
    QString m_origin;
};

} // namespace Tally
