// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/verdict.h"

#include <QTest>

using namespace Tally;

class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverTextIsMadeFitForEyes_data();
    void serverTextIsMadeFitForEyes();
    void serverTextIsCappedBetweenCharacters();
    void theFirstRowThatFitsCounts();
    void whatNoRowNamesIsTriedAgain();
    void aBadEventIsLookedForWhereThereAreSeveral();
};

void VerdictTest::serverTextIsMadeFitForEyes_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QString>("person");
    QTest::newRow("plain") << QByteArray("invalid_payload") << "invalid_payload";
    QTest::newRow("empty") << QByteArray() << "";
    QTest::newRow("blanks") << QByteArray("  a \r\n\t b  ") << "a b";
    QTest::newRow("control characters") << QByteArray("a\0b\x1b[31mc\x7f", 11) << "a b [31mc";
    QTest::newRow("C1 control characters") << QByteArray("a\xc2\x9b"
                                                         "b")
                                           << "a b";
    QTest::newRow("bidirectional") << QByteArray("a\xe2\x80\xae"
                                                 "b\xe2\x81\xa6"
                                                 "c\xd8\x9c"
                                                 "d\xe2\x80\x8f")
                                   << "abcd";
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a\xef\xbb\xbf"
                                                   "b")
                                     << "ab";
    QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b")
                                    << "a b";
    QTest::newRow("no UTF-8") << QByteArray("a\xff") << QStringLiteral("a\uFFFD");
    QTest::newRow("other scripts") << QByteArray("Größe 茶 🍵") << QStringLiteral("Größe 茶 🍵");
}

void VerdictTest::serverTextIsMadeFitForEyes()
{
    QFETCH(const QByteArray, server);
    QTEST(cleaned(server), "person");
}

void VerdictTest::serverTextIsCappedBetweenCharacters()
{
    QCOMPARE(cleaned(QByteArray(200, 'x')), QString(200, QLatin1Char('x')));
    QCOMPARE(cleaned(QByteArray(201, 'x')), QString(199, QLatin1Char('x')) + QChar(0x2026));
    QCOMPARE(cleaned(QByteArray(10'000'000, 'x')).size(), 200);
    for (int length = 0; length < 12; ++length) {
        const QString text = cleaned(QByteArray("🍵🍵🍵🍵🍵🍵🍵"), length);
        QVERIFY(text.size() <= length);
        QVERIFY(text.isValidUtf16());
        QCOMPARE(text.endsWith(QChar(0x2026)), length > 0);
    }
    QCOMPARE(cleaned("ab   cd", 4), QStringLiteral("ab…"));
}

void VerdictTest::theFirstRowThatFitsCounts()
{
    const QList<VerdictRow> table = {{200, 200, Meaning::Taken, Meaning::MaybeTaken},
                                     {200, 299, Meaning::NotNow, Meaning::NotNow},
                                     {401, 401, Meaning::BadKey, Meaning::NotNow}};
    QCOMPARE(verdictOf(table, 200, true, 1).kind, Verdict::Kind::Delivered);
    QCOMPARE(verdictOf(table, 200, false, 1).kind, Verdict::Kind::Retry);
    QVERIFY(verdictOf(table, 200, false, 1).ambiguous);
    QVERIFY(!verdictOf(table, 201, false, 1).ambiguous);
    QCOMPARE(verdictOf(table, 401, true, 1).kind, Verdict::Kind::KeyRefused);
    QCOMPARE(verdictOf(table, 401, false, 1).kind, Verdict::Kind::Retry);
}

void VerdictTest::whatNoRowNamesIsTriedAgain()
{
    QCOMPARE(verdictOf({}, 200, true, 1).kind, Verdict::Kind::Retry);
    QVERIFY(!verdictOf({}, 200, true, 1).ambiguous);
}

void VerdictTest::aBadEventIsLookedForWhereThereAreSeveral()
{
    const QList<VerdictRow> table = {{400, 400, Meaning::BadEvent, Meaning::NotNow}};
    QCOMPARE(verdictOf(table, 400, true, 500).kind, Verdict::Kind::Split);
    QCOMPARE(verdictOf(table, 400, true, 2).kind, Verdict::Kind::Split);
    QCOMPARE(verdictOf(table, 400, true, 1).kind, Verdict::Kind::Reject);
    QCOMPARE(verdictOf(table, 400, false, 2).kind, Verdict::Kind::Retry);
}

QTEST_GUILESS_MAIN(VerdictTest)
#include "tst_verdict.moc"
