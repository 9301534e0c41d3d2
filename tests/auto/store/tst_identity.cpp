// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/files.h"
#include "store/identity.h"

#include "plainvendor.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <sys/stat.h>

using namespace Tally;

namespace {

/// What is known where the file is damaged.
Identity somebodyWasHere()
{
    Identity unknown;
    unknown.isSuccessor = true;
    return unknown;
}

} // namespace

class IdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersEverything();
    void writesOnlyWhatChanged();
    void eightProcessesMakeOneId();
    void seesAnotherProcessAtOnce();
    void givesUpAfterAQuarterOfASecond();
    void waitsForNoLockThatAPowerCutHasEmptied_data();
    void waitsForNoLockThatAPowerCutHasEmptied();
    void setsDamageAside();
    void letsQSettingsUnpackNothing();
    void stampChangesWithTheFile();
    void knowsTheLastActivity();
    void remembersHowSendingStood();
};

void IdentityTest::remembersEverything()
{
    const QTemporaryDir folder;
    IdentityFile file(folder.filePath(QStringLiteral("t")));
    QCOMPARE(file.read(), Identity{});
    const Identity whole{QStringLiteral("anon"), QStringLiteral("user ä '\",;@Variant( 😀\n\t"), QStringLiteral("session"),
                         1'700'000'000'123, QStringLiteral("granted"), 7};
    Identity identity;
    QVERIFY(file.update(&identity, [&](Identity &i) { i = whole; }));
    QCOMPARE(identity, whole);
    bool damaged = true;
    QCOMPARE(IdentityFile(folder.filePath(QStringLiteral("t"))).read(&damaged), whole);
    QVERIFY(!damaged);
    QCOMPARE(filesIn(folder.filePath(QStringLiteral("t"))), QStringList(QStringLiteral("identity.ini")));
    struct stat status;
    QCOMPARE(::stat(qPrintable(folder.filePath(QStringLiteral("t/identity.ini"))), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
}

void IdentityTest::writesOnlyWhatChanged()
{
    const QTemporaryDir folder;
    IdentityFile file(folder.path());
    Identity identity;
    QVERIFY(file.update(&identity, [](Identity &i) { i.userId = QStringLiteral("u"); }));
    const qint64 stamp = file.stamp();
    QVERIFY(file.update(&identity, [](Identity &i) { i.userId = QStringLiteral("u"); }));
    QCOMPARE(file.stamp(), stamp);
}

void IdentityTest::eightProcessesMakeOneId()
{
    const QTemporaryDir folder;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 8; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), folder.path()});
    }
    QSet<QByteArray> ids;
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished());
        ids.insert(process->readAll());
    }
    QCOMPARE(ids.size(), 1);
    QCOMPARE(ids.values().first().trimmed(), IdentityFile(folder.path()).read().anonymousId.toUtf8());
}

void IdentityTest::seesAnotherProcessAtOnce()
{
    const QTemporaryDir folder;
    IdentityFile file(folder.path());
    Identity identity;
    // The same length each time, as fast as it goes: QSettings must not take one for the other.
    for (int i = 100; i < 150; ++i) {
        QVERIFY(file.update(&identity, [i](Identity &other) { other.userId = QString::number(i); }));
        QCOMPARE(IdentityFile(folder.path()).read().userId, QString::number(i));
    }
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), folder.path()});
    QVERIFY(other.waitForFinished());
    QCOMPARE(file.read().anonymousId.toUtf8(), other.readAll().trimmed());
    QCOMPARE(file.read().userId, QStringLiteral("149"));
}

void IdentityTest::givesUpAfterAQuarterOfASecond()
{
    const QTemporaryDir folder;
    IdentityFile file(folder.path());
    QLockFile lock(folder.filePath(QStringLiteral("identity.lock")));
    QVERIFY(lock.tryLock(0));
    Identity identity;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!file.update(&identity, [](Identity &i) { i.userId = QStringLiteral("u"); }));
    QVERIFY(timer.elapsed() >= 240);
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(identity.userId, QStringLiteral("u"));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("identity.ini"))));
}

void IdentityTest::waitsForNoLockThatAPowerCutHasEmptied_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(60, '\0');
}

