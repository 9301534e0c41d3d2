// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The administrator's file, whatever is in its place; and all who may forbid something together, down to disk and wire.

#include "administrator.h"
#include "fixture.h"

#include "delivery/seams.h"
#include "store/identity.h"
#include "store/policyfile.h"
#include "tracker_p.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPointer>

#include <sys/stat.h>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

const QString secretName = QStringLiteral("visited_the_secret_page");
std::atomic<qint64> clockOffsetMs{0};

qsizetype filesWith(const QString &folder, const QString &text)
{
    qsizetype found = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        found += file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8());
    }
    return found;
}

using Policies = QList<Policy>;
using MakeFile = std::function<void(const QString &path)>;

} // namespace

Q_DECLARE_METATYPE(MakeFile)

class TestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] { return later(realNow(), clockOffsetMs); };
        QCoreApplication::setApplicationName(QStringLiteral("Kiosk Player"));
    }
    void cleanup() { clockOffsetMs = 0; }
    void aFileSays_data();
    void aFileSays();
    void theUsualPathsAreThoseOfTheAdministrator();
    void anyFileForbids();
    void whatCannotBeReadForbidsAnalytics_data();
    void whatCannotBeReadForbidsAnalytics();
    void aFileThatIsMissingSaysNothing();
    void aChangeIsHeardWithoutARestart();
    void aFileThatWasDamagedForAMomentHoldsNothingForGood();
    void whoHearsOfAChangeMayDeleteTheTracker();
    void aBacklogOfBeforeStaysWhereItIs_data();
    void aBacklogOfBeforeStaysWhereItIs();
    void storedAndSentIsWhatIsAllowed();
};

void TestPolicy::aFileSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected"); // a Policy; -1: it is damaged
    const auto row = [](const char *name, const QByteArray &text, Policy policy) { QTest::newRow(name) << text << int(policy); };
    const auto damaged = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text << -1; };
    row("analytics off", "[Policy]\nanalytics=off\n", Policy::NoAnalytics);
    row("sending off", "[Policy]\nsending=off\n", Policy::NoSending);
    row("both off", "[Policy]\nanalytics=off\nsending=off\n", Policy::NoSending);
    row("on", "[Policy]\nanalytics=on\nsending=on\n", Policy::Silent);
    row("comments and blanks, in the manner of Windows", "\xef\xbb\xbf; why\r\n\r\n  [ policy ]\r\n Analytics = NO \r\n# end", Policy::NoAnalytics);
    row("a comment only", "# nothing yet\n", Policy::Silent);
    row("this application may not", "[Application Kiosk Player]\nanalytics=off\n", Policy::NoAnalytics);
    row("this application may", "[Policy]\nanalytics=off\n[Application Kiosk Player]\nanalytics=on\n", Policy::Silent);
    row("this application may, in front", "[Application kiosk player]\nanalytics=1\n[Policy]\nanalytics=0\n", Policy::Silent);
    row("this application may send, and not count", "[Policy]\nsending=off\nanalytics=off\n[Application Kiosk Player]\nsending=yes\n",
        Policy::NoAnalytics);
    row("another application may not", "[Application editor]\nanalytics=off\nsending=off\n[Application viewer]\nanalytics=off\n",
        Policy::Silent);
    row("another application may", "[Policy]\nanalytics=off\n[Application editor]\nanalytics=on\n", Policy::NoAnalytics);
    damaged("empty", "");
    damaged("a word that is not known", "[Policy]\nanalitics=off\n");
    damaged("a section that is not known", "[Polcy]\nanalytics=off\n");
    damaged("a value that is not known", "[Policy]\nanalytics=of\n");
    damaged("no value", "[Policy]\nanalytics\n");
    damaged("cut off", "[Policy]\nanaly");
    damaged("no section", "analytics=off\n");
    damaged("twice", "[Policy]\nanalytics=off\nanalytics=on\n");
    damaged("not understood in another application's section", "[Application editor]\nanalytics=maybe\n");
    damaged("zeros, as a power cut leaves them", QByteArray(100, '\0'));
    damaged("no UTF-8", "[Policy]\nanalytics=off\n; \xff\xfe\n");
}

