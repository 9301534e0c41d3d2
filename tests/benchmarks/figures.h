// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <time.h>

/// What the benchmarks measure with, and how they say it: one line "<name> <number>" a figure. Linux only.

inline int64_t nowNs()
{
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

inline void tell(const std::string &name, double value)
{
    std::printf("%s %.10g\n", name.c_str(), value);
    std::fflush(stdout);
}

inline double quantile(const std::vector<int64_t> &sorted, double share)
{
    return sorted.empty() ? 0 : double(sorted[std::min(sorted.size() - 1, std::size_t(double(sorted.size()) * share))]);
}

/// What two readings of the clock cost by themselves; it is taken off every call that is timed.
inline int64_t clockCost()
{
    std::vector<int64_t> costs(10'000);
    for (int64_t &cost : costs) {
        const int64_t before = nowNs();
        cost = nowNs() - before;
    }
    std::sort(costs.begin(), costs.end());
    return int64_t(quantile(costs, 0.5));
}

/// The times of single calls.
class Times
{
public:
    explicit Times(std::size_t calls) { m_times.reserve(calls); } // so that no allocation is timed

    template<typename Call>
    void take(const Call &call)
    {
        const int64_t before = nowNs();
        call();
        m_times.push_back(nowNs() - before);
    }
    void add(const Times &others) { m_times.insert(m_times.end(), others.m_times.begin(), others.m_times.end()); }

    void tellAs(const std::string &name)
    {
        const double overhead = double(clockCost());
        std::sort(m_times.begin(), m_times.end());
        const auto at = [&](double share) { return std::max(1.0, quantile(m_times, share) - overhead); };
        tell(name + ".median", at(0.5));
        tell(name + ".p99", at(0.99));
        tell(name + ".p999", at(0.999));
        tell(name + ".max", at(1));
    }

private:
    std::vector<int64_t> m_times;
};

/// Of all threads of this process.
inline double cpuSeconds()
{
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A number of bytes from /proc/self/\a file, whose line begins with \a field; with kB as the file has them.
inline double processBytes(const char *file, const char *field)
{
    double value = 0;
    if (FILE *in = std::fopen((std::string("/proc/self/") + file).c_str(), "r")) {
        char line[256];
        while (std::fgets(line, sizeof line, in))
            if (std::strncmp(line, field, std::strlen(field)) == 0)
                value = std::atof(line + std::strlen(field)) * (std::strstr(line, " kB") ? 1024 : 1);
        std::fclose(in);
    }
    return value;
}

inline void tellMemory(const std::string &name)
{
    tell(name + ".rss", processBytes("smaps_rollup", "Rss:"));
    tell(name + ".pss", processBytes("smaps_rollup", "Pss:"));
    tell(name + ".peak", processBytes("status", "VmHWM:"));
}

/// When `bench-floor launch` began this process; now, where it was begun otherwise.
inline int64_t startedNs()
{
    const char *given = std::getenv("BENCH_STARTED_NS");
    return given ? std::atoll(given) : nowNs();
}
