// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A store damaged in every place, with strangers in it, and behind symbolic links. Short by default; with TALLY_DAMAGE=all
// in the environment every byte of every file in every way.

#include "damagestore.h"

#include "store/files.h"
#include "store/journalrecord.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Tally;

namespace {

// With a sanitizer everything takes ten times as long; the bytes in between are for the builds without.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qsizetype step = 5;
#else
constexpr qsizetype step = 1;
#endif

} // namespace

class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAllInAnIntactStore();
    void opensTheStoreOfEveryVersion();
    void losesNothingIntactWhateverByteIsDamaged();
    void ignoresStrangers();
    void followsNoSymbolicLink();
    void isForItsUserAloneWhateverTheUmask();

private:
    QString copy()
    {
        const QString folder = m_work.filePath(QString::number(++m_copies));
        copyFolder(m_store.path(), folder);
        return folder;
    }
    static bool isAll() { return qEnvironmentVariable("TALLY_DAMAGE") == QLatin1String("all"); }
    QStringList all() const
    {
        QStringList ids;
        for (int i : {3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15})
            ids.append(QStringLiteral("e%1").arg(i));
        return ids;
    }
    void check(const QString &path, const QByteArray &damaged, const QByteArray &whole, const QString &how);

    QTemporaryDir m_store{quickPlace()};
    QTemporaryDir m_work{quickPlace()};
    int m_copies = 0;
    int m_damages = 0;
    int m_intactLost = 0;
    int m_untold = 0; // of journals that were cut: nobody can know
    int m_told = 0;
};

void DamageTest::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("tally.*=false")); // what is set aside is told thousands of times
    makeStore(m_store.path());
    if (const QString place = qEnvironmentVariable("TALLY_KEEP_STORE"); !place.isEmpty())
        copyFolder(m_store.path(), place);
}

void DamageTest::findsAllInAnIntactStore()
{
    const Found found = openStore(copy());
    QCOMPARE(found.delivered, all());
    QCOMPARE(found.damages, 0);
    QVERIFY(!found.isIdentityDamaged);
    QCOMPARE(found.identity.userId, QStringLiteral("user_42"));
    QCOMPARE(found.memory.failedAttempts, 4);
    QCOMPARE(found.quarantined, 1);
    QCOMPARE(found.readable, 1);
}

void DamageTest::opensTheStoreOfEveryVersion()
{
    const QDir data(QStringLiteral(TEST_DATA));
    const QStringList versions = data.entryList({QStringLiteral("store-*")}, QDir::Dirs);
    QVERIFY(!versions.isEmpty());
    for (const QString &version : versions) {
        const QString folder = m_work.filePath(version);
        copyFolder(data.filePath(version), folder);
        const Found found = openStore(folder);
        QCOMPARE(found.delivered, all());
        QCOMPARE(found.damages, 0);
        QCOMPARE(found.identity.anonymousId, QStringLiteral("5b1f8a52-8c3e-4c39-a6d1-2f5d0f6f9a11"));
        QCOMPARE(found.identity.consent, QStringLiteral("granted"));
        QCOMPARE(found.memory.retryAfterUntilMs, 1'795'000'060'000);
        QCOMPARE(found.readable, 1);
    }
}