void TestPolicy::aFileSays()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, expected);
    QString problem;
    const std::optional<Policy> policy = parsePolicy(text, QStringLiteral("Kiosk Player"), &problem);
    QCOMPARE(policy ? int(*policy) : -1, expected);
    QCOMPARE(problem.isEmpty(), policy.has_value());
}

void TestPolicy::theUsualPathsAreThoseOfTheAdministrator()
{
    const QString etc = QStringLiteral("/etc/tally/policy.ini");
    QCOMPARE(PolicyFiles::paths({}), (QStringList{etc, QStringLiteral("/etc/xdg/tally/policy.ini")}));
    QCOMPARE(PolicyFiles::paths(QStringLiteral("/a:b:/c")),
             (QStringList{etc, QStringLiteral("/a/tally/policy.ini"), QStringLiteral("/c/tally/policy.ini")}));
}

void TestPolicy::anyFileForbids()
{
    const Administrator administrator;
    const QStringList paths{administrator.path(0), administrator.path(1)};
    const PolicyFiles files(paths, QStringLiteral("Kiosk Player"));
    const auto together = [&](const QByteArray &one, const QByteArray &other) {
        administrator.write(one, 0);
        administrator.write(other, 1);
        return PolicyFiles::strictest(files.read());
    };
    const QByteArray on = "[Policy]\nanalytics=on\nsending=on\n";
    const QByteArray allowed = "[Application Kiosk Player]\nanalytics=on\nsending=on\n";
    QCOMPARE(together(on, on), Policy::Silent);
    QCOMPARE(together("[Policy]\nanalytics=off\n", allowed), Policy::NoAnalytics);
    QCOMPARE(together(allowed, "[Policy]\nanalytics=off\n"), Policy::NoAnalytics);
    QCOMPARE(together("[Policy]\nanalytics=off\n", "[Policy]\nsending=off\n"), Policy::NoSending);
    QCOMPARE(together(on, "?"), Policy::Unreadable);
    QCOMPARE(together("?", "[Policy]\nsending=off\n"), Policy::NoSending);
}

void TestPolicy::whatCannotBeReadForbidsAnalytics_data()
{
    QTest::addColumn<MakeFile>("make");
    const auto row = [](const char *name, const MakeFile &make) { QTest::newRow(name) << make; };
    const auto withText = [](const QByteArray &text) {
        return [text](const QString &path) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
    };
    row("damaged", withText("[Policy]\nanalytics=of"));
    row("empty", withText({}));
    row("huge", withText("[Policy]\n" + QByteArray(10 << 20, '\n')));
    row("a folder", [](const QString &path) { QVERIFY(QDir().mkpath(path)); });
    row("a link to nowhere", [](const QString &path) { QVERIFY(QFile::link(path + QLatin1String(".gone"), path)); });
    row("a link to itself", [](const QString &path) { QVERIFY(QFile::link(path, path)); });
    row("its folder is a link to nowhere", [](const QString &path) {
        const QString folder = path.section(QLatin1Char('/'), 0, -2);
        QVERIFY(QDir().rmdir(folder));
        QVERIFY(QFile::link(folder + QLatin1String(".gone"), folder));
    });
    row("its folder is a file", [](const QString &path) {
        const QString folder = path.section(QLatin1Char('/'), 0, -2);
        QVERIFY(QDir().rmdir(folder));
        QVERIFY(QFile(folder).open(QIODevice::WriteOnly));
    });
    row("a pipe", [](const QString &path) { QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0); });
    row("a device", [](const QString &path) { QVERIFY(QFile::link(QStringLiteral("/dev/zero"), path)); });
    if (::geteuid() != 0) {
        row("nobody's to read", [withText](const QString &path) {
            withText("[Policy]\nanalytics=on\n")(path);
            QVERIFY(QFile::setPermissions(path, {}));
        });
    }
}

