// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a person is promised of a no and of a deletion, and told of billing, which neither concerns.

#include "administrator.h"
#include "consentnotice.h"
#include "fixture.h"
#include "vendors/doow.h"
#include "vendors/fluxrate.h"
#include "vendors/settlesettle.h"

using namespace Tally;

class TestConsentPromises : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("Shop")); }
    void billingIsNamedWhereThereIsSome();
    void billingThatIsToldMoreThanACountIsNamedAsThat_data();
    void billingThatIsToldMoreThanACountIsNamedAsThat();
    void billingIsNotNamedWhereNothingMayBeSent_data();
    void billingIsNotNamedWhereNothingMayBeSent();
    void whatIsPromisedIsOfUsageDataOnly_data();
    void whatIsPromisedIsOfUsageDataOnly();
    void deletingSaysWhatTheRecipientsDo();
    void noErasureIsPromisedWhereNothingMayBeSent();
    void noErasureIsPromisedThatNobodyIsAskedFor();
};

void TestConsentPromises::billingIsNamedWhereThereIsSome()
{
    Fixture fixture;
    const ConsentNotice notice;
    QCOMPARE(notice.billingText(), QString());
    QVERIFY(fixture.tracker->addDestination(new Doow));
    QVERIFY(notice.billingText().contains(QLatin1String("Doow (api.doow.co)")));
}

void TestConsentPromises::billingThatIsToldMoreThanACountIsNamedAsThat_data()
{
    QTest::addColumn<QStringList>("vendors");
    QTest::addColumn<QStringList>("properties"); // sent to the last of them
    QTest::addColumn<QString>("counting"); // who is named as that
    QTest::addColumn<QString>("recording");
    const QString settleSettle = QStringLiteral("SettleSettle");
    const QString doow = QStringLiteral("Doow");
    const QStringList all(QStringLiteral("*"));
    const QStringList none;
    QTest::newRow("no properties") << QStringList(doow) << none << doow << QString();
    QTest::newRow("nor here") << QStringList(QStringLiteral("Fluxrate")) << none << QStringLiteral("Fluxrate") << QString();
    QTest::newRow("one property") << QStringList(doow) << QStringList(QStringLiteral("branch")) << QString() << doow;
    QTest::newRow("all of them") << QStringList(settleSettle) << all << QString() << settleSettle;
    QTest::newRow("no properties, but who") << QStringList(settleSettle) << none << QString() << settleSettle;
    QTest::newRow("a meter that counts users") << QStringList(QStringLiteral("Fluxrate, users")) << none << QString()
                                               << QStringLiteral("Fluxrate");
    QTest::newRow("no metering vendor") << QStringList(QStringLiteral("Millimetric")) << none << QString()
                                        << QStringLiteral("Millimetric");
    QTest::newRow("one of each") << QStringList({doow, settleSettle}) << all << doow << settleSettle;
}

