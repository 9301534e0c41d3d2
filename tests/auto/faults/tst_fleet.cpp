// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a vendor sees of 5 000 kiosks: after an outage of an hour, after a power cut in all of them, and after all of them
// were told the same Retry-After. Simulated on a fake clock with the functions that the uploader decides with.
//
// Mean: all requests of the hour after the vendor, or the power, is back, by its length. Peak: the busiest ten seconds
// of that hour. So 1 is a load that is even, and 360 is all of it at once.
//
// TALLY_FLEET_SEED takes another seed, TALLY_FLEET_ROUNDS several from there on.

#include "core/retry.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>
#include <queue>
#include <vector>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

constexpr int clients = 5000;
constexpr milliseconds eventEvery = 60s; // of one kiosk
constexpr milliseconds roundTrip = 50ms;
constexpr milliseconds outage = 1h;
constexpr milliseconds bucket = 10s;
constexpr milliseconds after = 1h;

struct Scenario
{
    milliseconds down{0}; // from the begin, without an answer
    bool isRestart = false; // all start at the begin, with the backlog of an hour
    milliseconds retryAfter{0}; // told to all at the begin, when they have the backlog of an hour
};

struct Settings
{
    int flushAt = 1;
    milliseconds flushInterval{1000};
    milliseconds startSpread{0};
    int catchUpRate = 0;
    // The vendor's: Millimetric's, or Fluxrate's
    int batch = 500;
    int maxInFlight = 1;
    milliseconds firstBackoff{100};
    int maxRetries = 3;
};

/// The ones in the section about fleets.
Settings settingsOfReadme()
{
    QFile file(QStringLiteral(README));
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    const QString section = text.section(QStringLiteral("\n## A fleet"), 1).section(QStringLiteral("\n## "), 0, 0);
    const auto number = [&section](const char *name) {
        const QRegularExpression setting(QStringLiteral("\\b%1: (\\d+)").arg(QLatin1String(name)));
        return setting.match(section).captured(1).toInt();
    };
    Settings settings;
    settings.flushAt = number("flushAt");
    settings.flushInterval = milliseconds(number("flushInterval"));
    settings.startSpread = milliseconds(number("startSpread"));
    settings.catchUpRate = number("catchUpRate");
    return settings;
}

/// One kiosk: an event now and then, and what the uploader does about them.
class Client
{
public:
    Client(const Settings &settings, const Scenario &scenario, QRandomGenerator &random)
        : m_settings(settings), m_scenario(scenario), m_random(random),
          m_share(shareOf(settings.startSpread, QString::number(random.generate64(), 16))),
          m_firstEvent(milliseconds(random.bounded(int(eventEvery.count()))))
    {
        if (!scenario.isRestart && scenario.retryAfter == 0ms)
            return;
        m_taken = -int(outage / eventEvery);
        m_backlog = true;
        if (scenario.isRestart)
            m_pacedUntil = m_share;
        else
            m_retryAfterUntil = retryAfterWait(scenario.retryAfter, random.generateDouble());
    }

    /// Settles the answers that are there, sends what is due; so many requests reach a vendor that is there.
    int act(milliseconds now)
    {
        while (!m_underWay.empty() && m_underWay.front().answerAt <= now)
            settle(std::exchange(m_underWay.front(), {}), now), m_underWay.pop_front();
        int arrived = 0;
        while (nextWake(state(now), now) == milliseconds(0))
            arrived += send(now);
        return arrived;
    }

    /// When there is something to do again.
    milliseconds next(milliseconds now) const
    {
        const SendState current = state(now);
        milliseconds at = m_underWay.empty() ? now + 24h : m_underWay.front().answerAt;
        if (const auto wait = nextWake(current, now))
            at = std::min(at, now + *wait);
        else if (current.pending == 0)
            at = std::min(at, eventAt(tracked(now)));
        if (current.pending < current.flushAt && current.inFlight < current.maxInFlight)
            at = std::min(at, std::max({eventAt(tracked(now) + current.flushAt - current.pending - 1),
                                        m_backoffUntil.value_or(0ms), m_retryAfterUntil.value_or(0ms)}));
        return std::max(at, now + 1ms);
    }

private:
    struct Request
    {
        milliseconds sentAt{0};
        milliseconds answerAt{0};
        int events = 0;
        bool isAnswered = false;
    };

    milliseconds eventAt(int number) const { return m_firstEvent + number * eventEvery; }
    int tracked(milliseconds now) const // the event of this number is the next
    {
        return now < m_firstEvent ? 0 : int((now - m_firstEvent) / eventEvery) + 1;
    }
    int unsettled(milliseconds now) const { return tracked(now) - m_taken; }

    SendState state(milliseconds now) const
    {
        SendState state;
        state.pending = unsettled(now);
        for (const Request &request : m_underWay)
            state.pending -= request.events;
        state.inFlight = int(m_underWay.size());
        state.maxInFlight = m_settings.maxInFlight;
        state.flushAt = m_backlog ? 1 : m_settings.flushAt;
        state.flushInterval = m_settings.flushInterval;
        state.oldestPendingSince = std::max(m_lastSent, eventAt(std::max(0, m_taken)));
        state.backoffUntil = m_backoffUntil;
        state.retryAfterUntil = m_retryAfterUntil;
        if (m_backlog)
            state.pacedUntil = m_pacedUntil;
        return state;
    }

