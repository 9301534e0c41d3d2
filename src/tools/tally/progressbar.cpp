// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/progressbar.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace Tally {
namespace {

constexpr int barWidth = 20;
constexpr qint64 terminalEveryMs = 200;
constexpr qint64 lineEveryMs = 1000;

QString timeText(qint64 seconds)
{
    const QString tail = QStringLiteral("%1:%2")
                             .arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return seconds >= 3600 ? QStringLiteral("%1:%2").arg(seconds / 3600).arg(tail) : tail;
}

} // namespace

ProgressBar::ProgressBar(Wanted wanted)
    : m_isTerminal(::isatty(STDERR_FILENO)),
      m_isShown(wanted == Wanted::Always || (wanted == Wanted::OnTerminal && m_isTerminal))
{
    m_clock.start();
}

QString ProgressBar::text(const Progress &progress, double elementsPerSecond, double bytesPerSecond)
{
    const QLocale plain = QLocale::c();
    QString text;
    if (progress.totalBytes > 0) {
        const double part = std::clamp(double(progress.doneBytes) / double(progress.totalBytes), 0.0, 1.0);
        const int full = int(part * barWidth);
        text = QStringLiteral("[%1%2] %3 %  ")
                   .arg(QString(full, QLatin1Char('#')), QString(barWidth - full, QLatin1Char('-')))
                   .arg(int(part * 100), 3);
        text += QCoreApplication::translate("tally", "%1 of %2, ")
                    .arg(plain.formattedDataSize(progress.doneBytes, 1),
                         plain.formattedDataSize(progress.totalBytes, 1));
    }
    text += QCoreApplication::translate("tally", "%1 elements, %2/s, %3 pending")
                .arg(progress.elements)
                .arg(qint64(elementsPerSecond))
                .arg(progress.pending);
    if (progress.totalBytes > progress.doneBytes && bytesPerSecond > 0) {
        const qint64 left = qint64(double(progress.totalBytes - progress.doneBytes) / bytesPerSecond);
        text += QCoreApplication::translate("tally", ", %1 left").arg(timeText(left));
    }
    return text;
}

void ProgressBar::show(const Progress &progress)
{
    const qint64 now = m_clock.elapsed();
    if (!m_isShown || (m_lastMs >= 0 && now - m_lastMs < (m_isTerminal ? terminalEveryMs : lineEveryMs)))
        return;
    if (!m_hasFirst)
        m_first = progress;
    m_hasFirst = true;
    m_lastMs = now;
    const double seconds = std::max<double>(0.001, double(now) / 1000);
    const QString line = text(progress, double(progress.elements - m_first.elements) / seconds,
                              double(progress.doneBytes - m_first.doneBytes) / seconds);
    // Behind the text: whatever was longer before is erased.
    std::fputs((m_isTerminal ? QLatin1Char('\r') + line + QStringLiteral("\x1B[K") : line + QLatin1Char('\n'))
                   .toUtf8()
                   .constData(),
               stderr);
    std::fflush(stderr);
    m_hasLine = m_isTerminal;
}

void ProgressBar::clear()
{
    if (!m_hasLine)
        return;
    std::fputs("\r\x1B[K", stderr);
    std::fflush(stderr);
    m_hasLine = false;
}

} // namespace Tally
