// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// To be preloaded into examples/kiosk as it was built: something moves in its window all the time, 1 000 events a second
// are made in its GUI thread, and after some seconds it says how long the frames took, and ends. By environment variables:
//
//   BENCH_AS        what its figures are called
//   BENCH_SECONDS   how long the frames are counted, after two seconds in which the window comes up
//   BENCH_TRACK     1: the events are tracked by the tracker of the kiosk's QML; otherwise they are only made

#include "events.h"
#include "figures.h"

#include <Tally/Tracker>

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>

#include <utility>

namespace {

constexpr int64_t second = 1'000'000'000;
constexpr int64_t msec = 1'000'000;

class Frames : public QObject
{
public:
    Frames(QQuickWindow *window, QQuickItem *moving, Tally::Tracker *tracker)
        : QObject(window), m_moving(moving), m_tracker(tracker), m_calls(std::size_t(1000 * (m_seconds + 5)))
    {
        m_frames.reserve(std::size_t(m_seconds * 1000));
        connect(window, &QQuickWindow::frameSwapped, this, &Frames::count);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, &Frames::make);
        m_timer.start(16);
    }

private:
    // A frame is one in which it has moved: what else changes meanwhile (the numbers of the status bar) hides no delay.
    void count()
    {
        if (std::exchange(m_x, m_moving->x()) == m_moving->x())
            return;
        const int64_t now = nowNs();
        if (m_last > 0 && now > m_from) {
            m_frames.push_back(now - m_last);
            if (now - m_last > 20 * msec) // and one that takes the place of several counts as all of those
                m_late += std::max<int64_t>(1, (now - m_last) * 60 / second - 1);
        }
        m_last = now;
        if (now - m_from >= m_seconds * second)
            end();
    }
    // As many as are due, so that a frame that came late loses none; but not so many that no frame would come any more.
    void make()
    {
        for (const int64_t due = std::min((nowNs() - m_started) / msec, m_made + 100); m_made < due;) {
            const VariedEvent event{quint64(++m_made)};
            if (m_tracker)
                m_calls.take([&] { m_tracker->track(event.name, event.properties); });
        }
    }
    [[noreturn]] void end()
    {
        std::sort(m_frames.begin(), m_frames.end());
        const std::string as = qgetenv("BENCH_AS").toStdString();
        tell(as + ".late", double(m_late) * 60 / double(m_seconds));
        tell(as + ".frames", double(m_frames.size()) / double(m_seconds));
        tell(as + ".median", quantile(m_frames, 0.5) / msec);
        tell(as + ".p99", quantile(m_frames, 0.99) / msec);
        tell(as + ".max", quantile(m_frames, 1) / msec);
        tell(as + ".cpu", cpuSeconds());
        if (!m_tracker)
            std::_Exit(0);
        m_calls.tellAs(as + ".track");
        tell(as + ".delivered", double(m_tracker->deliveredCount()));
        tell(as + ".lost", double(m_made - (m_tracker->acceptedCount() - m_before) + m_tracker->droppedCount()));
        std::_Exit(0);
    }

    const int64_t m_seconds = qEnvironmentVariableIntValue("BENCH_SECONDS");
    const int64_t m_started = nowNs();
    const int64_t m_from = m_started + 2 * second;
    QQuickItem *const m_moving;
    Tally::Tracker *const m_tracker; // null: the events are not tracked
    const qint64 m_before = m_tracker ? m_tracker->acceptedCount() : 0;
    Times m_calls;
    std::vector<int64_t> m_frames;
    QTimer m_timer;
    qreal m_x = -1;
    int64_t m_late = 0;
    int64_t m_last = 0;
    int64_t m_made = 0;
};

// One of the shop's own pots crosses the window, as on the idle screen of a terminal that wants to be seen.
constexpr char wanderer[] = R"(
import QtQuick
import Kiosk
Pot {
    y: 90
    width: 240
    height: 240
    outline: Shop.products[2].outline
    glaze: Shop.products[2].glaze
    SequentialAnimation on x {
        loops: Animation.Infinite
        NumberAnimation { from: 0; to: 880; duration: 5000 }
        NumberAnimation { from: 880; to: 0; duration: 5000 }
    }
}
)";

void begin()
{
    auto *window = qobject_cast<QQuickWindow *>(QGuiApplication::topLevelWindows().value(0));
    QQmlEngine *engine = window ? qmlEngine(window) : nullptr;
    if (!engine)
        qFatal("There is no window of the kiosk.");
    QQmlComponent component(engine);
    component.setData(wanderer, {});
    auto *pot = qobject_cast<QQuickItem *>(component.create());
    if (!pot)
        qFatal("%s", qPrintable(component.errorString()));
    pot->setParent(window);
    pot->setParentItem(window->contentItem());
    const bool track = qEnvironmentVariableIntValue("BENCH_TRACK");
    if (track && !Tally::Tracker::instance())
        qFatal("There is no tracker in the kiosk.");
    if (track)
        Tally::Tracker::instance()->grantConsent(); // a visitor's yes
    new Frames(window, pot, track ? Tally::Tracker::instance() : nullptr);
}

// Runs in the constructor of QGuiApplication; begin() with the event loop, when the window is there.
void prepare() { QTimer::singleShot(0, qApp, begin); }
Q_COREAPP_STARTUP_FUNCTION(prepare)

} // namespace
