// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "names.h"

#include <QHash>

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <mutex>
#include <netdb.h>
#include <sys/socket.h>
#include <thread>

namespace Tally::Testing {

namespace {

struct Names
{
    std::mutex mutex; // protects what follows
    QHash<QByteArray, Lookup> lookups;
    QHash<QByteArray, int> asked;
    std::atomic<int> elsewhere{0};
};

// Never destroyed: the library's look-ups may still be under way when the program ends.
Names &names()
{
    static auto *const all = new Names;
    return *all;
}

template <typename Function>
Function systems(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool isLoopback(const sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return (ntohl(reinterpret_cast<const sockaddr_in *>(address)->sin_addr.s_addr) >> 24) == 127;
    if (address->sa_family == AF_INET6) {
        const in6_addr &six = reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr;
        return IN6_IS_ADDR_LOOPBACK(&six) || (IN6_IS_ADDR_V4MAPPED(&six) && six.s6_addr[12] == 127);
    }
    return true;
}

} // namespace

void setName(const QByteArray &host, const Lookup &lookup)
{
    const std::lock_guard lock(names().mutex);
    names().lookups.insert(host, lookup);
    names().asked.remove(host);
}

int lookups(const QByteArray &host)
{
    const std::lock_guard lock(names().mutex);
    return names().asked.value(host);
}

int connectionsElsewhere()
{
    return names().elsewhere;
}

} // namespace Tally::Testing

using namespace Tally::Testing;

// In the place of the system's, for the libraries too: a program's own definitions come first.

extern "C" __attribute__((visibility("default"))) int getaddrinfo(const char *node, const char *service,
                                                                  const addrinfo *hints, addrinfo **result)
{
    static const auto real = systems<decltype(&getaddrinfo)>("getaddrinfo");
    in6_addr number;
    if (!node || inet_pton(AF_INET, node, &number) == 1 || inet_pton(AF_INET6, node, &number) == 1)
        return real(node, service, hints, result);
    Lookup lookup{{}, EAI_NONAME, {}};
    {
        const std::lock_guard lock(names().mutex);
        ++names().asked[node];
        lookup = names().lookups.value(node, lookup);
    }
    if (lookup.delay.count() > 0)
        std::this_thread::sleep_for(lookup.delay);
    if (lookup.error != 0)
        return lookup.error;
    addrinfo plain = {};
    plain.ai_socktype = SOCK_STREAM;
    plain.ai_flags = AI_NUMERICHOST;
    addrinfo **end = result;
    for (const QByteArray &address : lookup.addresses) {
        if (const int error = real(address.constData(), service, &plain, end))
            return error;
        end = &(*end)->ai_next;
    }
    return 0;
}

extern "C" __attribute__((visibility("default"))) int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    static const auto real = systems<decltype(&connect)>("connect");
    if (isLoopback(address))
        return real(descriptor, address, size);
    ++names().elsewhere;
    errno = ENETUNREACH;
    return -1;
}