void IdentityTest::waitsForNoLockThatAPowerCutHasEmptied()
{
    QFETCH(const QByteArray, left);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("identity.lock"));
    QVERIFY(File::create(path).write(left));
    Identity identity;
    QVERIFY(IdentityFile(folder.path()).update(&identity, [](Identity &i) { i.userId = QStringLiteral("u"); }));
    QCOMPARE(IdentityFile(folder.path()).read().userId, QStringLiteral("u"));
    // That of a living process is its own, empty or not.
    QLockFile lock(path);
    QVERIFY(lock.tryLock(0));
    QVERIFY(truncateFile(path));
    setModified(path, QDateTime::currentMSecsSinceEpoch() - 5000);
    QVERIFY(!IdentityFile(folder.path()).update(&identity, [](Identity &i) { i.userId = QStringLiteral("v"); }));
}

void IdentityTest::setsDamageAside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("identity.ini"));
    Identity identity;
    QVERIFY(IdentityFile(folder.path()).update(&identity, [](Identity &i) {
        i = {QStringLiteral("anon"), QStringLiteral("user"), QStringLiteral("session"), 12, QStringLiteral("granted"), 3};
    }));
    const QByteArray whole = contentsOf(path);
    for (qsizetype size = 0; size < whole.size() - 1; ++size) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(whole.first(size));
        file.close();
        bool damaged = false;
        const Identity got = IdentityFile(folder.path()).read(&damaged);
        QVERIFY2(got == somebodyWasHere(), whole.first(size).constData());
        QVERIFY(damaged);
        QVERIFY(QFile::exists(path + QLatin1String(".corrupt")));
        QVERIFY(!QFile::exists(path));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("garbage");
    file.close();
    QVERIFY(IdentityFile(folder.path()).update(&identity, [](Identity &i) { i.anonymousId = QStringLiteral("new"); }));
    QCOMPARE(IdentityFile(folder.path()).read().anonymousId, QStringLiteral("new"));
    QCOMPARE(contentsOf(path + QLatin1String(".corrupt")), QByteArray("garbage"));
    QVERIFY(IdentityFile(folder.path()).update(&identity, [](Identity &i) { i = i.withoutPerson(); }));
    QVERIFY(!QFile::exists(path + QLatin1String(".corrupt"))); // it may name who has gone
}

// QSettings makes any type of Qt's out of @Variant(…), with the parsers of QDataStream.
void IdentityTest::letsQSettingsUnpackNothing()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("identity.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nuser_id=@Variant(\\0\\0\\0\\b\\x7f\\xff\\xff\\xff)\n");
    file.close();
    bool damaged = false;
    QCOMPARE(IdentityFile(folder.path()).read(&damaged), somebodyWasHere());
    QVERIFY(damaged);
}

void IdentityTest::stampChangesWithTheFile()
{
    const QTemporaryDir folder;
    IdentityFile file(folder.path());
    QCOMPARE(file.stamp(), 0);
    QSet<qint64> stamps{0};
    Identity identity;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(file.update(&identity, [](Identity &other) { ++other.consentGeneration; }));
        QVERIFY(!stamps.contains(file.stamp()));
        stamps.insert(file.stamp());
    }
}

void IdentityTest::knowsTheLastActivity()
{
    const QTemporaryDir folder;
    IdentityFile file(folder.filePath(QStringLiteral("t")));
    QCOMPARE(file.lastActivityMs(), 0);
    file.touchActivity(1'700'000'000'123);
    QCOMPARE(file.lastActivityMs(), 1'700'000'000'123);
    file.touchActivity(1'700'000'000'124);
    QCOMPARE(IdentityFile(folder.filePath(QStringLiteral("t"))).lastActivityMs(), 1'700'000'000'124);
    file.forgetActivity();
    QCOMPARE(file.lastActivityMs(), 0);
}

void IdentityTest::remembersHowSendingStood()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("d"));
    QCOMPARE(readSendMemory(place), SendMemory{});
    const SendMemory memory{1'700'000'000'123, 1'700'000'000'456, 4, {1'699'999'000'000, 5000, QStringLiteral("boot")}};
    QVERIFY(writeSendMemory(place, memory));
    QCOMPARE(readSendMemory(place), memory);
    QVERIFY(writeSendMemory(place, {}));
    QCOMPARE(readSendMemory(place), SendMemory{});
    QVERIFY(writeSendMemory(place, memory));
    QFile file(place + QLatin1String("/state.ini"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 20));
    file.close();
    QCOMPARE(readSendMemory(place), SendMemory{});
}

// The other process: makes an anonymous id where there is none, and says which there is.
static int child(const QString &folder)
{
    Identity identity;
    IdentityFile(folder).update(&identity, [](Identity &i) {
        if (i.anonymousId.isEmpty())
            i.anonymousId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    });
    std::puts(qPrintable(identity.anonymousId));
    return 0;
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--child") == 0)
        return child(QString::fromLocal8Bit(argv[2]));
    IdentityTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_identity.moc"
