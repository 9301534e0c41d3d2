// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Doow's options: defaults, the seed's names, and what the environment says.

#include "destination_p.h"
#include "vendors/doow.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Tally;

namespace {

Event eventOf()
{
    Event event(QStringLiteral("api_calls"));
    event.id = QStringLiteral("e-1");
    event.timestamp = QDateTime::fromMSecsSinceEpoch(1'795'242'600'000, Qt::UTC);
    return event;
}

// What a tracker does when options have changed.
Destination::Private *renewed(Doow &doow)
{
    Destination::Private *const inside = Destination::Private::of(&doow);
    inside->renewVendor(doow);
    return inside;
}

QJsonObject sentBy(Doow &doow, const Event &event)
{
    return QJsonDocument::fromJson(renewed(doow)->vendor->encode(event).json).object();
}

constexpr const char *variables[] = {"DOOW_TRACK_API_KEY",   "DOOW_TRACK_ENDPOINT",       "DOOW_TRACK_DISABLED",
                                     "DOOW_TRACK_FLUSH_AT",  "DOOW_TRACK_FLUSH_INTERVAL", "DOOW_TRACK_ATTRIBUTION"};

} // namespace

class DoowOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { init(); }
    void theDefaultsAreThoseOfTheVendorsOwnSdk();
    void eachOptionTellsThatItChanged_data();
    void eachOptionTellsThatItChanged();
    void theSeedsNamesAreTheSameOptions();
    void theEnvironmentWinsOverCode();
    void theEnvironmentIsForTheDefaultNameOnly();
    void aHostFromTheEnvironmentNeedsAKeyFromThere();
    void attributionOfTheEnvironmentMergesOverCode();
    void badAttributionInTheEnvironmentIsTold_data();
    void badAttributionInTheEnvironmentIsTold();
    void attributionOfTheDestinationMustBeFlat();
};

void DoowOptionsTest::init()
{
    for (const char *variable : variables)
        qunsetenv(variable);
}

