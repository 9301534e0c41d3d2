// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The vendor of every contestant: answers at once what each SDK takes for success, and counts what came.
//
//     bench-sink [--keep FOLDER]     prints its port, and serves until it is ended
//     bench-sink --ask PORT WHAT     report | reset | down?ms=N
//
// --keep writes the requests to FOLDER/requests as they came, and the bodies that are gzip to FOLDER/bodies.gz.

#include "figures.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using std::string_view;

struct Counts
{
    std::mutex mutex; // protects all
    int64_t requests = 0, connections = 0, bodyBytes = 0, wireBytes = 0;
    std::vector<uint64_t> ids; // hashed
    std::set<int> open;
    FILE *requestsFile = nullptr, *gzipFile = nullptr;
} counts;

std::atomic<int> downMs{0};
int listener = -1;
uint16_t port = 0;

void listenAgain()
{
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    const int mss = 1460; // loopback's own is 65 483, which hides what small packets cost on a real link
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    setsockopt(listener, IPPROTO_TCP, TCP_MAXSEG, &mss, sizeof mss);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(listener, 128) != 0) {
        std::perror("bench-sink");
        std::exit(1);
    }
    getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    port = ntohs(address.sin_port);
}

/// A field of a request's head, or nothing.
string_view field(string_view head, string_view name)
{
    for (std::size_t at = head.find("\r\n"); at != string_view::npos; at = head.find("\r\n", at)) {
        at += 2;
        const string_view line = head.substr(at, head.find("\r\n", at) - at);
        if (line.size() > name.size() && line[name.size()] == ':' && strncasecmp(line.data(), name.data(), name.size()) == 0) {
            const std::size_t begin = line.find_first_not_of(' ', name.size() + 1);
            return begin == string_view::npos ? string_view() : line.substr(begin);
        }
    }
    return {};
}

/// The ids of the events in a body, each SDK's under its own name.
void takeIds(string_view body, string_view key, std::vector<uint64_t> *ids)
{
    for (const char *at = body.data(), *end = at + body.size(); !key.empty();) {
        at = static_cast<const char *>(memmem(at, std::size_t(end - at), key.data(), key.size()));
        if (!at)
            return;
        at += key.size();
        uint64_t hash = 0xcbf29ce484222325;
        while (at < end && *at != '"')
            hash = (hash ^ uint8_t(*at++)) * 0x100000001b3;
        ids->push_back(hash);
    }
}

struct Answer
{
    const char *status;
    const char *body;
    string_view idKey;
};

Answer answerTo(string_view path, string_view body)
{
    if (path == "/telemetry/events") // Doow: its bodies are gzip, so their events are not counted
        return {"202 Accepted", "{\"rejections\":[]}", {}};
    if (path == "/batch/" || path == "/batch")
        return {"200 OK", "{\"status\":1}", "\"uuid\":\""}; // PostHog
    if (path == "/v1/batch" && body.substr(0, 10) != "{\"events\":")
        return {"200 OK", "{\"success\":true}", "\"messageId\":\""}; // Segment
    if (path == "/v1/track" || path == "/v1/batch")
        return {"202 Accepted", "{\"ok\":true}", "\"event_id\":\""}; // Millimetric
    return {"200 OK", "{}", {}};
}

std::string control(string_view what)
{
    std::unique_lock lock(counts.mutex);
    if (what.substr(0, 8) == "down?ms=") {
        downMs = std::atoi(what.data() + 8);
        shutdown(listener, SHUT_RDWR); // wakes accept()
        return {};
    }
    if (what == "reset") {
        counts.requests = counts.connections = counts.bodyBytes = counts.wireBytes = 0;
        counts.ids.clear();
        return {};
    }
    std::vector<uint64_t> ids = counts.ids;
    const auto requests = counts.requests, connections = counts.connections, body = counts.bodyBytes, wire = counts.wireBytes;
    lock.unlock();
    std::sort(ids.begin(), ids.end());
    const auto unique = std::unique(ids.begin(), ids.end()) - ids.begin();
    return "requests " + std::to_string(requests) + "\nconnections " + std::to_string(connections) + "\nbodybytes "
        + std::to_string(body) + "\nwirebytes " + std::to_string(wire) + "\nevents " + std::to_string(ids.size())
        + "\nunique " + std::to_string(unique) + "\n";
}

/// What is left of a stream that was read further than one request.
class Connection
{
public:
    explicit Connection(int socket) : m_socket(socket) { }

