// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/journal.h"

#include "plainvendor.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>
#include <vector>

#include <sys/resource.h>

using namespace Tally;

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasAppended();
    void tellsTheWorkerOnce();
    void survivesATornTailAtEveryByte();
    void survivesAFlippedBitAtEveryByte();
    void countsDamageOnce();
    void takesZerosAtTheEndForATornTail();
    void skipsWhatIsBelowTheWatermark();
    void closesFilesAtAMebibyteAndDropsThem();
    void keepsOrderFromManyThreads();
    void keepsWhatDoesNotFitInMemory();
    void cutsOffAShortWrite();
    void writesTheMemoryOnceThereIsAFolder();
    void rescuesADeletedFile();
    void scrubsWhatIsDoneWith();
    void becomesSynced();

private:
    static QList<Journal::Record> readAll(Journal &journal)
    {
        QList<Journal::Record> all;
        journal.catchUp();
        while (true) {
            const QList<Journal::Record> some = journal.read();
            if (some.isEmpty())
                return all;
            all += some;
        }
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
};

void JournalTest::givesBackWhatWasAppended()
{
    const QTemporaryDir folder;
    const QList<QByteArray> texts{"one", "", QByteArray(400'000, 'x'), QByteArray("\0\0", 2)};
    {
        Journal journal(folder.path(), 0);
        for (const QByteArray &text : texts)
            journal.append(text);
        QCOMPARE(journal.unread(), 4);
        const QList<Journal::Record> records = readAll(journal);
        QCOMPARE(records.size(), 4);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(records.at(i).number, quint64(i + 1));
            QCOMPARE(records.at(i).bytes, texts.at(i));
        }
        QCOMPARE(journal.unread(), 0);
        QVERIFY(readAll(journal).isEmpty());
    }
    Journal again(folder.path(), 0);
    QCOMPARE(again.unread(), 4);
    QCOMPARE(readAll(again).size(), 4);
    again.append("five");
    QCOMPARE(readAll(again).first().number, 5u);
}

void JournalTest::tellsTheWorkerOnce()
{
    const QTemporaryDir folder;
    Journal journal(folder.path(), 0);
    QVERIFY(journal.append("a"));
    QVERIFY(!journal.append("b"));
    journal.catchUp();
    QVERIFY(journal.append("c"));
    QVERIFY(!journal.append("d"));
}

void JournalTest::survivesATornTailAtEveryByte()
{
    const QTemporaryDir origin;
    {
        Journal journal(origin.path(), 0);
        journal.append("first");
        journal.append("second");
        journal.append("third");
    }
    const QByteArray whole = contentsOf(origin.filePath(QStringLiteral("journal-000001")));
    const QList<qsizetype> ends{0, 21, 43, 64};
    QCOMPARE(whole.size(), ends.last());
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const QTemporaryDir folder;
        put(folder.filePath(QStringLiteral("journal-000001")), whole.first(size));
        Journal journal(folder.path(), 0);
        const qsizetype intact = std::count_if(ends.begin() + 1, ends.end(), [size](qsizetype e) { return e <= size; });
        QCOMPARE(readAll(journal).size(), intact);
        QVERIFY(journal.takeDamage().isEmpty());
        journal.append("new");
        QCOMPARE(readAll(journal).size(), 1);
    }
}

void JournalTest::survivesAFlippedBitAtEveryByte()
{
    const QTemporaryDir origin;
    {
        Journal journal(origin.path(), 0);
        for (int i = 0; i < 5; ++i)
            journal.append("record " + QByteArray::number(i));
    }
    const QByteArray whole = contentsOf(origin.filePath(QStringLiteral("journal-000001")));
    const qsizetype each = whole.size() / 5;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char bit : {char(1), char(0x80)}) {
            const QTemporaryDir folder;
            QByteArray changed = whole;
            changed[at] = char(changed.at(at) ^ bit);
            put(folder.filePath(QStringLiteral("journal-000001")), changed);
            Journal journal(folder.path(), 0);
            QSet<QByteArray> texts;
            for (const Journal::Record &record : readAll(journal))
                texts.insert(record.bytes);
            // All but the one that was hit, and nothing that never was.
            QCOMPARE(texts.size(), 4);
            QVERIFY(!texts.contains("record " + QByteArray::number(at / each)));
            const QList<Journal::Damage> damage = journal.takeDamage();
            // The last record with a length that is too big looks exactly like one that a kill cut off.
            if (at / each < 4 || !damage.isEmpty()) {
                QCOMPARE(damage.size(), 1);
                QCOMPARE(damage.first().events, 1);
                QVERIFY(QFile::exists(damage.first().file));
            } else {
                QVERIFY(at - 4 * each < 16);
            }
        }
    }
}

