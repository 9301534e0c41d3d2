// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/files.h"
#include "store/segment.h"

#include "plainvendor.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Tally;

class SegmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackByteForByte_data();
    void readsBackByteForByte();
    void isReadableWithPlainQSettings();
    void isPrivateWhateverTheUmask();
    void noticesEveryTruncation();
    void noticesChangedBytes();
    void takesNoValueThatQSettingsWouldUnpack_data();
    void takesNoValueThatQSettingsWouldUnpack();
    void leavesNothingBesideItself();
    void doesNotWriteThroughALink();
    void namesGoThereAndBack();
    void otherNamesAreNoSegments_data();
    void otherNamesAreNoSegments();
    void halvesShareTheRange();

private:
    static StoredBatch sample()
    {
        return {{"0b1e2d3c-0000-4000-8000-000000000001", "events", {QStringLiteral("a"), QStringLiteral("b")},
                 {"{\"event\":\"a\"}", "{\"event\":\"b\"}"}}, {}, 0, 0};
    }
};

void SegmentTest::readsBackByteForByte_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("plain", "hello");
    row("quotes and backslashes", R"(\"a\" \\ \\\\ \/ \n)");
    row("escaped NUL", R"(a\u0000b)");
    row("QSettings' own words", R"(@Variant(\u0000) @Invalid() @ByteArray(x) @@ @String(a))");
    row("separators", "', ; % = [x] #a ,, a:b | & <>");
    row("line separators", QByteArray("\xe2\x80\xa8 \xe2\x80\xa9 \xc2\x85"));
    row("emoji", QByteArray("\xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80"));
    row("umlauts before a hex digit", QByteArray("\xc3\xa4" "f \xc3\xbc" "1"));
    row("byte order marks", QByteArray("\xef\xbb\xbf x \\\"\xef\xbb\xbf"));
    row("non-characters", QByteArray("\xef\xbf\xbe \xef\xbf\xbf \xef\xb7\x90"));
    row("DEL and friends", QByteArray("\x7f \xc2\x80 \xc2\xa0"));
    row("spaces at the ends", "   ");
    row("nothing", "");
    row("long", QByteArray(100'000, 'x'));
}

void SegmentTest::readsBackByteForByte()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    for (const int count : {1, 2, 5}) {
        StoredBatch stored{{"0b1e2d3c-0000-4000-8000-000000000001", "events", {}, {}}, {}, 422, 1'700'000'000'123};
        for (int i = 0; i < count; ++i) {
            stored.batch.eventIds.append(QStringLiteral("id-%1,'\"@;").arg(i));
            stored.batch.events.append("{\"t\":\"" + text + "\",\"n\":" + QByteArray::number(i) + '}');
            stored.reasons.append(QString::fromUtf8(text));
        }
        const QString path = folder.filePath(QStringLiteral("s%1.ini").arg(count));
        QVERIFY(writeSegment(path, stored));
        const std::optional<StoredBatch> back = readSegment(path);
        QVERIFY(back);
        QCOMPARE(back->batch.id, stored.batch.id);
        QCOMPARE(back->batch.route, stored.batch.route);
        QCOMPARE(back->batch.eventIds, stored.batch.eventIds);
        QCOMPARE(back->batch.events, stored.batch.events);
        QCOMPARE(back->reasons, stored.reasons);
        QCOMPARE(back->httpStatus, 422);
        QCOMPARE(back->timeMs, stored.timeMs);
    }
}

void SegmentTest::isReadableWithPlainQSettings()
{
    const QTemporaryDir folder;
    QVERIFY(writeSegment(folder.filePath(QStringLiteral("s.ini")), sample()));
    const QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    QCOMPARE(settings.value(QStringLiteral("events")).toStringList(),
             QStringList({QStringLiteral("{\"event\":\"a\"}"), QStringLiteral("{\"event\":\"b\"}")}));
}