    void serve()
    {
        while (true) {
            std::size_t end;
            while ((end = m_data.find("\r\n\r\n")) == std::string::npos)
                if (!more())
                    return;
            const std::string head = m_data.substr(0, end + 2);
            const std::size_t begin = end + 4;
            std::string body;
            std::size_t wire = begin;
            if (!field(head, "Transfer-Encoding").empty()) { // the only one there is: chunked
                if (!readChunks(begin, &body, &wire))
                    return;
            } else {
                const std::size_t length = std::strtoull(std::string(field(head, "Content-Length")).c_str(), nullptr, 10);
                while (m_data.size() < begin + length)
                    if (!more())
                        return;
                body = m_data.substr(begin, length);
                wire += length;
            }
            answer(head, body, string_view(m_data).substr(0, wire));
            m_data.erase(0, wire);
        }
    }

private:
    bool more()
    {
        static thread_local std::vector<char> buffer(1 << 18);
        const ssize_t got = recv(m_socket, buffer.data(), buffer.size(), 0);
        if (got > 0)
            m_data.append(buffer.data(), std::size_t(got));
        return got > 0;
    }

    bool readChunks(std::size_t at, std::string *body, std::size_t *wire)
    {
        while (true) {
            std::size_t end;
            while ((end = m_data.find("\r\n", at)) == std::string::npos)
                if (!more())
                    return false;
            const std::size_t length = std::strtoull(m_data.c_str() + at, nullptr, 16);
            while (m_data.size() < end + 2 + length + 2)
                if (!more())
                    return false;
            body->append(m_data, end + 2, length);
            at = end + 2 + length + 2;
            if (length == 0) {
                *wire = at;
                return true;
            }
        }
    }

    void answer(string_view head, string_view body, string_view all)
    {
        const std::size_t pathAt = head.find(' ') + 1;
        const string_view path = head.substr(pathAt, head.find(' ', pathAt) - pathAt);
        const bool isControl = path.substr(0, 7) == "/_sink/";
        Answer chosen = answerTo(path.substr(0, path.find('?')), body);
        const std::string told = isControl ? control(path.substr(7)) : std::string(chosen.body);
        const std::string reply = std::string("HTTP/1.1 ") + chosen.status + "\r\nContent-Type: application/json\r\nContent-Length: "
            + std::to_string(told.size()) + "\r\n\r\n" + told;
        const auto note = [&] {
            std::vector<uint64_t> ids;
            takeIds(body, chosen.idKey, &ids);
            const std::lock_guard lock(counts.mutex);
            ++counts.requests;
            counts.connections += std::exchange(m_isNew, false);
            counts.bodyBytes += int64_t(body.size());
            counts.wireBytes += int64_t(all.size());
            counts.ids.insert(counts.ids.end(), ids.begin(), ids.end());
            if (counts.requestsFile) {
                std::fwrite(all.data(), 1, all.size(), counts.requestsFile);
                std::fflush(counts.requestsFile);
                if (field(head, "Content-Encoding") == "gzip")
                    std::fwrite(body.data(), 1, body.size(), counts.gzipFile);
                std::fflush(counts.gzipFile);
            }
        };
        // What has been counted when the answer comes is in the next report, whoever asks.
        if (!isControl)
            note();
        send(m_socket, reply.data(), reply.size(), MSG_NOSIGNAL);
    }

    const int m_socket;
    bool m_isNew = true;
    std::string m_data;
};

void serve(int socket)
{
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    Connection(socket).serve();
    const std::lock_guard lock(counts.mutex);
    counts.open.erase(socket);
    close(socket);
}

[[noreturn]] void acceptForEver()
{
    while (true) {
        const int socket = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0) {
            {
                const std::lock_guard lock(counts.mutex);
                counts.open.insert(socket);
            }
            std::thread(serve, socket).detach();
        } else if (const int ms = downMs.exchange(0)) {
            close(listener);
            {
                const std::lock_guard lock(counts.mutex);
                for (const int each : counts.open)
                    shutdown(each, SHUT_RDWR);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(ms));
            listenAgain();
        }
    }
}

int ask(const char *at, const std::string &what)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(uint16_t(std::atoi(at)));
    const std::string request = "GET /_sink/" + what + " HTTP/1.1\r\nHost: sink\r\n\r\n";
    if (connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || send(socket, request.data(), request.size(), MSG_NOSIGNAL) < 0)
        return 1;
    shutdown(socket, SHUT_WR);
    std::string reply;
    char buffer[4096];
    for (ssize_t got; (got = recv(socket, buffer, sizeof buffer, 0)) > 0;)
        reply.append(buffer, std::size_t(got));
    const std::size_t end = reply.find("\r\n\r\n");
    if (end != std::string::npos)
        std::fputs(reply.c_str() + end + 4, stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 4 && string_view(argv[1]) == "--ask")
        return ask(argv[2], argv[3]);
    if (argc == 3 && string_view(argv[1]) == "--keep") {
        counts.requestsFile = std::fopen((std::string(argv[2]) + "/requests").c_str(), "w");
        counts.gzipFile = std::fopen((std::string(argv[2]) + "/bodies.gz").c_str(), "w");
        if (!counts.requestsFile || !counts.gzipFile)
            return 1;
    }
    listenAgain();
    std::printf("%d\n", port);
    std::fflush(stdout);
    acceptForEver();
}