void TestPolicy::whatCannotBeReadForbidsAnalytics()
{
    QFETCH(const MakeFile, make);
    const Administrator administrator;
    QVERIFY(QDir(administrator.dirs[0].path()).mkpath(QStringLiteral("tally")));
    make(administrator.path());
    Fixture f;
    Millimetric *const owed = billing(f);
    QVERIFY(f.tracker->addDestination(owed));
    f.tracker->track(secretName);
    QTRY_COMPARE(owed->deliveredCount(), 1);
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("policy"));
    QVERIFY(!f.tracker->isConsentNeeded());
    QCOMPARE(f.collector.stats().events, 1);
    QCOMPARE(f.destination->acceptedCount(), 0);
    QTRY_VERIFY(f.has(Error::PolicyUnreadable));
    QCOMPARE(f.errors.size(), 1); // it is told once
    QVERIFY2(f.errors.first().text.contains(administrator.path()), qPrintable(f.errors.first().text));
}

void TestPolicy::aFileThatIsMissingSaysNothing()
{
    const Administrator administrator;
    QVERIFY(QDir(administrator.dirs[1].path()).mkpath(QStringLiteral("tally")));
    Fixture f;
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.tracker->blockedBy(), QString());
    QVERIFY(f.errors.isEmpty());
}

void TestPolicy::aChangeIsHeardWithoutARestart()
{
    const Administrator administrator;
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->grantConsent();
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QSignalSpy changed(f.tracker.get(), &Tracker::blockedByChanged);
    administrator.write("[Policy]\nanalytics=off\n");
    f.tracker->track(secretName); // the worker looks before it sends, and tells
    QTRY_COMPARE(f.tracker->blockedBy(), QStringLiteral("policy"));
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(f.tracker->track(secretName).isEmpty(), false); // to nobody
    QCOMPARE(f.destination->pendingCount(), 1);
    administrator.write("[Policy]\nanalytics=on\n");
    clockOffsetMs = 6000;
    f.tracker->track(secretName); // every few seconds it has the files looked at
    QTRY_COMPARE(f.tracker->blockedBy(), QString());
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(f.collector.stats().events, 2);
    QVERIFY(f.balances());
}

void TestPolicy::aFileThatWasDamagedForAMomentHoldsNothingForGood()
{
    const Administrator administrator;
    Fixture f;
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    administrator.write("[Pol"); // an editor is at it
    f.tracker->track(secretName);
    QVERIFY(!f.tracker->waitForFlushed(10s)); // only the worker has seen that
    administrator.remove();
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QVERIFY(f.errors.isEmpty());
}

void TestPolicy::whoHearsOfAChangeMayDeleteTheTracker()
{
    const Administrator administrator;
    administrator.write("[Policy]\nanalytics=off\n");
    Fixture f;
    f.tracker->track(secretName);
    QTRY_COMPARE(f.tracker->blockedBy(), QStringLiteral("policy"));
    QSignalSpy begun(f.tracker.get(), &Tracker::blockedByChanged);
    QTRY_VERIFY(!begun.isEmpty());
    administrator.write("[Policy]\nsending=off\nanalytics=off\n[Application Kiosk Player]\nsending=on\nanalytics=on\n");
    const QPointer<Tracker> tracker(f.tracker.get());
    QObject::connect(f.tracker.get(), &Tracker::blockedByChanged, qApp, [&f] { f.tracker.reset(); });
    Tracker::Private::of(f.tracker.get())->lookAtPolicyAgain(); // as every minute
    QVERIFY(!tracker);
}

void TestPolicy::aBacklogOfBeforeStaysWhereItIs_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QByteArray>("doNotTrack");
    QTest::addColumn<QByteArray>("disabled");
    QTest::newRow("policy") << QByteArray("[Policy]\nanalytics=off\n") << QByteArray() << QByteArray();
    QTest::newRow("DO_NOT_TRACK") << QByteArray("#\n") << QByteArray("1") << QByteArray();
    QTest::newRow("TALLY_DISABLED") << QByteArray("#\n") << QByteArray() << QByteArray("1");
}

