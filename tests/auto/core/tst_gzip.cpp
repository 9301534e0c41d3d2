// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/gzip.h"
#include "tools/collector/gunzip.h"

#include <QTest>

#include <random>

using namespace Tally;

class GzipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPackedComesOutAgain();
    void theSameGoesInTheSameComesOut();
};

void GzipTest::whatIsPackedComesOutAgain()
{
    std::mt19937 random(7);
    for (const qsizetype size : {0, 1, 1000, 100'000, 460'800}) {
        QByteArray noise(size, Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(random());
        for (const QByteArray &plain : {noise, QByteArray(size, 'a')}) {
            const auto back = Inbound::gunzip(gzip(plain), 1 << 20);
            QVERIFY(back);
            QCOMPARE(*back, plain);
            QCOMPARE(gunzip(gzip(plain)), std::optional(plain));
        }
    }
}

void GzipTest::theSameGoesInTheSameComesOut()
{
    const QByteArray plain(10'000, 'a');
    const QByteArray packed = gzip(plain);
    QCOMPARE(gzip(plain), packed);
    QCOMPARE(packed.left(2), QByteArray("\x1f\x8b"));
    QCOMPARE(packed.mid(3, 5), QByteArray(5, '\0')); // neither a name nor a time
    QVERIFY(packed.size() < 100);
    QVERIFY(!gunzip(packed.chopped(1)) && !gunzip(packed + 'x') && !gunzip(plain) && !gunzip({}));
}

QTEST_GUILESS_MAIN(GzipTest)
#include "tst_gzip.moc"
