// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "verdict.h"

namespace Tally {

QString cleaned(const QByteArray &serverText, int maxLength)
{
    QString text;
    bool blank = false;
    const QString decoded = QString::fromUtf8(serverText.left(qsizetype(maxLength) * 16 + 64));
    for (const uint c : decoded.toUcs4()) {
        const bool bidirectional = c == 0x061c || (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069);
        if (bidirectional || c == 0xfeff)
            continue;
        if (QChar::isSpace(char32_t(c)) || QChar::category(char32_t(c)) == QChar::Other_Control) {
            blank = !text.isEmpty();
            continue;
        }
        const auto units = QChar::fromUcs4(char32_t(c)); // owns what the view shows
        const QStringView character = units;
        if (text.size() + (blank ? 1 : 0) + character.size() > maxLength) {
            while (!text.isEmpty() && (text.size() >= maxLength || text.back() == QLatin1Char(' ')))
                text.chop(text.back().isLowSurrogate() ? 2 : 1);
            if (maxLength > 0)
                text += QChar(0x2026);
            return text;
        }
        if (blank)
            text += QLatin1Char(' ');
        blank = false;
        text += character;
    }
    return text;
}

Verdict verdictOf(const QList<VerdictRow> &table, int status, bool isOwn, qsizetype events)
{
    Verdict verdict;
    for (const VerdictRow &row : table) {
        if (status < row.first || status > row.last)
            continue;
        switch (isOwn ? row.own : row.foreign) {
        case Meaning::Taken:
            verdict.kind = Verdict::Kind::Delivered;
            break;
        case Meaning::MaybeTaken:
            verdict.ambiguous = true;
            break;
        case Meaning::NotNow:
            break;
        case Meaning::BadEvent:
            verdict.kind = events > 1 ? Verdict::Kind::Split : Verdict::Kind::Reject;
            verdict.isForeign = !isOwn;
            break;
        case Meaning::BadKey:
            verdict.kind = Verdict::Kind::KeyRefused;
            break;
        }
        break;
    }
    return verdict;
}

} // namespace Tally
