// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "eventid.h"

#include "core/clock.h"

#include <QUuid>
#include <QRandomGenerator>

#include <optional>

namespace Tally {

QString newEventId(const ClockReading &now)
{
    constexpr quint64 step = 0x9e3779b97f4a7c15;
    thread_local quint64 state[2];
    thread_local std::optional<qint64> drawnMs;
    if (!drawnMs || now.bootMs < *drawnMs || now.bootMs - *drawnMs >= 1000) {
        for (quint64 &half : state)
            half = QRandomGenerator::system()->generate64();
        drawnMs = now.bootMs;
    }
    constexpr int places[2][8] = {{0, 2, 4, 6, 9, 11, 14, 16}, {19, 21, 24, 26, 28, 30, 32, 34}};
    char id[] = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
    const quint64 seeds[2] = {state[0] += step, (state[1] += step) ^ quint64(now.wallMs)};
    quint64 bits = 0;
    for (int half = 0; half < 2; ++half) {
        bits = (seeds[half] ^ (seeds[half] >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        bits ^= bits >> 31;
        for (const int place : places[half]) {
            id[place] = "0123456789abcdef"[bits >> 4 & 15];
            id[place + 1] = "0123456789abcdef"[bits & 15];
            bits = bits >> 8 | bits << 56;
        }
    }
    id[14] = '4'; // the version
    id[19] = "89ab"[bits & 3]; // the variant
    return QString::fromLatin1(id, sizeof id - 1);
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace Tally