void TestConsentPromises::billingThatIsToldMoreThanACountIsNamedAsThat()
{
    QFETCH(QStringList, vendors);
    QFETCH(QStringList, properties);
    QFETCH(QString, counting);
    QFETCH(QString, recording);
    Fixture fixture([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    const auto make = [](const QString &vendor) -> Destination * {
        if (vendor == QLatin1String("Doow"))
            return new Doow;
        if (vendor == QLatin1String("Fluxrate"))
            return new Fluxrate;
        if (vendor == QLatin1String("Fluxrate, users")) {
            auto *fluxrate = new Fluxrate;
            fluxrate->setMeters({{QStringLiteral("seat"), QVariantMap{{QStringLiteral("token"), QStringLiteral("t")},
                                                                      {QStringLiteral("aggregation"), QStringLiteral("UNIQUE_COUNT")}}}});
            return fluxrate;
        }
        if (vendor == QLatin1String("SettleSettle"))
            return new SettleSettle;
        auto *millimetric = new Millimetric;
        millimetric->setName(QStringLiteral("second"));
        millimetric->setPurpose(Destination::Billing);
        return millimetric;
    };
    for (const QString &vendor : vendors) {
        Destination *destination = make(vendor);
        if (vendor == vendors.last())
            destination->setSendProperties(properties);
        QVERIFY(fixture.tracker->addDestination(destination));
    }
    const ConsentNotice notice;
    const QString text = notice.billingText();
    const auto names = [](const QString &sentence, const QString &vendor) {
        return sentence.contains(QStringLiteral("\u2068%1 (").arg(vendor));
    };
    QString count;
    QString record;
    for (const QString &sentence : text.split(u'\n'))
        (sentence.contains(QLatin1String("That count goes to")) ? count : record) += sentence;
    QCOMPARE(count.isEmpty(), counting.isEmpty());
    QCOMPARE(record.isEmpty(), recording.isEmpty());
    QVERIFY2(counting.isEmpty() || (names(count, counting) && !names(record, counting)), qPrintable(text));
    QVERIFY2(recording.isEmpty() || (names(record, recording) && !names(count, recording)), qPrintable(text));
    QCOMPARE(record.contains(QLatin1String("what you do is recorded for billing")), !recording.isEmpty());
    QVERIFY(notice.choiceText().contains(recording.isEmpty() ? QLatin1String("no usage data is sent")
                                                             : QLatin1String("no other usage data is sent")));
    QVERIFY(notice.deletionText().contains(QLatin1String("What is owed to billing stays.")));
}

void TestConsentPromises::billingIsNotNamedWhereNothingMayBeSent_data()
{
    QTest::addColumn<QByteArray>("variable"); // of the environment; "policy": the administrator's file; empty: the application
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("sends");
    QTest::newRow("TALLY_DISABLED") << QByteArray("TALLY_DISABLED") << QByteArray("true") << false;
    QTest::newRow("sending=off") << QByteArray("policy") << QByteArray("[Policy]\nsending=off\n") << false;
    QTest::newRow("application") << QByteArray() << QByteArray() << false;
    QTest::newRow("analytics=off") << QByteArray("policy") << QByteArray("[Policy]\nanalytics=off\n") << true;
    QTest::newRow("DO_NOT_TRACK") << QByteArray("DO_NOT_TRACK") << QByteArray("1") << true;
}

void TestConsentPromises::billingIsNotNamedWhereNothingMayBeSent()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    const Administrator administrator;
    const bool isPolicy = variable == "policy";
    if (isPolicy)
        administrator.write(value);
    const Environment environment(isPolicy ? QByteArray() : variable, value);
    Fixture fixture([&](Tracker &tracker, Millimetric &) { tracker.setEnabled(!variable.isEmpty()); });
    QVERIFY(fixture.tracker->addDestination(new Doow));
    QVERIFY(fixture.tracker->addDestination(new SettleSettle));
    const ConsentNotice notice;
    QFETCH(bool, sends);
    QTRY_COMPARE(!notice.billingText().isEmpty(), sends);
    QCOMPARE(notice.choiceText().contains(QLatin1String("other usage data")), sends);
}

void TestConsentPromises::whatIsPromisedIsOfUsageDataOnly_data()
{
    QTest::addColumn<bool>("required");
    QTest::newRow("asked first") << true;
    QTest::newRow("not asked") << false;
}

void TestConsentPromises::whatIsPromisedIsOfUsageDataOnly()
{
    QFETCH(bool, required);
    Fixture fixture([required](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(required); });
    QVERIFY(fixture.tracker->addDestination(new Doow)); // which is billed, stored and sent whatever the answer is
    const ConsentNotice notice;
    const QString all = QStringList{notice.choiceText(), notice.handlingText(), notice.deletionText()}.join(u' ');
    for (const char *untrue : {"nothing is sent", "nothing is written", "what waits to be sent"})
        QVERIFY2(!all.contains(QLatin1String(untrue), Qt::CaseInsensitive), qPrintable(all));
    QVERIFY(notice.choiceText().contains(QLatin1String("no usage data is sent")));
    // What is deleted is not all there is, and not all there will be.
    QVERIFY2(all.contains(QLatin1String("What is owed to billing stays.")), qPrintable(all));
    QCOMPARE(all.contains(QLatin1String("Shop goes on collecting under a new number")), !required);
    QVERIFY(!all.contains(QLatin1String("Your answer stays"))); // there is none
    fixture.tracker->grantConsent();
    QVERIFY(notice.deletionText().contains(QLatin1String("Your answer stays: Shop goes on collecting under a new number")));
    fixture.tracker->denyConsent();
    QVERIFY(!notice.deletionText().contains(QLatin1String("goes on collecting")));
    // Where nobody is asked it is written down and sent without an answer.
    QCOMPARE(notice.handlingText().startsWith(QLatin1String("Before you answer")), required);
}

void TestConsentPromises::deletingSaysWhatTheRecipientsDo()
{
    Fixture fixture;
    ConsentNotice notice;
    QVERIFY(notice.deletionText().contains(QLatin1String("The recipients keep what they have")));
    fixture.tracker->identify(QStringLiteral("usr_42"));
    QTRY_VERIFY(notice.deletionText().contains(QLatin1String("are asked to erase")));
    // Such a key is everybody's, and no vendor erases for it.
    fixture.destination->setKey(QStringLiteral("pk_live_0123456789abcdef"));
    QTRY_VERIFY(notice.deletionText().contains(QLatin1String("until you ask them")));
    fixture.destination->setKey(testKey());
    QTRY_VERIFY(notice.deletionText().contains(QLatin1String("are asked to erase")));
    const QString before = fixture.tracker->anonymousId();
    QSignalSpy deleted(&notice, &ConsentNotice::dataDeleted);
    notice.deleteData();
    QCOMPARE(deleted.size(), 1);
    QVERIFY(fixture.tracker->userId().isEmpty());
    QVERIFY(fixture.tracker->anonymousId() != before);
}

void TestConsentPromises::noErasureIsPromisedWhereNothingMayBeSent()
{
    Fixture fixture;
    fixture.tracker->identify(QStringLiteral("usr_42"));
    const ConsentNotice notice;
    QTRY_VERIFY(notice.deletionText().contains(QLatin1String("are asked to erase")));
    fixture.tracker->setEnabled(false);
    QTRY_VERIFY(notice.deletionText().contains(QLatin1String("until you ask them")));
}

void TestConsentPromises::noErasureIsPromisedThatNobodyIsAskedFor()
{
    const QLatin1String asked("are asked to erase");
    Fixture fixture([](Tracker &, Millimetric &millimetric) {
        millimetric.setKey(QStringLiteral("pk_live_01234567_0123456789abcdef"));
    });
    fixture.tracker->identify(QStringLiteral("usr_42"));
    const ConsentNotice notice;
    QSignalSpy looked(fixture.destination, &Destination::keySourceChanged);
    QTRY_VERIFY(!looked.isEmpty()); // for the key
    QVERIFY(!notice.deletionText().contains(asked));
    // Disabled just now it holds what it has, and erases it no more than before, whatever another one does.
    auto *second = new Millimetric;
    second->setName(QStringLiteral("second"));
    second->setHost(fixture.collector.url());
    second->setKey(testKey());
    QVERIFY(fixture.tracker->addDestination(second));
    QTRY_COMPARE(second->keySource(), Destination::Code);
    fixture.destination->setEnabled(false);
    QVERIFY(!notice.deletionText().contains(asked));
    fixture.destination->setKey(testKey());
    QTRY_VERIFY(notice.deletionText().contains(asked)); // it is, once it may be sent to
    second->setPurpose(Destination::Billing);
    QVERIFY(fixture.tracker->addDestination(new Doow));
    fixture.destination->setPurpose(Destination::Billing);
    QVERIFY(!notice.deletionText().contains(asked)); // there is nobody left to ask
}

QTEST_GUILESS_MAIN(TestConsentPromises)
#include "tst_consentpromises.moc"