void SegmentTest::isPrivateWhateverTheUmask()
{
    const QTemporaryDir folder;
    for (const mode_t mask : {mode_t(0), mode_t(0022), mode_t(0777)}) {
        const mode_t before = ::umask(mask);
        const bool written = writeSegment(folder.filePath(QStringLiteral("s.ini")), sample());
        const bool made = makeFolder(folder.filePath(QStringLiteral("f%1/g").arg(mask)));
        ::umask(before);
        QVERIFY(written);
        QVERIFY(made);
        struct stat status;
        QCOMPARE(::stat(qPrintable(folder.filePath(QStringLiteral("s.ini"))), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0600));
        QCOMPARE(::stat(qPrintable(folder.filePath(QStringLiteral("f%1").arg(mask))), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0700));
    }
}

void SegmentTest::noticesEveryTruncation()
{
    const QTemporaryDir folder;
    QVERIFY(writeSegment(folder.filePath(QStringLiteral("s.ini")), sample()));
    const QByteArray whole = contentsOf(folder.filePath(QStringLiteral("s.ini")));
    // The last byte is a line end, which says nothing.
    for (qsizetype size = 0; size < whole.size() - 1; ++size) {
        const QString path = folder.filePath(QStringLiteral("cut.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(whole.first(size));
        file.close();
        QVERIFY2(!readSegment(path), whole.first(size).constData());
    }
}

void SegmentTest::noticesChangedBytes()
{
    const QTemporaryDir folder;
    QVERIFY(writeSegment(folder.filePath(QStringLiteral("s.ini")), sample()));
    const QByteArray whole = contentsOf(folder.filePath(QStringLiteral("s.ini")));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray changed = whole;
        changed[at] = char(changed.at(at) ^ 1);
        const QString path = folder.filePath(QStringLiteral("flip%1.ini").arg(at));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(changed);
        file.close();
        // Some bytes do not matter (spaces, the group's name); what is read must be what was written, or nothing.
        if (const std::optional<StoredBatch> back = readSegment(path)) {
            QCOMPARE(back->batch.events, sample().batch.events);
            QCOMPARE(back->batch.eventIds, sample().batch.eventIds);
            QCOMPARE(back->batch.id, sample().batch.id);
        }
    }
}

// QSettings makes any type of Qt's out of @Variant(…), with the parsers of QDataStream.
void SegmentTest::takesNoValueThatQSettingsWouldUnpack_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("text") << QByteArray("words, \"and, more\", @@x, @String(\\0)") << true;
    QTest::newRow("blank in quotes") << QByteArray(R"j(" @Variant(\0\0\0\b)", "	@x")j") << true;
    QTest::newRow("blank behind empty quotes") << QByteArray(R"j("" @Variant(\0\0\0\b))j") << false;
    QTest::newRow("variant") << QByteArray(R"(@Variant(\0\0\0\b\0\0\0\0))") << false;
    QTest::newRow("in quotes") << QByteArray(R"j("@Variant(\0\0\0\b)")j") << false;
    QTest::newRow("second of a list") << QByteArray(R"(a, @Variant(\0\0\0\b))") << false;
    QTest::newRow("@ in hex") << QByteArray(R"(\x40Variant(\0\0\0\b))") << false;
    QTest::newRow("@ in octal") << QByteArray(R"(\100Variant(\0\0\0\b))") << false;
    QTest::newRow("behind empty quotes") << QByteArray(R"j(""@Variant(\0\0\0\b))j") << false;
    QTest::newRow("on the next line") << QByteArray("\\\n@Variant(\\0\\0\\0\\b)") << false;
    QTest::newRow("bytes") << QByteArray("@ByteArray(x)") << false;
    QTest::newRow("time") << QByteArray(R"(@DateTime(\0\0\0\x10))") << false;
    QTest::newRow("rectangle") << QByteArray("@Rect(1 2 3 4)") << false;
}

void SegmentTest::takesNoValueThatQSettingsWouldUnpack()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, isTaken);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("s.ini"));
    StoredBatch stored;
    stored.batch = {"id", "route", {QStringLiteral("e")}, {"{}"}};
    QVERIFY(writeSegment(path, stored));
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("more=" + value + '\n');
    file.close();
    QCOMPARE(readSegment(path).has_value(), isTaken);
}

