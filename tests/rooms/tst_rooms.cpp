// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rooms.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// The rooms of the source tree keep to their rules, and a rule that is broken is seen.
class TestRooms : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_copy; ///< of the tree's C++ files, to break

    /// What is wrong with the copy when these lines are added to these new files of it.
    QStringList brokenBy(const QMap<QString, QString> &planted)
    {
        for (auto it = planted.begin(); it != planted.end(); ++it) {
            QFile file(m_copy.filePath(it.key()));
            if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
                return {QStringLiteral("%1 cannot be planted").arg(it.key())};
            file.write(it.value().toUtf8() + '\n');
        }
        const QStringList problems = brokenRules(m_copy.path());
        for (auto it = planted.begin(); it != planted.end(); ++it)
            QFile::remove(m_copy.filePath(it.key()));
        return problems;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QDir root(QStringLiteral(SOURCE_ROOT));
        for (const char *folder : {"src", "qml", "examples"}) {
            QDirIterator files(root.filePath(QLatin1String(folder)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString file = files.next();
                const QString copy = m_copy.filePath(root.relativeFilePath(file));
                QVERIFY(QDir().mkpath(QFileInfo(copy).path()));
                QVERIFY(QFile::copy(file, copy));
            }
        }
    }

    void theTreeKeepsItsRules()
    {
        const QStringList problems = brokenRules(QStringLiteral(SOURCE_ROOT));
        QVERIFY2(problems.isEmpty(), qPrintable(QLatin1Char('\n') + problems.join(QLatin1Char('\n'))));
    }

    void aBrokenRuleIsSeen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("problem"); // what comes behind file and line number

        const auto row = [](const char *name, const char *file, const char *line, const char *problem) {
            QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(line) << QString::fromUtf8(problem);
        };
        row("core includes the store", "src/core/planted.cpp", "#include \"store/queue.h\"",
            "core may not include src/store/queue.h");
        row("vendors include the delivery", "src/vendors/planted.cpp", "#include \"delivery/worker.h\"",
            "vendors may not include src/delivery/worker.h");
        row("the store includes a vendor", "src/store/planted.cpp", "#include \"vendors/millimetricvendor.h\"",
            "store may not include src/vendors/millimetricvendor.h");
        row("keys include core", "src/keys/planted.cpp", "#include \"core/http.h\"",
            "keys may not include src/core/http.h");
        row("the delivery includes keys", "src/delivery/planted.cpp", "#include \"keys/keystore.h\"",
            "delivery may not include src/keys/keystore.h");
        row("the tracker includes a vendor", "src/planted.cpp", "#include \"vendors/millimetric.h\"",
            "face may not include src/vendors/millimetric.h");
        row("a tool includes the delivery", "src/tools/planted.cpp", "#include \"delivery/worker.h\"",
            "tools may not include src/delivery/worker.h");
        row("QML includes a private header", "qml/planted.cpp", "#include \"core/retry.h\"",
            "qml may not include src/core/retry.h");
        row("QML includes a vendor's private header", "qml/planted.cpp", "#include \"vendors/millimetricvendor.h\"",
            "qml may not include src/vendors/millimetricvendor.h");
        row("widgets include a private header", "src/widgets/planted.cpp", "#include \"destination_p.h\"",
            "widgets may not include src/destination_p.h");
        row("widgets have settings", "src/widgets/planted.cpp", "QSettings s;", "widgets may not use QSettings");
        row("the tracker includes widgets", "src/planted.cpp", "#include \"widgets/consentdialog.h\"",
            "face may not include src/widgets/consentdialog.h");
        row("an example includes a dialog's private header", "examples/planted/main.cpp",
            "#include \"widgets/sentdialog.h\"", "examples may not include src/widgets/sentdialog.h");
        row("an example includes a private header", "examples/planted/main.cpp", "#include \"store/run.h\"",
            "examples may not include src/store/run.h");
        row("an example includes the source tree", "examples/planted/main.cpp", "#include \"tracker.h\"",
            "examples include <Tally/…>, as installed, not \"tracker.h\"");
        row("a public header that is none", "examples/planted/main.cpp", "#include <Tally/Planted>",
            "nothing of ours is called <Tally/Planted>");
        row("a header that is none", "src/store/planted.cpp", "#include \"core/planted.h\"",
            "nothing of ours is called \"core/planted.h\"");
        row("core has an object", "src/core/planted.cpp", "class P : public QObject {};", "core may not use QObject");
        row("core has a timer", "src/core/planted.cpp", "#include <QTimer>", "core may not use QTimer");
        row("core reads the clock", "src/core/planted.cpp", "auto t = QDateTime::currentDateTimeUtc();",
            "core may not use currentDateTimeUtc");
        row("core is random", "src/core/planted.cpp", "auto r = QRandomGenerator::global();",
            "core may not use QRandomGenerator");
        row("core makes ids", "src/core/planted.cpp", "auto u = QUuid::createUuid();", "core may not use createUuid");
        row("core opens files", "src/core/planted.cpp", "QFile f;", "core may not use QFile");
        row("the store knows all vendors", "src/store/planted.cpp", "#include \"tally_vendors.h\"",
            "store may not include all vendors");
        row("core knows a vendor", "src/core/planted.cpp", "class MillimetricVendor;",
            "core may not use MillimetricVendor");
        row("a vendor has settings", "src/vendors/planted.cpp", "QSettings s;", "vendors may not use QSettings");
        row("a vendor has a network", "src/vendors/planted.cpp", "QNetworkReply *r;",
            "vendors may not use QNetworkReply");
        row("the store has a network", "src/store/planted.cpp", "#include <QNetworkAccessManager>",
            "store may not use QNetworkAccessManager");
        row("the delivery has settings", "src/delivery/planted.cpp", "#include <QSettings>",
            "delivery may not use QSettings");
        row("the delivery has a keychain", "src/delivery/planted.cpp", "#include <qt6keychain/keychain.h>",
            "delivery may not use qt6keychain");
        row("the delivery knows a vendor", "src/delivery/planted.cpp", "class Doow;", "delivery may not use Doow");
        row("the tracker has settings", "src/planted.cpp", "QSettings s;", "face may not use QSettings");
        row("the tracker asks D-Bus", "src/planted.cpp", "QDBusConnection c;", "face may not use QDBusConnection");
        row("QML has a keychain", "qml/planted.cpp", "QKeychain::Job *j;", "qml may not use QKeychain");
        row("certificate errors ignored", "src/delivery/planted.cpp", "reply->ignoreSslErrors();",
            "nobody may use ignoreSslErrors");
        row("certificates not checked", "src/delivery/planted.cpp", "tls.setPeerVerifyMode(mode);",
            "nobody may use setPeerVerifyMode");
        row("nothing verified", "src/tools/tally/planted.cpp", "auto m = QSslSocket::VerifyNone;",
            "nobody may use VerifyNone");
        row("a TLS of its own", "src/delivery/planted.cpp", "request.setSslConfiguration(tls);",
            "nobody may use setSslConfiguration");
        row("an old TLS", "src/planted.cpp", "auto p = QSsl::TlsV1_0;", "nobody may use QSsl");
        row("more CAs", "src/tools/tally/planted.cpp", "c.addCaCertificates(pem);", "nobody may use addCaCertificates");
        row("certificate errors in an example", "examples/planted/main.cpp", "QObject::connect(a, &A::sslErrors, b);",
            "nobody may use sslErrors");
        row("a folder that is no room", "src/utilities/planted.cpp", "int i;", "in no room that the rules know");
    }
    void aBrokenRuleIsSeen()
    {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QFETCH(QString, problem);
        const QStringList found = brokenBy({{file, line}});
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().endsWith(QLatin1String(": ") + problem), qPrintable(found.first()));
    }

    void aCycleIsSeen()
    {
        const QStringList found
            = brokenBy({{QStringLiteral("src/core/one.h"), QStringLiteral("#include \"core/two.h\"")},
                        {QStringLiteral("src/core/two.h"), QStringLiteral("#include \"three.h\"")},
                        {QStringLiteral("src/core/three.h"), QStringLiteral("#include \"core/one.h\"")}});
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().endsWith(QStringLiteral(": include cycle: src/core/one.h → src/core/two.h → "
                                                       "src/core/three.h → src/core/one.h")),
                 qPrintable(found.first()));
    }

    void commentsAndTextsAreNotCode()
    {
        QCOMPARE(brokenBy({{QStringLiteral("src/core/planted.cpp"),
                            QStringLiteral("// QTimer\n/* QFile\n#include \"store/queue.h\" */\n"
                                           "const char *s = \"QSettings // \\\" QObject\";")}}),
                 QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
