// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/decimal.h"

#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace Tally;

namespace {

constexpr int rounds = 20'000;

// i / 10^places as text, by other means than the code under test.
QByteArray scaled(quint64 i, int places)
{
    QByteArray text = QByteArray::number(i).rightJustified(places + 1, '0');
    if (places == 0)
        return text;
    text.insert(text.size() - places, '.');
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

// Any finite double that is not negative, each bit pattern as likely as the next: tiny and huge ones too.
double anyDouble(QRandomGenerator &random)
{
    for (;;) {
        const auto value = std::bit_cast<double>(random.generate64() >> 1);
        if (std::isfinite(value))
            return value;
    }
}

} // namespace

class DecimalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreExact_data();
    void sumsAreExact();
    void whatIsNoNumberHasNoSum_data();
    void whatIsNoNumberHasNoSum();
    void tenThousandTenthsAreAThousand();
    void theOrderOfAddingDoesNotMatter();
    void sumsAreThoseOfIntegers();
    void aDoubleBecomesTheShortestTextThatReadsBackAsItself_data();
    void aDoubleBecomesTheShortestTextThatReadsBackAsItself();
    void everyDoubleReadsBack();
    void integersAreWrittenAsIntegers();
    void whatIsNegativeOrNotFiniteHasNoText();
};

void DecimalTest::sumsAreExact_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QByteArray>("sum");
    const auto row = [](const char *a, const char *b, const QByteArray &sum) {
        QTest::addRow("%s + %s", a, b) << QByteArray(a) << QByteArray(b) << sum;
    };
    row("1", "1", "2");
    row("0", "0", "0");
    row("0", "12", "12");
    row("12.50", "0.0", "12.5");
    row("0.1", "0.2", "0.3");
    row("999.9", "0.1", "1000");
    row("999", "1", "1000");
    row("99999999999999999999", "1", "100000000000000000000");
    row("9007199254740993", "2", "9007199254740995"); // no double has it
    row("0.05", "0.005", "0.055");
    row("1.5", "0.5", "2");
    row("1E2", "1e+2", "200");
    row("1e-2", "0.99", "1");
    row("0e999", "7", "7");
    row("1e00000000000000000005", "0", "100000");
    row("1e39", "0", '1' + QByteArray(39, '0')); // 40 characters
    row("1e40", "0", "1e40");
    row("9e39", "1e39", "1e40");
    row("1e-38", "0", "0." + QByteArray(37, '0') + '1'); // 40 characters
    row("1e-39", "0", "1e-39");
    row("1e300", "1e300", "2e300");
    row("1.5e300", "0", "1.5e300");
    row("5e-324", "5e-324", "1e-323");
    row("1e300", "1e-300", "1." + QByteArray(599, '0') + "1e300");
    row("1e1000", "1e-1000", "1." + QByteArray(1999, '0') + "1e1000");
}

void DecimalTest::sumsAreExact()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QFETCH(const QByteArray, sum);
    QCOMPARE(decimalSum(a, b), sum);
    QCOMPARE(decimalSum(b, a), sum);
    QCOMPARE(decimalSum(sum, "0"), sum);
}

void DecimalTest::whatIsNoNumberHasNoSum_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",       "-1",
                             "-0",     "+1",
                             "01",     "00",
                             ".5",     "5.",
                             "1.e5",   "e5",
                             "1e",     "1e+",
                             "1e-",    "1e5.5",
                             "1 ",     " 1",
                             "1,5",    "0x10",
                             "NaN",    "Infinity",
                             "null",   "\"1\"",
                             "1e1001", "1e-1001",
                             "0e1001", "1e99999999999999999999"})
        QTest::addRow("<%s>", text) << QByteArray(text);
    QTest::newRow("a zero byte") << QByteArray("1\0", 2);
}

void DecimalTest::whatIsNoNumberHasNoSum()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(decimalSum(text, "1"), QByteArray());
    QCOMPARE(decimalSum("1", text), QByteArray());
}

void DecimalTest::tenThousandTenthsAreAThousand()
{
    QByteArray sum = "0";
    for (int i = 0; i < 10'000; ++i)
        sum = decimalSum(sum, decimalOf(0.1));
    QCOMPARE(sum, QByteArray("1000"));
}

void DecimalTest::theOrderOfAddingDoesNotMatter()
{
    QRandomGenerator random(7);
    for (int i = 0; i < rounds; ++i) {
        const QByteArray a = decimalOf(anyDouble(random));
        const QByteArray b = decimalOf(anyDouble(random));
        const QByteArray c = decimalOf(random.generateDouble());
        QCOMPARE(decimalSum(a, b), decimalSum(b, a));
        QCOMPARE(decimalSum(decimalSum(a, b), c), decimalSum(a, decimalSum(b, c)));
    }
}

void DecimalTest::sumsAreThoseOfIntegers()
{
    QRandomGenerator random(42);
    for (int i = 0; i < rounds; ++i) {
        const int places = random.bounded(19);
        const quint64 a = random.generate64() >> (1 + random.bounded(63));
        const quint64 b = random.generate64() >> (1 + random.bounded(63));
        QCOMPARE(decimalSum(scaled(a, places), scaled(b, places)), scaled(a + b, places));
    }
}

void DecimalTest::aDoubleBecomesTheShortestTextThatReadsBackAsItself_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](double value, const QByteArray &text) { QTest::newRow(text.constData()) << value << text; };
    row(0, "0");
    row(1, "1");
    row(1000, "1000");
    row(0.1, "0.1");
    row(0.1 + 0.2, "0.30000000000000004");
    row(1e-7, "0.0000001");
    row(1234.5, "1234.5");
    row(9007199254740992.0, "9007199254740992");
    row(1e21, "1000000000000000000000");
    row(1e40, "1e40");
    row(1.5e300, "1.5e300");
    row(std::numeric_limits<double>::max(), "1.7976931348623157e308");
    row(std::numeric_limits<double>::denorm_min(), "5e-324");
}

void DecimalTest::aDoubleBecomesTheShortestTextThatReadsBackAsItself()
{
    QFETCH(const double, value);
    QFETCH(const QByteArray, text);
    QCOMPARE(decimalOf(value), text);
}

void DecimalTest::everyDoubleReadsBack()
{
    QRandomGenerator random(1);
    for (int i = 0; i < rounds; ++i) {
        const double value = anyDouble(random);
        const QByteArray text = decimalOf(value);
        bool ok = false;
        QVERIFY2(text.toDouble(&ok) == value && ok, text.constData());
        QCOMPARE(decimalSum(text, "0"), text);
    }
}

void DecimalTest::integersAreWrittenAsIntegers()
{
    QRandomGenerator random(2);
    for (int i = 0; i < rounds; ++i) {
        const quint64 value = random.generate64() >> (11 + random.bounded(53)); // up to 2^53: each is a double
        QCOMPARE(decimalOf(double(value)), QByteArray::number(value));
    }
}

void DecimalTest::whatIsNegativeOrNotFiniteHasNoText()
{
    QCOMPARE(decimalOf(-1), QByteArray());
    QCOMPARE(decimalOf(std::numeric_limits<double>::infinity()), QByteArray());
    QCOMPARE(decimalOf(std::numeric_limits<double>::quiet_NaN()), QByteArray());
    QCOMPARE(decimalOf(-0.0), QByteArray("0"));
}

QTEST_GUILESS_MAIN(DecimalTest)
#include "tst_decimal.moc"