void JournalTest::countsDamageOnce()
{
    const QTemporaryDir folder;
    {
        Journal journal(folder.path(), 0);
        journal.append("first");
        journal.append("second");
    }
    QByteArray bytes = contentsOf(folder.filePath(QStringLiteral("journal-000001")));
    bytes[18] = 'X';
    put(folder.filePath(QStringLiteral("journal-000001")), bytes);
    {
        Journal journal(folder.path(), 0);
        QCOMPARE(journal.takeDamage().size(), 1);
        QCOMPARE(journal.unread(), 1);
    }
    Journal journal(folder.path(), 0);
    QVERIFY(journal.takeDamage().isEmpty());
    QCOMPARE(readAll(journal).first().bytes, QByteArray("second"));
}

void JournalTest::takesZerosAtTheEndForATornTail()
{
    const QTemporaryDir folder;
    {
        Journal journal(folder.path(), 0);
        journal.append("first");
    }
    const QString path = folder.filePath(QStringLiteral("journal-000001"));
    put(path, contentsOf(path) + QByteArray(4096, '\0'));
    Journal journal(folder.path(), 0);
    QCOMPARE(readAll(journal).size(), 1);
    QVERIFY(journal.takeDamage().isEmpty());
}

void JournalTest::skipsWhatIsBelowTheWatermark()
{
    const QTemporaryDir folder;
    {
        Journal journal(folder.path(), 0);
        for (int i = 0; i < 10; ++i)
            journal.append(QByteArray::number(i));
    }
    {
        Journal journal(folder.path(), 7);
        QCOMPARE(journal.unread(), 3);
        QCOMPARE(readAll(journal).first().number, 8u);
    }
    Journal journal(folder.path(), 10);
    QCOMPARE(journal.unread(), 0);
    QVERIFY(filesIn(folder.path()).isEmpty());
    journal.append("x");
    QCOMPARE(readAll(journal).first().number, 11u);
}

void JournalTest::closesFilesAtAMebibyteAndDropsThem()
{
    const QTemporaryDir folder;
    Journal journal(folder.path(), 0);
    const QByteArray text(1000, 'x');
    quint64 last = 0;
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 100; ++i)
            journal.append(text);
        const QList<Journal::Record> records = readAll(journal);
        QCOMPARE(records.size(), 100);
        last = records.last().number;
    }
    QCOMPARE(last, 4000u);
    QCOMPARE(filesIn(folder.path()).size(), 4);
    journal.dropUpTo(1500);
    QCOMPARE(filesIn(folder.path()).size(), 3);
    journal.dropUpTo(last);
    QCOMPARE(filesIn(folder.path()).size(), 1);
    journal.seal();
    journal.dropUpTo(last);
    QVERIFY(filesIn(folder.path()).isEmpty());
    // Also without a worker that closes them.
    for (int i = 0; i < 6000; ++i)
        journal.append(text);
    QCOMPARE(filesIn(folder.path()).size(), 2);
    QCOMPARE(readAll(journal).size(), 6000);
}

void JournalTest::keepsOrderFromManyThreads()
{
    const QTemporaryDir folder;
    constexpr int each = 3000;
    {
        Journal journal(folder.path(), 0);
        std::vector<std::thread> threads;
        for (char name = 'a'; name < 'e'; ++name) {
            threads.emplace_back([&journal, name] {
                for (int i = 0; i < each; ++i)
                    journal.append(name + QByteArray::number(i).rightJustified(400, '0'));
            });
        }
        QList<Journal::Record> records;
        while (records.size() < 4 * each) {
            records += readAll(journal);
            journal.sync();
            journal.dropUpTo(journal.lastRead() / 2);
        }
        for (std::thread &thread : threads)
            thread.join();
        QHash<char, int> next;
        for (qsizetype i = 0; i < records.size(); ++i) {
            QCOMPARE(records.at(i).number, quint64(i + 1));
            const QByteArray &bytes = records.at(i).bytes;
            QCOMPARE(bytes.mid(1).toInt(), next[bytes.at(0)]++);
        }
        QVERIFY(journal.takeDamage().isEmpty());
    }
}