void DamageTest::check(const QString &path, const QByteArray &damaged, const QByteArray &whole, const QString &how)
{
    const QString folder = copy();
    putContents(folder + QLatin1Char('/') + path, damaged);
    ++m_damages;

    // Which events it may cost.
    QSet<QString> mayBeLost;
    bool isTold = true;
    if (path.contains(QLatin1String("journal-"))) {
        const ParsedJournal before = parseJournal(whole, 0, 0);
        qsizetype at = 0;
        for (const JournalRecord &record : before.records) {
            const qsizetype end = at + 16 + record.bytes.size();
            if (damaged.mid(at, end - at) != whole.mid(at, end - at)) {
                mayBeLost.insert(fromRecord(record.bytes)->id);
                // What ends early may have been cut off by a kill inside append(), which then had not returned.
                isTold = isTold && damaged.size() == whole.size() && end != whole.size();
            }
            at = end;
        }
    } else if (path.contains(QLatin1String("runs/")) && path.endsWith(QLatin1String(".ini"))) {
        const QString name = path.section(QLatin1Char('/'), -1);
        const int first = name.left(12).toInt();
        if (name != QLatin1String("000000000009-000000000010-2-0.ini")) { // the parent has them too
            for (int i = first; i <= name.mid(13, 12).toInt(); ++i)
                mayBeLost.insert(QStringLiteral("e%1").arg(i));
        }
    }

    const Found found = openStore(folder);
    const QByteArray text = (path + QLatin1String(": ") + how + QLatin1String(" -> ")
                             + found.delivered.join(QLatin1Char(' ')) + QStringLiteral(", told %1").arg(found.lost)).toUtf8();
    const auto about = [&text] { return text.constData(); };
    const QStringList wanted = all();
    int missing = 0;
    for (const QString &id : wanted) {
        const auto times = found.delivered.count(id);
        QVERIFY2(times <= 1, about());
        missing += times == 0;
        if (times == 0 && !mayBeLost.contains(id)) {
            ++m_intactLost;
            QVERIFY2(false, about());
        }
    }
    QCOMPARE(found.delivered.size() + missing, wanted.size()); // nothing that was never there
    if (isTold)
        QVERIFY2(found.lost == missing, about());
    m_told += found.lost;
    m_untold += std::max(0, missing - found.lost);
    if (path == QLatin1String("identity.ini") && found.isIdentityDamaged)
        QVERIFY2(QFile::exists(folder + QLatin1String("/identity.ini.corrupt")), about());
    else
        QVERIFY2(found.identity.userId == QLatin1String("user_42"), about());
    QVERIFY2(found.memory == SendMemory() || found.memory.failedAttempts == 4, about());
    QCOMPARE(found.quarantined, 1);
    if (found.lost > 0) // what is left of it can be looked at
        QVERIFY2(!pathsIn(folder).filter(QLatin1String(".corrupt")).isEmpty(), about());
    // And then it is quiet.
    const Found again = openStore(folder);
    QVERIFY2(again.delivered.isEmpty() && again.damages == 0 && !again.isIdentityDamaged, about());
    QDir(folder).removeRecursively();
}

void DamageTest::losesNothingIntactWhateverByteIsDamaged()
{
    QStringList files = pathsIn(m_store.path());
    files.removeIf([](const QString &path) { return path.endsWith(QLatin1String(".lock")); });
    if (!isAll()) { // one of each kind
        files.removeIf([](const QString &path) {
            return path.contains(QLatin1String("000000000006-")) || path.contains(QLatin1String("000000000009-000000000012"))
                || path.endsWith(QLatin1String("journal-000002"));
        });
    }
    qint64 bytes = 0;
    for (const QString &path : std::as_const(files)) {
        const QByteArray whole = contentsOf(m_store.filePath(path));
        bytes += whole.size();
        for (qsizetype at = 0; at < whole.size(); at += step) {
            const QString place = QStringLiteral("byte %1, ").arg(at);
            for (int bit = 0; bit < 8; ++bit) {
                if (!isAll() && (at % 2 == 1 || bit != at / 2 % 8))
                    continue;
                QByteArray flipped = whole;
                flipped[at] = char(flipped.at(at) ^ (1 << bit));
                check(path, flipped, whole, place + QStringLiteral("bit %1").arg(bit));
            }
            if (isAll() || at % 8 == 3)
                check(path, whole.left(at), whole, place + QLatin1String("cut"));
            if (isAll() || at % 8 == 7)
                check(path, whole.left(at) + QByteArray(whole.size() - at, '\0'), whole, place + QLatin1String("zeros"));
            if (QTest::currentTestFailed())
                return;
        }
        check(path, {}, whole, QStringLiteral("empty"));
        // A mark has no contents, and a journal's end may be cut: more at the end is no loss.
        check(path, whole + "garbage \xff\0", whole, QStringLiteral("garbage behind it"));
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d files, %lld bytes, %d damages: crashes 0, intact entries lost %d, lost and told %d, cut off and untold %d",
          int(files.size()), bytes, m_damages, m_intactLost, m_told, m_untold);
}

