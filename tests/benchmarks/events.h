// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QVariantMap>

#include <cstdint>

/// The events of every contestant: varied, and the same for the same number. Five properties, as an application's are.
class VariedEvent
{
public:
    explicit VariedEvent(quint64 number) : m_state(number * 0x9e3779b97f4a7c15 + 1)
    {
        static const char *const names[] = {"product_viewed", "cart_changed", "purchase",  "search_done",
                                            "api_call",       "screen_left",  "file_saved", "help_opened"};
        name = QString::fromLatin1(names[random() % std::size(names)]);
        properties = {
            {QStringLiteral("product"), word() + QLatin1Char(' ') + word()},
            {QStringLiteral("order"), hex(8) + QLatin1Char('-') + hex(4) + QLatin1Char('-') + hex(12)},
            {QStringLiteral("amount_cents"), int(random() % 100'000)},
            {QStringLiteral("weight"), double(random() % 1'000'000) / 1000},
            {QStringLiteral("returning"), random() % 2 == 0},
        };
    }

    QString name;
    QVariantMap properties;

private:
    // splitmix64: the standard library's distributions differ between implementations.
    quint64 random()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    QString hex(int digits)
    {
        return QStringLiteral("%1").arg(random() >> (64 - 4 * digits), digits, 16, QLatin1Char('0'));
    }
    QString word()
    {
        static const char *const syllables[] = {"ka", "lo", "mi", "ren", "ta", "vo", "shu", "bel", "dor", "ni", "qua", "zen", "pi", "fa", "gur", "ost"};
        QString made;
        for (quint64 left = 2 + random() % 3; left > 0; --left)
            made += QLatin1String(syllables[random() % std::size(syllables)]);
        return made;
    }

    quint64 m_state;
};
