// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/doctor.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslSocket>
#include <QTimer>

#include <cmath>
#include <memory>
#include <optional>

namespace Tally {
namespace {

constexpr int patienceMs = 5000; // with each step
constexpr qint64 skewToTellMs = 60'000;
constexpr qint64 skewTooMuchMs = 600'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("tally", text);
}

/// Empty, or why the name has no address.
QString lookUp(const QString &name, QStringList *addresses)
{
    if (!QHostAddress(name).isNull()) {
        addresses->append(name);
        return {};
    }
    QEventLoop loop;
    QString problem = tr("no answer within %1 s").arg(patienceMs / 1000);
    const int id = QHostInfo::lookupHost(name, &loop, [&](const QHostInfo &info) {
        problem = info.error() == QHostInfo::NoError ? QString() : info.errorString();
        for (const QHostAddress &address : info.addresses())
            addresses->append(address.toString());
        loop.quit();
    });
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    loop.exec();
    QHostInfo::abortHostLookup(id);
    return problem;
}

/// The server's clock minus ours; nothing where it does not say.
std::optional<qint64> skewOf(const QNetworkReply &reply, qint64 askedMs)
{
    // HTTP writes GMT where Qt knows +0000 only.
    const QString date
        = QString::fromLatin1(reply.rawHeader("Date")).replace(QLatin1String("GMT"), QLatin1String("+0000"));
    const QDateTime theirs = QDateTime::fromString(date, Qt::RFC2822Date).toUTC();
    if (!theirs.isValid())
        return {};
    // Somewhere between question and answer; and the header knows no parts of a second.
    const qint64 ours = (askedMs + QDateTime::currentMSecsSinceEpoch()) / 2;
    return theirs.toMSecsSinceEpoch() + 500 - ours;
}

Finding clockFinding(const QString &area, std::optional<qint64> skewMs)
{
    Finding finding{Finding::Ok, area, QStringLiteral("clock"), {}, {}};
    if (!skewMs) {
        finding.text = tr("The answer does not say what time it is there.");
        return finding;
    }
    const qint64 seconds = std::llround(double(*skewMs) / 1000);
    finding.facts.insert(QStringLiteral("skew_seconds"), -seconds);
    if (std::abs(*skewMs) < skewToTellMs) {
        finding.text = tr("This machine's clock agrees with the vendor's.");
        return finding;
    }
    finding.level = std::abs(*skewMs) < skewTooMuchMs ? Finding::Warning : Finding::Error;
    finding.text = (seconds > 0 ? tr("This machine's clock is %1 s behind the vendor's.")
                                : tr("This machine's clock is %1 s ahead of the vendor's."))
                       .arg(std::abs(seconds));
    finding.wayOut = tr("Let it be set by the network (timedatectl set-ntp true): events carry this machine's time.");
    return finding;
}

} // namespace

QList<Finding> examineNetwork(const QString &area, const QUrl &host)
{
    QList<Finding> findings;
    const QString name = host.host();
    const bool isEncrypted = host.scheme() == QLatin1String("https");
    const int port = host.port(isEncrypted ? 443 : 80);

    QStringList addresses;
    if (const QString problem = lookUp(name, &addresses); !problem.isEmpty()) {
        findings.append({Finding::Error, area, QStringLiteral("dns"),
                         tr("The name %1 has no address: %2.").arg(name, problem),
                         tr("Check the spelling of the host, whether this machine is online, and its name server.")});
        return findings;
    }
    findings.append({Finding::Ok,
                     area,
                     QStringLiteral("dns"),
                     tr("The name %1 is known: %2.").arg(name, addresses.join(QLatin1String(", "))),
                     {},
                     {{QStringLiteral("addresses"), addresses.size()}}});

    QSslSocket socket;
    socket.connectToHost(name, quint16(port));
    if (!socket.waitForConnected(patienceMs)) {
        const bool isRefused = socket.error() == QAbstractSocket::ConnectionRefusedError;
        findings.append({Finding::Error, area, QStringLiteral("tcp"),
                         tr("No connection to %1, port %2: %3.").arg(name).arg(port).arg(socket.errorString()),
                         isRefused ? tr("Nobody listens there: check the host and its port.")
                                   : tr("Something on the way lets nothing through: check the network, a firewall, or "
                                        "whether a proxy is needed.")});
        return findings;
    }
    findings.append(
        {Finding::Ok, area, QStringLiteral("tcp"), tr("Port %1 of %2 accepts connections.").arg(port).arg(name), {}});

    if (isEncrypted) {
        socket.setPeerVerifyName(name);
        socket.startClientEncryption();
        if (!socket.waitForEncrypted(patienceMs)) {
            QString cause = socket.errorString();
            if (const auto errors = socket.sslHandshakeErrors(); !errors.isEmpty())
                cause = errors.first().errorString();
            findings.append({Finding::Error, area, QStringLiteral("tls"), tr("No TLS with %1: %2").arg(name, cause),
                             tr("Check this machine's clock and its certificates (ca-certificates), and whether "
                                "something in between opens what is encrypted. Tally never sends past this.")});
            return findings;
        }
        findings.append(
            {Finding::Ok, area, QStringLiteral("tls"), tr("The certificate of %1 is valid.").arg(name), {}});
    }
    socket.abort();

    // Without a key and without a redirect: only who answers, and what time it is there.
    QNetworkAccessManager network;
    QNetworkRequest request(host);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(patienceMs);
    const qint64 askedMs = QDateTime::currentMSecsSinceEpoch();
    const std::unique_ptr<QNetworkReply> reply(network.head(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        findings.append({Finding::Error, area, QStringLiteral("http"),
                         tr("%1 does not answer: %2.").arg(host.toString(), reply->errorString()),
                         tr("Check the host; behind it has to be the vendor's service, or a proxy to it.")});
        return findings;
    }
    findings.append({Finding::Ok,
                     area,
                     QStringLiteral("http"),
                     tr("It answers requests."),
                     {},
                     {{QStringLiteral("http_status"), status}}});
    findings.append(clockFinding(area, skewOf(*reply, askedMs)));
    return findings;
}

} // namespace Tally
