// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The limits that the machine sets, without Tally and without Qt.
//
//     bench-floor write FOLDER CALLS      a bare write() of 300 bytes to a file that is appended to
//     bench-floor replay PORT FILE EVENTS the requests that bench-sink kept, on one kept-alive socket
//     bench-floor launch PROGRAM …        runs a program that is to know when it was started

#include "figures.h"

#include <string_view>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

int writes(const char *folder, int calls)
{
    const std::string path = std::string(folder) + "/bare-write";
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    char record[300];
    std::memset(record, 'x', sizeof record);
    Times times{std::size_t(calls)};
    bool isWritten = file >= 0;
    for (int i = 0; i < calls && isWritten; ++i)
        times.take([&] { isWritten = write(file, record, sizeof record) == sizeof record; });
    unlink(path.c_str());
    if (!isWritten)
        return 1;
    times.tellAs("write");
    return 0;
}

/// Where the requests in \a all end.
std::vector<std::size_t> endsOf(std::string_view all)
{
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t body = all.find("\r\n\r\n", at) + 4;
        std::size_t length = 0;
        for (std::size_t line = at; line < body; line = all.find("\r\n", line) + 2)
            if (strncasecmp(all.data() + line, "Content-Length:", 15) == 0)
                length = std::strtoull(all.data() + line + 15, nullptr, 10);
        ends.push_back(at = body + length);
    }
    return ends;
}

int replay(const char *port, const char *path, int events)
{
    std::string all;
    if (FILE *file = std::fopen(path, "r")) {
        std::vector<char> buffer(1 << 20);
        while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file))
            all.append(buffer.data(), got);
        std::fclose(file);
    }
    const std::vector<std::size_t> ends = endsOf(all);
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(uint16_t(std::atoi(port)));
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (ends.empty() || connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return 1;
    const int64_t begin = nowNs();
    const double cpu = cpuSeconds();
    std::size_t at = 0;
    for (const std::size_t end : ends) {
        while (at < end) {
            const ssize_t sent = send(socket, all.data() + at, end - at, MSG_NOSIGNAL);
            if (sent <= 0)
                return 1;
            at += std::size_t(sent);
        }
        char answer[4096];
        if (recv(socket, answer, sizeof answer, 0) <= 0) // they are short: one piece
            return 1;
    }
    tell("raw.rate", events / (double(nowNs() - begin) / 1e9));
    tell("raw.cpu", (cpuSeconds() - cpu) * 100'000 / events);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "write" && argc == 4)
        return writes(argv[2], std::atoi(argv[3]));
    if (what == "replay" && argc == 5)
        return replay(argv[2], argv[3], std::atoi(argv[4]));
    if (what == "launch" && argc > 2) {
        setenv("BENCH_STARTED_NS", std::to_string(nowNs()).c_str(), 1);
        execvp(argv[2], argv + 2);
    }
    return 2;
}