void DamageTest::ignoresStrangers()
{
    const QString folder = copy();
    const QStringList runs = QDir(folder + QLatin1String("/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const QString place = folder + QLatin1String("/runs/") + runs.first() + QLatin1String("/plain/");
    const QString segment = QStringLiteral("000000000003-000000000005-3-0.ini");
    const QByteArray contents = contentsOf(place + segment);
    // Copies as people and programs make them, names of a version to come, numbers beyond all bounds.
    for (const QString &name :
         {segment + QLatin1Char('~'), segment + QLatin1String(".bak"), QLatin1String("Copy of ") + segment,
          QStringLiteral("000000000003-000000000005-3-0 (1).ini"), QStringLiteral("v2-000000000016-000000000018-3-0.ini"),
          QStringLiteral("000000000016-000000000018-3-0.v2"), QStringLiteral("18446744073709551615-18446744073709551615-1-0.ini"),
          QStringLiteral("99999999999999999999-99999999999999999999-1-0.ini"), QStringLiteral("000000000016-000000000018-2147483648-0.ini"),
          QStringLiteral("000000000016-000000000018--1-0.ini"), QStringLiteral("18446744073709551615.mark"), QStringLiteral("x.mark"),
          QStringLiteral("nobody.sent"), QStringLiteral("journal-"), QStringLiteral("journal-x"), QStringLiteral("journal-18446744073709551615"),
          QStringLiteral(".DS_Store"), QStringLiteral("desktop.ini"), QStringLiteral("-.ini"), QStringLiteral("retry-.ini")})
        putContents(place + name, contents);
    for (const QString &name : {QStringLiteral("000000000016-000000000018-3-0.ini"), QStringLiteral("journal-000003"),
                                QStringLiteral("000000000099.mark"), QStringLiteral("identity.ini"), QStringLiteral("new")}) {
        QVERIFY(QDir().mkpath(place + name));
        QDir().mkpath(folder + QLatin1String("/runs/") + name);
        QDir().mkpath(folder + QLatin1String("/plain/quarantine/") + name);
    }
    QVERIFY(::mkfifo(QFile::encodeName(place + QLatin1String("pipe")).constData(), 0600) == 0);
    const Found found = openStore(folder);
    QCOMPARE(found.delivered, all());
    QCOMPARE(found.quarantined, 1);
    // It is still a store: what comes is numbered and kept.
    const PlainVendor vendor;
    {
        Queue queue(place.chopped(1), runs.first());
        queue.append(recordOf(QStringLiteral("new")));
        QVERIFY2(queue.problem().isEmpty(), qPrintable(queue.problem()));
    }
    QCOMPARE(openStore(folder).delivered, QStringList{QStringLiteral("new")});
}

void DamageTest::followsNoSymbolicLink()
{
    const QTemporaryDir outside(quickPlace());
    const QString target = outside.filePath(QStringLiteral("target"));
    const QString targetFolder = outside.filePath(QStringLiteral("folder"));
    const QByteArray secret = "somebody:x:0:0:secret\n";
    const auto lookOutside = [&] {
        QStringList seen;
        for (const QString &path : pathsIn(outside.path(), true)) {
            const QFileInfo info(outside.filePath(path));
            seen.append(path + QString::number(info.lastModified().toMSecsSinceEpoch()) + QString::number(info.permissions())
                        + (info.isFile() ? QString::fromLatin1(contentsOf(info.filePath()).toHex()) : QString()));
        }
        return seen;
    };
    putContents(target, secret);
    QDir().mkpath(targetFolder);
    copyFolder(m_store.path(), targetFolder); // whatever is looked for is there
    putContents(targetFolder + QLatin1String("/letter.txt"), secret);
    const QStringList before = lookOutside();
    const QString run = QDir(m_store.filePath(QStringLiteral("runs"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first();
    int links = 0;
    for (const QString &path : pathsIn(m_store.path(), true)) {
        const bool isFolder = QFileInfo(m_store.filePath(path)).isDir();
        for (const QString &to : {isFolder ? targetFolder + QLatin1Char('/') + path : target, isFolder ? targetFolder : targetFolder + QLatin1Char('/') + path,
                                  outside.filePath(QStringLiteral("nothing")), QStringLiteral("itself")}) {
            const QString folder = copy();
            const QString link = folder + QLatin1Char('/') + path;
            QVERIFY(isFolder ? QDir(link).removeRecursively() : QFile::remove(link));
            const QString destination = to == QLatin1String("itself") ? link : to;
            QVERIFY(::symlink(QFile::encodeName(destination).constData(), QFile::encodeName(link).constData()) == 0);
            ++links;
            const Found found = openStore(folder);
            QVERIFY2(QSet<QString>(found.delivered.begin(), found.delivered.end()).size() == found.delivered.size(), qPrintable(path));
            // Everything that writes.
            IdentityFile identity(folder);
            Identity who;
            identity.update(&who, [](Identity &i) { i.userId = QStringLiteral("other"); });
            identity.touchActivity(1'796'000'000'000);
            writeSendMemory(folder + QLatin1String("/plain"), {1, 2, 3, {}});
            const bool isInside = Tally::isFolder(folder + QLatin1String("/runs")) && Tally::isFolder(folder + QLatin1String("/runs/") + run)
                && Tally::isFolder(folder + QLatin1String("/runs/") + run + QLatin1String("/plain"));
            if (isInside) { // else adoption does not get there
                const PlainVendor vendor;
                Queue queue(folder + QLatin1String("/runs/") + run + QLatin1String("/plain"), run);
                queue.append(recordOf(QStringLiteral("new")));
                queue.takeIn(vendor);
                queue.freeze(vendor);
                if (const auto segment = queue.next(vendor)) {
                    queue.noteSent(*segment, 1'796'000'000'000);
                    queue.quarantine(*segment, {{QStringLiteral("new"), QStringLiteral("why")}}, 400,
                                     folder + QLatin1String("/plain/quarantine"));
                    queue.settle(*segment);
                }
                queue.clear();
            }
            Quarantine(folder + QLatin1String("/plain/quarantine")).clear();
            identity.forgetActivity();
            for (const auto &orphan : orphansIn(folder))
                orphan->removeIfEmpty();
            QVERIFY2(lookOutside() == before, qPrintable(path + QLatin1String(" -> ") + to));
            for (const QString &file : pathsIn(folder))
                QVERIFY2(QFileInfo(folder + QLatin1Char('/') + file).isSymLink()
                             || !contentsOf(folder + QLatin1Char('/') + file).contains("secret"),
                         qPrintable(path + QLatin1String(" -> ") + file));
        }
    }
    qInfo("%d symbolic links, nothing behind them changed", links);
}

void DamageTest::isForItsUserAloneWhateverTheUmask()
{
    const auto openToOthers = [](const QString &folder) {
        QStringList wrong;
        for (const QString &path : pathsIn(folder, true) + QStringList{QStringLiteral(".")}) {
            struct stat status;
            if (::lstat(QFile::encodeName(folder + QLatin1Char('/') + path).constData(), &status) != 0)
                continue;
            if ((status.st_mode & 07777) != (S_ISDIR(status.st_mode) ? 0700u : 0600u))
                wrong.append(path + QLatin1Char(' ') + QString::number(status.st_mode & 07777, 8));
        }
        return wrong.join(QLatin1String(", "));
    };
    for (const mode_t mask : {mode_t(0), mode_t(022), mode_t(077), mode_t(0777)}) {
        const QString folder = m_work.filePath(QStringLiteral("mask-%1/inner").arg(mask, 0, 8));
        if (mask == 0) { // there already, and open to everybody
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(::chmod(QFile::encodeName(folder).constData(), 0777) == 0);
        }
        const mode_t former = ::umask(mask);
        makeStore(folder);
        QString problem;
        const auto run = Run::create(folder, &problem);
        const QString alive = openToOthers(folder);
        const QStringList paths = pathsIn(folder, true);
        const Found found = openStore(folder);
        ::umask(former);
        QVERIFY2(run, qPrintable(problem));
        QCOMPARE(found.delivered, all()); // and he himself can use it
        QVERIFY2(alive.isEmpty(), qPrintable(alive));
        QCOMPARE(openToOthers(folder), QString());
        for (const char *kind : {"^identity.ini$", "^activity$", "^plain/state.ini$", "^plain/quarantine/.*.ini$", "^runs/.*.lock$",
                                 "^runs/.*/journal-", "^runs/.*-.*-.*.ini$", "^runs/.*.mark$"})
            QVERIFY2(!paths.filter(QRegularExpression(QLatin1String(kind))).isEmpty(), kind);
    }
    // Somebody else's folder is not used; only root can make one here.
    if (::geteuid() == 0) {
        const QString folder = m_work.filePath(QStringLiteral("foreign"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(::chown(QFile::encodeName(folder).constData(), 12345, 12345) == 0);
        QString problem;
        QVERIFY(!Run::create(folder, &problem));
        QVERIFY(!problem.isEmpty());
        QVERIFY(pathsIn(folder, true).isEmpty());
    }
}

QTEST_GUILESS_MAIN(DamageTest)
#include "tst_damage.moc"
