// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/answer.h"
#include "core/retry.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Tally {

int statusOf(const HttpResponse &response)
{
    return response.failure.isEmpty() ? response.status : 0;
}

std::optional<milliseconds> retryAfterOf(const HttpResponse &response)
{
    return parseRetryAfter(response.header("retry-after"), parseHttpDate(response.header("date")));
}

std::optional<milliseconds> retryAfterOf(double seconds)
{
    if (!(seconds >= 0))
        return {};
    return milliseconds(qint64(std::ceil(std::min(seconds * 1000, double(maxRetryAfter.count())))));
}

QString retryText(const HttpResponse &response, const QString &words, QLatin1String vendor)
{
    const int status = statusOf(response);
    if (status == 0)
        return response.failure.isEmpty() ? QCoreApplication::translate("Tally", "No answer came.") : response.failure;
    if (status >= 300 && status < 400)
        return QCoreApplication::translate("Tally",
                                           "The host answered with a redirection (HTTP %1), which is never followed, "
                                           "as the key would go with it. Set `host` to where it leads, if that is "
                                           "%2's.")
            .arg(QString::number(status), vendor);
    if (!words.isEmpty())
        return QCoreApplication::translate("Tally", "%1 answered HTTP %2: %3")
            .arg(vendor, QString::number(status), words);
    if (status >= 500 || status == 408 || status == 429)
        return refusalText(status, {});
    return QCoreApplication::translate("Tally",
                                       "The answer (HTTP %1) is not one of %2's. `host` may be wrong, or a "
                                       "proxy or the login page of a network answers in its place.")
        .arg(QString::number(status), vendor);
}

QString refusedKeyText(int status, const QString &words, QLatin1String vendor)
{
    return QCoreApplication::translate("Tally",
                                       "%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right "
                                       "account and not revoked.")
        .arg(vendor, words, QString::number(status));
}

QString refusalText(int status, const QString &words)
{
    return words.isEmpty() ? QCoreApplication::translate("Tally", "The server answered HTTP %1.").arg(status) : words;
}

QString countText(double counted, qsizetype sent, QLatin1String vendor)
{
    return QCoreApplication::translate("Tally", "%1 counted %2 of %3 events.")
        .arg(vendor, QString::number(counted), QString::number(sent));
}

} // namespace Tally