void DoowOptionsTest::theDefaultsAreThoseOfTheVendorsOwnSdk()
{
    const Doow doow;
    QCOMPARE(doow.name(), QStringLiteral("doow"));
    QCOMPARE(doow.keyName(), QStringLiteral("doow"));
    QCOMPARE(doow.purpose(), Destination::Billing);
    QCOMPARE(doow.host(), QUrl(QStringLiteral("https://api.doow.co")));
    QVERIFY(doow.isEnabled());
    QCOMPARE(doow.attribution(), QVariantMap());
    QCOMPARE(doow.flushAt(), 20);
    QCOMPARE(doow.flushInterval(), 10'000);
    QCOMPARE(doow.maxRetries(), 3);
    QCOMPARE(doow.requestTimeout(), 10'000);
    QCOMPARE(doow.sendProperties(), QStringList());
    QCOMPARE(doow.licenseId(), QString());
    QCOMPARE(doow.sourceSystem(), QStringLiteral("sdk"));
    Doow other;
    QCOMPARE(renewed(other)->uploaderOptions().firstBackoff, std::chrono::seconds(1));
    QCOMPARE(doow.keyVariables(), QStringList(QStringLiteral("DOOW_TRACK_API_KEY")));
    QStringList all = doow.keyVariables() + doow.optionVariables();
    QStringList documented;
    for (const char *variable : variables)
        documented.append(QLatin1String(variable));
    all.sort();
    documented.sort();
    QCOMPARE(all, documented);
}

void DoowOptionsTest::eachOptionTellsThatItChanged_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("licenseId") << QVariant(QStringLiteral("lic_42"));
    QTest::newRow("attribution") << QVariant(QVariantMap{{QStringLiteral("team"), QStringLiteral("kiosk")}});
    QTest::newRow("sourceSystem") << QVariant(QStringLiteral("kiosk"));
    QTest::newRow("endpoint") << QVariant(QUrl(QStringLiteral("https://staging.doow.example")));
    QTest::newRow("retryCount") << QVariant(7);
}

void DoowOptionsTest::eachOptionTellsThatItChanged()
{
    QFETCH(const QVariant, value);
    Doow doow;
    QSignalSpy changed(&doow, &Destination::optionsChanged);
    const QVariant before = doow.property(QTest::currentDataTag());
    QVERIFY(doow.setProperty(QTest::currentDataTag(), value));
    QCOMPARE(doow.property(QTest::currentDataTag()), value);
    QCOMPARE(changed.size(), 1);
    QVERIFY(doow.setProperty(QTest::currentDataTag(), value));
    QCOMPARE(changed.size(), 1);
    QVERIFY(doow.setProperty(QTest::currentDataTag(), before));
    QCOMPARE(changed.size(), 2);
}

void DoowOptionsTest::theSeedsNamesAreTheSameOptions()
{
    Doow doow;
    doow.setEndpoint(QUrl(QStringLiteral("https://staging.doow.example")));
    QCOMPARE(doow.host(), QUrl(QStringLiteral("https://staging.doow.example")));
    doow.setRetryCount(7);
    QCOMPARE(doow.maxRetries(), 7);
    QCOMPARE(doow.retryCount(), 7);
    doow.setSourceSystem(QString()); // the vendor wants one
    QCOMPARE(doow.sourceSystem(), QStringLiteral("sdk"));
}

void DoowOptionsTest::theEnvironmentWinsOverCode()
{
    Doow doow;
    doow.setHost(QUrl(QStringLiteral("https://code.example")));
    doow.setFlushAt(5);
    doow.setFlushInterval(50);
    doow.setKey(QStringLiteral("dk_of_the_code"));
    QCOMPARE(renewed(doow)->uploaderOptions().flushAt, 5);
    QCOMPARE(renewed(doow)->uploaderOptions().flushInterval, milliseconds(50));
    QVERIFY(renewed(doow)->isActive());

    qputenv("DOOW_TRACK_API_KEY", "dk_of_the_environment");
    qputenv("DOOW_TRACK_ENDPOINT", "https://environment.example/base");
    qputenv("DOOW_TRACK_FLUSH_AT", "6");
    qputenv("DOOW_TRACK_FLUSH_INTERVAL", "60");
    qputenv("DOOW_TRACK_DISABLED", "true");
    Destination::Private *const inside = renewed(doow);
    QCOMPARE(inside->uploaderOptions().flushAt, 6);
    QCOMPARE(inside->uploaderOptions().flushInterval, milliseconds(60));
    QVERIFY(!inside->isActive());
    QVERIFY(!inside->uploaderOptions().enabled);
    QCOMPARE(inside->keyRequest().variables, QStringList(QStringLiteral("DOOW_TRACK_API_KEY")));
    QCOMPARE(inside->vendor->request({"id", "events", {}, {"{}"}}, "dk_x").url,
             QUrl(QStringLiteral("https://environment.example/base/telemetry/events")));
    QCOMPARE(inside->environmentProblems(doow), QStringList());
    // What code said is still there, for when the environment no longer says otherwise.
    QCOMPARE(doow.host(), QUrl(QStringLiteral("https://code.example")));
    QCOMPARE(doow.flushAt(), 5);
    QVERIFY(doow.isEnabled());

    qputenv("DOOW_TRACK_DISABLED", "false");
    QVERIFY(renewed(doow)->isActive());
    qputenv("DOOW_TRACK_FLUSH_AT", "many");
    qputenv("DOOW_TRACK_FLUSH_INTERVAL", "-1");
    QCOMPARE(renewed(doow)->uploaderOptions().flushAt, 5);
    QCOMPARE(renewed(doow)->uploaderOptions().flushInterval, milliseconds(50));
    QCOMPARE(renewed(doow)->environmentProblems(doow).size(), 2);
}

void DoowOptionsTest::theEnvironmentIsForTheDefaultNameOnly()
{
    qputenv("DOOW_TRACK_API_KEY", "dk_of_the_environment");
    qputenv("DOOW_TRACK_ENDPOINT", "https://environment.example");
    qputenv("DOOW_TRACK_DISABLED", "true");
    qputenv("DOOW_TRACK_FLUSH_AT", "6");
    qputenv("DOOW_TRACK_FLUSH_INTERVAL", "60");
    qputenv("DOOW_TRACK_ATTRIBUTION", "{\"env\":\"prod\"}");
    Doow doow;
    doow.setName(QStringLiteral("doow-staging"));
    doow.setLicenseId(QStringLiteral("lic_42"));
    Destination::Private *const inside = renewed(doow);
    QVERIFY(inside->isActive());
    QCOMPARE(inside->uploaderOptions().flushAt, 20);
    QCOMPARE(inside->uploaderOptions().flushInterval, milliseconds(10'000));
    QCOMPARE(inside->keyRequest().variables, QStringList());
    QCOMPARE(inside->effectiveHost(), QUrl(QStringLiteral("https://api.doow.co")));
    QVERIFY(!sentBy(doow, eventOf()).contains(QLatin1String("attribution")));
}

void DoowOptionsTest::aHostFromTheEnvironmentNeedsAKeyFromThere()
{
    qputenv("DOOW_TRACK_ENDPOINT", "https://environment.example");
    Doow doow;
    doow.setKey(QStringLiteral("dk_of_the_code"));
    QCOMPARE(renewed(doow)->effectiveHost(), QUrl(QStringLiteral("https://api.doow.co")));
    const QStringList problems = renewed(doow)->environmentProblems(doow);
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.first().contains(QLatin1String("DOOW_TRACK_ENDPOINT")), qPrintable(problems.first()));
}

void DoowOptionsTest::attributionOfTheEnvironmentMergesOverCode()
{
    qputenv("DOOW_TRACK_ATTRIBUTION", "{\"env\":\"prod\",\"region\":\"eu\",\"beta\":true,\"cell\":7,\"none\":null}");
    Doow doow;
    doow.setLicenseId(QStringLiteral("lic_42"));
    doow.setAttribution({{QStringLiteral("env"), QStringLiteral("dev")},
                         {QStringLiteral("team"), QStringLiteral("a")}});
    Event event = eventOf();
    event.options.insert(QStringLiteral("attribution"),
                         QVariantMap{{QStringLiteral("region"), QStringLiteral("us")}});
    const QJsonObject expected{{QStringLiteral("env"), QStringLiteral("prod")}, // the environment's over code's
                               {QStringLiteral("region"), QStringLiteral("us")}, // the event's over both
                               {QStringLiteral("team"), QStringLiteral("a")},
                               {QStringLiteral("beta"), true},
                               {QStringLiteral("cell"), 7}};
    QCOMPARE(sentBy(doow, event).value(QLatin1String("attribution")).toObject(), expected);
    QCOMPARE(renewed(doow)->environmentProblems(doow), QStringList());
    QCOMPARE(doow.attribution().size(), 2);
}

void DoowOptionsTest::badAttributionInTheEnvironmentIsTold_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("not JSON") << QByteArray("env=prod secret-words");
    QTest::newRow("half of it") << QByteArray("{\"env\":\"secret-words");
    QTest::newRow("a list") << QByteArray("[\"secret-words\"]");
    QTest::newRow("nested") << QByteArray("{\"env\":{\"name\":\"secret-words\"}}");
    QTest::newRow("with a list") << QByteArray("{\"env\":[\"secret-words\"]}");
}

void DoowOptionsTest::badAttributionInTheEnvironmentIsTold()
{
    QFETCH(const QByteArray, value);
    qputenv("DOOW_TRACK_ATTRIBUTION", value);
    Doow doow;
    doow.setLicenseId(QStringLiteral("lic_42"));
    doow.setAttribution({{QStringLiteral("env"), QStringLiteral("dev")}});
    const QStringList problems = renewed(doow)->environmentProblems(doow);
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.first().contains(QLatin1String("DOOW_TRACK_ATTRIBUTION")), qPrintable(problems.first()));
    QVERIFY(!problems.first().contains(QLatin1String("secret-words")));
    QCOMPARE(renewed(doow)->problem(), QString()); // it is a warning: code's holds
    QCOMPARE(sentBy(doow, eventOf())[QLatin1String("attribution")].toObject(),
             (QJsonObject{{QStringLiteral("env"), QStringLiteral("dev")}}));
}

