// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace Tally {

// Quantities are money in the end, and 10 000 times 0.1 is 1000: so they are added as the decimal numbers that they are
// written as, never as binary fractions. A number here is a JSON number that is not negative. Equal numbers have one
// text: digits without a fraction or an exponent that is not needed ("1000", "0.1"), and the form with an exponent
// ("1.5e300") where those would be longer than 40 characters.

/// The sum of \a a and \a b, exact however far apart they are: 1e300 and 1e-300 make a number of 601 digits. Empty
/// where one of them is no such number, or is written with an exponent that no double has (beyond ±1000).
QByteArray decimalSum(const QByteArray &a, const QByteArray &b);

/// The shortest number that reads back as the same double: 0.1, 3, 5e-324. Empty where \a value is negative or not
/// finite.
QByteArray decimalOf(double value);

} // namespace Tally
