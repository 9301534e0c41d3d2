// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "decimal.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace Tally {

namespace {

constexpr int maxExponent = 1000; // doubles reach from 5e-324 to 1.8e308; this keeps every sum within 2 000 digits
constexpr qsizetype maxPlain = 40; // characters

// digits × 10^exponent; the digits neither begin nor end with a zero, and are empty for 0.
struct Decimal
{
    QByteArray digits;
    qsizetype exponent = 0;
};

void normalize(Decimal &number)
{
    qsizetype first = 0;
    while (first < number.digits.size() && number.digits.at(first) == '0')
        ++first;
    qsizetype end = number.digits.size();
    while (end > first && number.digits.at(end - 1) == '0')
        --end;
    number.exponent = end > first ? number.exponent + number.digits.size() - end : 0;
    number.digits = number.digits.mid(first, end - first);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A JSON number as its grammar has it, without a sign.
std::optional<Decimal> parsed(const QByteArray &text)
{
    const char *at = text.constData();
    const char *const end = at + text.size();
    Decimal number;
    const auto takeDigits = [&] {
        const char *const first = at;
        while (at != end && isDigit(*at))
            ++at;
        number.digits.append(first, at - first);
        return at - first;
    };
    const qsizetype whole = takeDigits();
    if (whole == 0 || (whole > 1 && number.digits.front() == '0'))
        return {};
    if (at != end && *at == '.') {
        ++at;
        number.exponent = -takeDigits();
        if (number.exponent == 0)
            return {};
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        const bool isNegative = at != end && *at == '-';
        if (at != end && (*at == '-' || *at == '+'))
            ++at;
        int exponent = 0;
        const char *const first = at;
        for (; at != end && isDigit(*at); ++at)
            exponent = qMin(exponent * 10 + (*at - '0'), maxExponent + 1);
        if (at == first || exponent > maxExponent)
            return {};
        number.exponent += isNegative ? -exponent : exponent;
    }
    if (at != end)
        return {};
    normalize(number);
    return number;
}

QByteArray toText(const Decimal &number)
{
    const QByteArray &digits = number.digits;
    if (digits.isEmpty())
        return "0";
    const qsizetype point = digits.size() + number.exponent; // digits in front of the decimal point
    const qsizetype plain = number.exponent >= 0 ? point : point > 0 ? digits.size() + 1 : 2 - number.exponent;
    if (plain > maxPlain) {
        QByteArray text = digits.left(1);
        if (digits.size() > 1)
            text += '.' + digits.mid(1);
        return text + 'e' + QByteArray::number(point - 1);
    }
    if (number.exponent >= 0)
        return digits + QByteArray(number.exponent, '0');
    if (point > 0)
        return digits.left(point) + '.' + digits.mid(point);
    return "0." + QByteArray(-point, '0') + digits;
}

} // namespace

QByteArray decimalSum(const QByteArray &a, const QByteArray &b)
{
    const auto left = parsed(a);
    const auto right = parsed(b);
    if (!left || !right)
        return {};
    if (left->digits.isEmpty() || right->digits.isEmpty())
        return toText(left->digits.isEmpty() ? *right : *left);

    // Both written below each other, the lowest place at the end, one place in front for what is carried.
    const auto top = [](const Decimal &number) { return number.digits.size() + number.exponent; };
    Decimal sum;
    sum.exponent = qMin(left->exponent, right->exponent);
    sum.digits = QByteArray(qMax(top(*left), top(*right)) - sum.exponent + 1, '0');
    for (const Decimal *number : {&*left, &*right}) {
        qsizetype place = sum.digits.size() - 1 - (number->exponent - sum.exponent);
        int carried = 0;
        for (qsizetype i = number->digits.size() - 1; i >= 0 || carried > 0; --i, --place) {
            const int total = (sum.digits.at(place) - '0') + (i >= 0 ? number->digits.at(i) - '0' : 0) + carried;
            sum.digits[place] = char('0' + total % 10);
            carried = total / 10;
        }
    }
    normalize(sum);
    return toText(sum);
}

QByteArray decimalOf(double value)
{
    if (!std::isfinite(value) || value < 0)
        return {};
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific).ptr;
    return toText(parsed(QByteArray(text, end - text)).value_or(Decimal()));
}

} // namespace Tally