void TestPolicy::aBacklogOfBeforeStaysWhereItIs()
{
    QFETCH(const QByteArray, policy);
    QFETCH(const QByteArray, doNotTrack);
    QFETCH(const QByteArray, disabled);
    const Administrator administrator;
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    f.close();
    {
        const Environment first("DO_NOT_TRACK", doNotTrack);
        const Environment second("TALLY_DISABLED", disabled);
        administrator.write(policy);
        f.open();
        QTRY_COMPARE(f.tracker->pendingCount(), 1);
        QVERIFY(!f.tracker->waitForFlushed(200ms));
        QCOMPARE(f.collector.stats().requests, 0);
        f.close();
    }
    administrator.write("#\n");
    f.open();
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
}

// Every fifth of the combinations, so that each value of each input is met with most of the others.
void TestPolicy::storedAndSentIsWhatIsAllowed()
{
    const Policies policies{Policy::Silent, Policy::Unreadable, Policy::NoAnalytics, Policy::NoSending};
    const QList<QByteArray> texts{"# nothing\n", "[Pol", "[Policy]\nanalytics=off\n", "[Policy]\nsending=off\n"};
    const QList<Answer> answers{Answer::Unknown, Answer::Granted, Answer::Denied};
    const QStringList words{{}, QStringLiteral("granted"), QStringLiteral("denied")};
    const Administrator administrator;
    int combinations = 0;
    for (int i = 0; i < 4 * 2 * 2 * 2 * 2 * 3; i += 5) {
        int rest = i;
        const auto take = [&rest](int of) { return std::exchange(rest, rest / of) % of; };
        Circumstances c;
        const int answer = take(3);
        c.answer = answers.at(answer);
        c.consentRequired = take(2);
        c.enabled = take(2);
        c.doNotTrack = take(2);
        c.disabledByEnvironment = take(2);
        const int policy = take(4);
        c.policy = policies.at(policy);

        administrator.write(texts.at(policy));
        const Environment first("DO_NOT_TRACK", c.doNotTrack ? "1" : "0");
        const Environment second("TALLY_DISABLED", c.disabledByEnvironment ? "1" : "0");
        const auto configure = [&c](Tracker &tracker, Millimetric &to) {
            tracker.setOffline(true);
            tracker.setConsentRequired(c.consentRequired);
            tracker.setEnabled(c.enabled);
            to.setEvents({secretName});
        };
        Fixture f(configure);
        f.close();
        if (answer > 0) {
            Identity identity;
            QVERIFY(IdentityFile(f.dir.filePath(QStringLiteral("default"))).update(&identity, [&](Identity &one) {
                one.consent = words.at(answer);
                one.consentGeneration = 1;
            }));
        }
        f.open(configure);
        Millimetric *const owed = billing(f);
        owed->setEvents({QStringLiteral("owed")});
        QVERIFY(f.tracker->addDestination(owed));
        f.tracker->track(secretName);
        f.tracker->track(QStringLiteral("owed"));
        QVERIFY(f.tracker->waitForSaved(10s));
        const Decision analytics = decide(c, Purpose::Analytics);
        const bool isAllowed = analytics.permission == Permission::Allowed;
        const bool isOwed = decide(c, Purpose::Billing).permission == Permission::Allowed;
        const QByteArray which = QByteArray::number(i);
        QCOMPARE(f.tracker->blockedBy(), nameOf(analytics.blocker));
        QVERIFY2((filesWith(f.dir.path(), secretName) > 0) == isAllowed, which);
        QVERIFY2(f.tracker->anonymousId().isEmpty() == !isAllowed, which);
        QCOMPARE(f.destination->pendingCount(), analytics.permission == Permission::Forbidden ? 0 : 1);
        QCOMPARE(owed->pendingCount(), isOwed ? 1 : 0);
        f.tracker->setOffline(false);
        f.tracker->waitForFlushed(10s);
        QCOMPARE(f.destination->deliveredCount(), isAllowed ? 1 : 0);
        QCOMPARE(owed->deliveredCount(), isOwed ? 1 : 0);
        QCOMPARE(f.collector.stats().events, int(isAllowed) + int(isOwed));
        ++combinations;
    }
    std::printf("%d combinations, down to disk and wire\n", combinations);
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
