// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "targets.h"

#include <QJsonDocument>
#include <QStringDecoder>

namespace Tally::Fuzz {

const std::vector<Target> &targets()
{
    static const std::vector<Target> all{
        {QLatin1String("journal"), journal},
        {QLatin1String("segment"), segment},
        {QLatin1String("record"), record},
        {QLatin1String("properties"), properties},
        {QLatin1String("retryafter"), retryAfter},
        {QLatin1String("judge-millimetric"), judgeMillimetric},
        {QLatin1String("judge-doow"), judgeDoow},
        {QLatin1String("judge-fluxrate"), judgeFluxrate},
        {QLatin1String("judge-settlesettle"), judgeSettleSettle},
#ifdef WITH_COLLECTOR
        {QLatin1String("request"), request},
        {QLatin1String("rules"), rules},
#endif
    };
    return all;
}

bool isJson(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString decoded = decoder(text);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    return !decoder.hasError() && error.error == QJsonParseError::NoError && !document.isNull();
}

} // namespace Tally::Fuzz
