// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "observation.h"

#include <algorithm>

namespace Tally {

namespace {

constexpr qint64 maxBytes = 16ll << 20; // that an inbox holds on to, of either kind
constexpr qint64 changesPerEvent = 16; // what becomes of one event at a few destinations, with a retry or two
constexpr qint64 fewestChanges = 16'384;

qint64 bytesOf(const TrackedEvent &event)
{
    return event.record.size();
}

qint64 bytesOf(const FateChange &change)
{
    qint64 bytes = 0;
    for (const QByteArray &json : change.sent)
        bytes += json.size();
    return bytes;
}

} // namespace

class Observation::Inbox
{
public:
    qint64 maxEvents = 0;
    std::function<void()> wake;
    bool isAwake = false; // news are there, and that was told
    News news;
    qint64 trackedBytes = 0;
    qint64 changes = 0; // each of each event's
    qint64 changesBytes = 0;

    void add(const TrackedEvent &event)
    {
        news.tracked.push_back(event);
        trackedBytes += bytesOf(event);
        trim();
    }
    void add(const FateChange &change)
    {
        news.changes.push_back(change);
        changes += change.eventIds.size();
        changesBytes += bytesOf(change);
        trim();
    }
    News take()
    {
        trackedBytes = changes = changesBytes = 0;
        return std::exchange(news, {});
    }
    // The oldest go: what is looked at is the newest, and the last that is told of an event is what holds.
    void trim()
    {
        while (qint64(news.tracked.size()) > maxEvents || (trackedBytes > maxBytes && news.tracked.size() > 1)) {
            trackedBytes -= bytesOf(news.tracked.front());
            news.missed += !news.tracked.front().isKnown;
            news.tracked.pop_front();
        }
        const qint64 maxChanges = std::max(fewestChanges, maxEvents * changesPerEvent);
        while ((changes > maxChanges || changesBytes > maxBytes) && news.changes.size() > 1) {
            changes -= news.changes.front().eventIds.size();
            changesBytes -= bytesOf(news.changes.front());
            news.changes.pop_front();
        }
    }
};

Observation::Handle Observation::watch(qsizetype events, std::function<void()> wake)
{
    const auto inbox = std::make_shared<Inbox>();
    inbox->maxEvents = events;
    inbox->wake = std::move(wake);
    const QMutexLocker lock(&m_mutex);
    m_inboxes.push_back(inbox);
    m_watched = true;
    return inbox;
}

void Observation::unwatch(const Handle &inbox)
{
    const QMutexLocker lock(&m_mutex);
    std::erase(m_inboxes, inbox);
    m_watched = !m_inboxes.empty();
}

void Observation::setLimit(const Handle &inbox, qsizetype events)
{
    const QMutexLocker lock(&m_mutex);
    inbox->maxEvents = events;
    inbox->trim();
}

Observation::News Observation::take(const Handle &inbox)
{
    const QMutexLocker lock(&m_mutex);
    inbox->isAwake = false;
    News news = inbox->take();
    news.gone = m_gone;
    return news;
}

void Observation::personHasGone()
{
    const QMutexLocker lock(&m_mutex);
    ++m_gone;
    for (const Handle &inbox : m_inboxes) {
        inbox->take();
        if (!std::exchange(inbox->isAwake, true))
            inbox->wake();
    }
}

template<typename Record>
void Observation::tellAll(const Record &record)
{
    const QMutexLocker lock(&m_mutex);
    ++m_told;
    for (const Handle &inbox : m_inboxes) {
        inbox->add(record);
        if (!std::exchange(inbox->isAwake, true))
            inbox->wake();
    }
}

void Observation::tell(const TrackedEvent &event)
{
    tellAll(event);
}

void Observation::tell(const FateChange &change)
{
    tellAll(change);
}

} // namespace Tally
