// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "resolver.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QMutex>

#include <system_error>
#include <thread>

#ifdef Q_OS_UNIX
#include <netdb.h>
#include <sys/socket.h>
#else
#include <QHostInfo>
#endif

namespace Tally {

namespace {

constexpr int rememberMs = 60'000;

#ifdef Q_OS_UNIX
Resolver::Result lookUpNow(const QByteArray &host)
{
    Resolver::Result result;
    addrinfo hints = {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM; // otherwise each address comes once per socket type
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo *found = nullptr;
    int code = getaddrinfo(host.constData(), nullptr, &hints, &found);
    if (code == EAI_NONAME || code == EAI_BADFLAGS) {
        // AI_ADDRCONFIG ignores loopback: without any other address no name of this machine would be found.
        hints.ai_flags = 0;
        code = getaddrinfo(host.constData(), nullptr, &hints, &found);
    }
    if (code != 0) {
        result.failure = QString::fromLocal8Bit(gai_strerror(code));
        return result;
    }
    for (const addrinfo *entry = found; entry; entry = entry->ai_next)
        result.addresses.append(QHostAddress(entry->ai_addr));
    freeaddrinfo(found);
    return result;
}
#else
Resolver::Result lookUpNow(const QByteArray &host)
{
    const QHostInfo info = QHostInfo::fromName(QString::fromUtf8(host));
    return {info.addresses(), info.error() == QHostInfo::NoError ? QString() : info.errorString()};
}
#endif

// RFC 6761, 6.3: such a name is this machine, and is not looked up. A bare system has no entry for it anywhere.
bool isLocalhost(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || host.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive);
}

} // namespace

bool Resolver::isThisMachine(const QString &host)
{
    return isLocalhost(host) || QHostAddress(host).isLoopback();
}

struct Resolver::Mailbox
{
    QMutex mutex; // protects resolver
    Resolver *resolver = nullptr; // null once it is gone
};

Resolver::Resolver(QObject *parent) : QObject(parent), m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->resolver = this;
}

Resolver::~Resolver()
{
    const QMutexLocker lock(&m_mailbox->mutex);
    m_mailbox->resolver = nullptr;
}

void Resolver::resolve(const QString &host, QObject *context, Answer answer)
{
    if (isLocalhost(host)) {
        const Result loopback{{QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}, {}};
        QMetaObject::invokeMethod(context, [answer, loopback] { answer(loopback); }, Qt::QueuedConnection);
        return;
    }
    const auto known = m_known.constFind(host);
    if (known != m_known.constEnd() && QDeadlineTimer::current().deadline() < known->untilMs) {
        QMetaObject::invokeMethod(
            context, [answer, result = known->result] { answer(result); }, Qt::QueuedConnection);
        return;
    }
    std::vector<Waiter> &waiting = m_waiting[host];
    waiting.push_back({context, std::move(answer)});
    if (waiting.size() == 1)
        lookUp(host);
}

void Resolver::forget(const QString &host)
{
    m_known.remove(host);
}

void Resolver::lookUp(const QString &host)
{
    // Detached on purpose: joining it could take as long as the resolver's own time-outs.
    const auto job = [mailbox = m_mailbox, name = host.toUtf8(), host] {
        const Result result = lookUpNow(name);
        const QMutexLocker lock(&mailbox->mutex);
        if (Resolver *resolver = mailbox->resolver)
            QMetaObject::invokeMethod(
                resolver, [resolver, host, result] { resolver->finish(host, result); }, Qt::QueuedConnection);
    };
    try {
        std::thread(job).detach();
    } catch (const std::system_error &error) { // no more threads: tried again with the request
        const Result result{{}, QString::fromLocal8Bit(error.what())};
        QMetaObject::invokeMethod(this, [this, host, result] { finish(host, result); }, Qt::QueuedConnection);
    }
}

void Resolver::finish(const QString &host, const Result &result)
{
    if (!result.addresses.isEmpty())
        m_known.insert(host, {result, QDeadlineTimer::current().deadline() + rememberMs});
    const std::vector<Waiter> waiting = m_waiting.take(host);
    for (const Waiter &waiter : waiting)
        if (waiter.context)
            waiter.answer(result);
}

} // namespace Tally
