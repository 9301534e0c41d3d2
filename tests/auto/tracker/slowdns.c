/* SPDX-FileCopyrightText: 2026 Tally contributors
   SPDX-License-Identifier: MIT */

/* Preloaded into a child: a resolver that answers after 12 seconds, as one without a network does. */

#include <netdb.h>
#include <unistd.h>

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
    (void)node;
    (void)service;
    (void)hints;
    (void)result;
    sleep(12);
    return EAI_AGAIN;
}