void SegmentTest::leavesNothingBesideItself()
{
    const QTemporaryDir folder;
    QVERIFY(writeSegment(folder.filePath(QStringLiteral("s.ini")), sample()));
    QCOMPARE(filesIn(folder.path()), QStringList(QStringLiteral("s.ini")));
    QVERIFY(!writeSegment(folder.filePath(QStringLiteral("no/such/folder.ini")), sample()));
    QCOMPARE(filesIn(folder.path()), QStringList(QStringLiteral("s.ini")));
}

void SegmentTest::doesNotWriteThroughALink()
{
    const QTemporaryDir folder;
    const QString victim = folder.filePath(QStringLiteral("victim"));
    QFile file(victim);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    QVERIFY(QFile::link(victim, folder.filePath(QStringLiteral("s.ini.part"))));
    QVERIFY(QFile::link(victim, folder.filePath(QStringLiteral("s.ini"))));
    QVERIFY(writeSegment(folder.filePath(QStringLiteral("s.ini")), sample()));
    QCOMPARE(contentsOf(victim), QByteArray("precious"));
    QVERIFY(readSegment(folder.filePath(QStringLiteral("s.ini"))));
}

void SegmentTest::namesGoThereAndBack()
{
    SegmentName name = SegmentName::ofRange(1, 500, 497);
    name.settled = 3;
    QCOMPARE(name.fileName(), QStringLiteral("000000000001-000000000500-497-3.ini"));
    const auto back = SegmentName::parse(name.fileName());
    QVERIFY(back);
    QCOMPARE(back->first, 1u);
    QCOMPARE(back->last, 500u);
    QCOMPARE(back->count, 497);
    QCOMPARE(back->settled, 3);
    QCOMPARE(back->key, name.key);
    const auto retry = SegmentName::parse(SegmentName::ofRetry(QStringLiteral("a-b_3"), 7).fileName());
    QVERIFY(retry);
    QVERIFY(retry->isRetry());
    QCOMPARE(retry->count, 7);
    const auto quarantine = QuarantineName::parse(QuarantineName{QStringLiteral("a-b_3"), 7}.fileName());
    QVERIFY(quarantine);
    QCOMPARE(quarantine->base, QStringLiteral("a-b_3"));
    QCOMPARE(quarantine->count, 7);
}

void SegmentTest::otherNamesAreNoSegments_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", ".ini", "---.ini", "1-2-3-4.ini", "state.ini", "000000000001-000000000002-2-0.ini.part",
                             "000000000001-000000000002-3-0.ini", "000000000002-000000000001-1-0.ini",
                             "000000000001-000000000002-0-0.ini", "000000000001-000000000002-2-3.ini",
                             "000000000001-000000000002-2--1.ini", "journal-000001", "000000000007.mark"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void SegmentTest::otherNamesAreNoSegments()
{
    QFETCH(QString, name);
    QVERIFY(!SegmentName::parse(name));
}

void SegmentTest::halvesShareTheRange()
{
    const SegmentName parent = SegmentName::ofRange(10, 19, 5);
    const auto [first, second] = parent.halves(3, 2);
    QCOMPARE(first.first, 10u);
    QCOMPARE(first.last + 1, second.first);
    QCOMPARE(second.last, 19u);
    QVERIFY(first.isInside(parent));
    QVERIFY(second.isInside(parent));
    QVERIFY(!parent.isInside(first));
    QVERIFY(!parent.isInside(parent));
    const SegmentName retry = SegmentName::ofRetry(QStringLiteral("x_1"), 2);
    QVERIFY(retry.halves(1, 1).first.isInside(retry));
    QVERIFY(!SegmentName::ofRetry(QStringLiteral("x_10"), 2).isInside(retry));
}

QTEST_GUILESS_MAIN(SegmentTest)
#include "tst_segment.moc"