    int send(milliseconds now)
    {
        const Request request{now, now + roundTrip, std::min(state(now).pending, m_settings.batch), now >= m_scenario.down};
        if (m_settings.catchUpRate > 0 && m_backlog)
            m_pacedUntil = now + pace(request.events, m_settings.catchUpRate);
        m_lastSent = now;
        m_underWay.push_back(request);
        return request.isAnswered ? 1 : 0;
    }

    void settle(const Request &request, milliseconds now)
    {
        if (request.isAnswered) {
            m_taken += request.events;
            if (request.sentAt > m_failedAt) {
                if (m_failures > m_settings.maxRetries && m_settings.startSpread > 0ms)
                    m_pacedUntil = now + waitAfterOutage(m_share, m_settings.startSpread, now - m_failingSince);
                m_failures = 0;
                m_backoffUntil.reset();
            }
            m_backlog = m_backlog && unsettled(now) > 0;
            return;
        }
        m_backlog = true;
        if (request.sentAt >= m_failedAt) {
            m_failedAt = now;
            if (m_failures++ == 0)
                m_failingSince = now;
            m_backoffUntil = now + backoff(m_failures, m_random.generateDouble(), m_settings.firstBackoff);
        }
    }

    const Settings &m_settings;
    const Scenario &m_scenario;
    QRandomGenerator &m_random;
    const milliseconds m_share;
    const milliseconds m_firstEvent;
    int m_taken = 0; // by the vendor; below zero: of the time before the begin there is a backlog
    std::deque<Request> m_underWay;
    bool m_backlog = false;
    int m_failures = 0;
    milliseconds m_failedAt{-1};
    milliseconds m_failingSince{0};
    milliseconds m_lastSent{-1};
    milliseconds m_pacedUntil{0};
    std::optional<milliseconds> m_backoffUntil;
    std::optional<milliseconds> m_retryAfterUntil;
};

struct Load
{
    double peak = 0; // requests in a second
    double mean = 0;
    double ratio() const { return peak / mean; }
};

Load simulated(const Settings &settings, const Scenario &scenario, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<Client> fleet;
    fleet.reserve(clients);
    using Turn = std::pair<milliseconds, int>;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
    for (int i = 0; i < clients; ++i) {
        fleet.emplace_back(settings, scenario, random);
        turns.push({0ms, i});
    }
    const milliseconds begin = scenario.down;
    std::array<int, after / bucket> requests{};
    while (turns.top().first < begin + after) {
        const auto [now, number] = turns.top();
        turns.pop();
        Client &client = fleet[size_t(number)];
        if (const int arrived = client.act(now); arrived > 0)
            requests[size_t((now - begin) / bucket)] += arrived;
        turns.push({client.next(now), number});
    }
    const auto seconds = [](milliseconds time) { return double(time.count()) / 1000; };
    return {*std::max_element(requests.begin(), requests.end()) / seconds(bucket),
            std::accumulate(requests.begin(), requests.end(), 0) / seconds(after)};
}

} // namespace

class FleetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLoadIsEvenWithTheSettingsOfReadme_data();
    void theLoadIsEvenWithTheSettingsOfReadme();
};

void FleetTest::theLoadIsEvenWithTheSettingsOfReadme_data()
{
    QTest::addColumn<int>("scenario");
    QTest::addColumn<bool>("isBatched");
    QTest::newRow("an outage of an hour, in batches") << 0 << true;
    QTest::newRow("an outage of an hour, one by one") << 0 << false;
    QTest::newRow("a power cut, in batches") << 1 << true;
    QTest::newRow("a power cut, one by one") << 1 << false;
    QTest::newRow("Retry-After: 600 to all, in batches") << 2 << true;
}

void FleetTest::theLoadIsEvenWithTheSettingsOfReadme()
{
    QFETCH(const int, scenario);
    QFETCH(const bool, isBatched);
    const std::array scenarios{Scenario{.down = outage}, Scenario{.isRestart = true},
                               Scenario{.retryAfter = 600s}};
    Settings with = settingsOfReadme();
    QVERIFY2(with.startSpread > 0ms && with.catchUpRate > 0 && with.flushAt > 1, "README has no settings for a fleet");
    if (!isBatched) {
        with.batch = 1;
        with.maxInFlight = 4;
        with.firstBackoff = 1s;
        with.maxRetries = 9;
    }
    Settings without = with;
    without.startSpread = 0ms;
    without.catchUpRate = 0;
    const int rounds = std::max(1, qEnvironmentVariableIntValue("TALLY_FLEET_ROUNDS"));
    const quint32 seed = quint32(qEnvironmentVariableIntValue("TALLY_FLEET_SEED"));
    for (int round = 0; round < rounds; ++round) {
        const Load even = simulated(with, scenarios[size_t(scenario)], seed + quint32(round));
#ifdef TALLY_QUICK
        const Load plain;
#else
        const Load plain = simulated(without, scenarios[size_t(scenario)], seed + quint32(round));
#endif
        qInfo("seed %u: with the settings %.0f/s over %.0f/s = %.2f, without %.0f/s over %.0f/s = %.2f", seed + quint32(round),
              even.peak, even.mean, even.ratio(), plain.peak, plain.mean, plain.ratio());
        QVERIFY(even.ratio() <= 3);
    }
}

QTEST_GUILESS_MAIN(FleetTest)
#include "tst_fleet.moc"