// Every file of this process may be this long at the most, while the object lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    void (*m_handler)(int);
    rlimit m_before;
};

void JournalTest::keepsWhatDoesNotFitInMemory()
{
    const QTemporaryDir folder;
    Journal journal(folder.path(), 0);
    {
        const FileSizeLimit limit(250);
        for (int i = 0; i < 10; ++i)
            journal.append(QByteArray(100, char('a' + i)));
        QVERIFY(!journal.problem().isEmpty());
        QVERIFY(!journal.sync());
        QVERIFY(!journal.retry(0));
        QCOMPARE(readAll(journal).size(), 10);
        QVERIFY(readAll(journal).isEmpty());
        journal.append("late");
    }
    QVERIFY(journal.retry(0));
    QVERIFY(journal.problem().isEmpty());
    QCOMPARE(readAll(journal).size(), 1);
    journal.append("later");
    QCOMPARE(readAll(journal).size(), 1);
    QVERIFY(journal.takeDamage().isEmpty());
    QVERIFY(journal.sync());
    Journal again(folder.path(), 0);
    const QList<Journal::Record> records = readAll(again);
    QCOMPARE(records.size(), 12);
    for (int i = 0; i < 12; ++i)
        QCOMPARE(records.at(i).number, quint64(i + 1));
    QVERIFY(again.takeDamage().isEmpty());
}

void JournalTest::cutsOffAShortWrite()
{
    const QTemporaryDir folder;
    Journal journal(folder.path(), 0);
    journal.append("x");
    const FileSizeLimit limit(50);
    journal.append(QByteArray(100, 'y')); // 33 of its bytes would fit
    QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("journal-000001"))).size(), 17);
}

void JournalTest::writesTheMemoryOnceThereIsAFolder()
{
    const QTemporaryDir folder;
    {
        Journal journal({}, 0);
        journal.append("one");
        QCOMPARE(readAll(journal).size(), 1);
        journal.append("two");
        QVERIFY(journal.problem().isEmpty());
        journal.setFolder(folder.filePath(QStringLiteral("q")));
        QCOMPARE(readAll(journal).size(), 1);
        QCOMPARE(journal.unread(), 0);
        journal.append("three");
    }
    Journal again(folder.filePath(QStringLiteral("q")), 0);
    QCOMPARE(readAll(again).size(), 3);
}

void JournalTest::rescuesADeletedFile()
{
    const QTemporaryDir parent;
    const QString folder = parent.filePath(QStringLiteral("q"));
    QVERIFY(makeFolder(folder));
    Journal journal(folder, 0);
    journal.append("one");
    QCOMPARE(readAll(journal).size(), 1);
    journal.append("two");
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(!journal.sync());
    QVERIFY(!journal.problem().isEmpty());
    journal.append("three");
    QVERIFY(makeFolder(folder));
    QVERIFY(journal.retry(0));
    QCOMPARE(readAll(journal).size(), 2);
    Journal again(folder, 0);
    QCOMPARE(readAll(again).size(), 3);
}

void JournalTest::scrubsWhatIsDoneWith()
{
    const QTemporaryDir folder;
    Journal journal(folder.path(), 0);
    journal.append("secret");
    QCOMPARE(readAll(journal).size(), 1);
    journal.append("kept");
    journal.scrub(1);
    QVERIFY(!isAnywhere(folder.path(), "secret"));
    QVERIFY(isAnywhere(folder.path(), "kept"));
    journal.append("next");
    QCOMPARE(readAll(journal).size(), 2);
    QCOMPARE(journal.unread(), 0);
    QVERIFY(journal.takeDamage().isEmpty());
    Journal again(folder.path(), 1);
    QCOMPARE(readAll(again).size(), 2);
}

void JournalTest::becomesSynced()
{
    const QTemporaryDir folder;
    Journal journal(folder.path(), 0);
    QVERIFY(journal.isSynced());
    journal.append("x");
    QVERIFY(!journal.isSynced());
    QVERIFY(journal.sync());
    QVERIFY(journal.isSynced());
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