void DoowOptionsTest::attributionOfTheDestinationMustBeFlat()
{
    Doow doow;
    doow.setLicenseId(QStringLiteral("lic_42"));
    doow.setAttribution({{QStringLiteral("team"), QStringLiteral("kiosk")},
                         {QStringLiteral("till"), QVariantMap{{QStringLiteral("row"), 3}}}});
    QVERIFY2(renewed(doow)->problem().contains(QLatin1String("\"till\"")), qPrintable(renewed(doow)->problem()));
    // Nothing is sent, and nothing is lost: what is flat stays.
    QCOMPARE(sentBy(doow, eventOf())[QLatin1String("attribution")].toObject(),
             (QJsonObject{{QStringLiteral("team"), QStringLiteral("kiosk")}}));
    doow.setAttribution({{QStringLiteral("team"), QStringLiteral("kiosk")},
                         {QStringLiteral("since"), QDate(2026, 11, 21)},
                         {QStringLiteral("nothing"), QVariant()}});
    QCOMPARE(renewed(doow)->problem(), QString());
    QCOMPARE(sentBy(doow, eventOf())[QLatin1String("attribution")].toObject(),
             (QJsonObject{{QStringLiteral("team"), QStringLiteral("kiosk")},
                          {QStringLiteral("since"), QStringLiteral("2026-11-21")}}));
}

QTEST_GUILESS_MAIN(DoowOptionsTest)
#include "tst_doowoptions.moc"
