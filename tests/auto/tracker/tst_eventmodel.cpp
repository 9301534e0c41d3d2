// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a model of the recent events says of each, with real traffic.

#include "fixture.h"

#include "eventmodel.h"
#include "instantnetwork.h"
#include "delivery/seams.h"
#include "tracker_p.h"
#include "vendors/fluxrate.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QScopeGuard>

#include <thread>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;
using Lifecycle = Tracker::LifecycleEvent;

namespace {

const QString millimetric = QStringLiteral("millimetric");

/// Checked at every signal.
struct Model
{
    EventModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

/// A tracker that a model watches from the beginning.
struct Watched : Model, Fixture
{
    explicit Watched(const std::function<void(Tracker &, Millimetric &)> &configure = {})
        : Fixture([&](Tracker &made, Millimetric &to) {
              if (configure)
                  configure(made, to);
              model.setTracker(&made);
          })
    {
    }
    ~Watched() { model.setTracker(nullptr); }

    QVariant at(const QString &id, int role) const { return model.index(model.rowOf(id)).data(role); }
    QVariantMap fateOf(const QString &id, const QString &destination = millimetric) const
    {
        for (const QVariant &fate : at(id, EventModel::FatesRole).toList())
            if (fate.toMap().value(QStringLiteral("destination")) == destination)
                return fate.toMap();
        return {};
    }
    int fate(const QString &id, const QString &destination = millimetric) const
    {
        return fateOf(id, destination).value(QStringLiteral("fate")).toInt();
    }
    QString text(const QString &id, const QString &destination = millimetric) const
    {
        return fateOf(id, destination).value(QStringLiteral("text")).toString();
    }
};

QString allText(const EventModel &model)
{
    QString all;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const int role : model.roleNames().keys())
            all += QString::fromUtf8(QJsonDocument::fromVariant(QVariantList{model.index(row).data(role)}).toJson());
        all += model.sentText(row, millimetric);
    }
    return all + QString::fromUtf8(QJsonDocument::fromVariant(model.destinations()).toJson());
}

qint64 residentBytes()
{
    QFile memory(QStringLiteral("/proc/self/statm"));
    if (!memory.open(QIODevice::ReadOnly))
        return 0;
    return memory.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

} // namespace

using End = void (*)(Tracker *);
enum class Watching { AllTheTime, Paused, FromThenOn, AfterARestart };
Q_DECLARE_METATYPE(End)
Q_DECLARE_METATYPE(Watching)

class TestEventModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsToldWhereNobodyWatches();
    void aDeliveredEventShowsTheBytesThatWereSent();
    void whatIsUnderWayIsSendingAndWhatIsHeldIsQueued();
    void whatFailedIsSentAgainAtATimeThatIsSaid();
    void whatTheVendorRefusesIsInQuarantineAndSaysWhy();
    void quarantineFromBeforeTheWatchIsShown();
    void theNextVisitorSeesNothingOfTheOneBefore();
    void whoeverIsGoneIsShownToNobody_data();
    void whoeverIsGoneIsShownToNobody();
    void aModelThatPausesKeepsTheEventsOfWhoIsStillHere();
    void whoeverGoesWhileAViewIsToldIsShownNoMore();
    void whatIsDroppedSaysWhy();
    void whatTrackRefusesIsShownWithItsReason();
    void whatIsNotAllowedSaysWhoForbidsIt();
    void whatWaitsForConsentIsHeldUntilTheAnswer();
    void whatWaitsForADestinationSaysSo();
    void aRefusedKeyIsSaidAndNeverShown();
    void whatIsSummedSharesTheFateOfItsSum();
    void aSumThatBecomesPartOfAnotherTakesItsPartsAlong();
    void aClockThatIsSetMakesOneSumOfTwo();
    void filtersNarrowTheListAndWidenItAgain();
    void theOldestGoWhereThereAreTooMany();
    void twoModelsSeeTheSame();
    void eventsOfManyThreadsAreSeenWhileModelsComeAndGo();
    void aRandomRunBreaksNoRuleOfModels();
    void aHundredThousandEventsPassInFlatMemory();
};

void TestEventModel::nothingIsToldWhereNobodyWatches()
{
    Fixture f;
    const auto observation = Tracker::Private::of(f.tracker.get())->observation;
    for (int i = 0; i < 100; ++i)
        f.tracker->track(QStringLiteral("n"));
    f.tracker->track(QString());
    QTRY_COMPARE(f.tracker->deliveredCount(), 100);
    QVERIFY(!observation->isWatched());
    QCOMPARE(observation->told(), 0);
    {
        EventModel model;
        model.setTracker(f.tracker.get());
        QVERIFY(observation->isWatched());
        const QString id = f.tracker->track(QStringLiteral("seen"));
        QTRY_COMPARE(model.rowOf(id), 0);
        QVERIFY(observation->told() > 0);
        QTRY_COMPARE(model.data(model.index(0), EventModel::FateValueRole).toInt(), EventModel::Delivered);
    }
    const qint64 before = observation->told();
    QVERIFY(!observation->isWatched());
    f.tracker->track(QStringLiteral("unseen"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 102);
    QCOMPARE(observation->told(), before);
}

void TestEventModel::aDeliveredEventShowsTheBytesThatWereSent()
{
    Watched f;
    const QString id = f.tracker->track(QStringLiteral("purchase"), {{QStringLiteral("amount_cents"), 4900}});
    QTRY_COMPARE(f.fate(id), EventModel::Delivered);
    QCOMPARE(f.model.rowCount(), 1);
    QCOMPARE(f.at(id, EventModel::NameRole).toString(), QStringLiteral("purchase"));
    QCOMPARE(f.at(id, EventModel::KindRole).toString(), QStringLiteral("track"));
    QCOMPARE(f.at(id, EventModel::EventIdRole).toString(), id);
    QVERIFY(qAbs(f.at(id, EventModel::TimeRole).toDateTime().msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
    QCOMPARE(f.model.sentBytes(0, millimetric), f.collector.requests().first().body);
    QVERIFY(f.model.sentBytes(0, QStringLiteral("doow")).isEmpty());

    const QString details = f.at(id, EventModel::DetailsRole).toString();
    QVERIFY(details.contains(u'\n')); // for a person
    const QJsonObject json = QJsonDocument::fromJson(details.toUtf8()).object();
    QCOMPARE(json.value(QLatin1String("event_id")).toString(), id);
    QCOMPARE(json.value(QLatin1String("anonymous_id")).toString(), f.tracker->anonymousId());
    QCOMPARE(json.value(QLatin1String("properties")).toObject().value(QLatin1String("amount_cents")).toInt(), 4900);

    const QVariantMap destination = f.model.destinations().value(0).toMap();
    QCOMPARE(destination.value(QStringLiteral("name")).toString(), millimetric);
    QTRY_COMPARE(f.model.destinations().value(0).toMap().value(QStringLiteral("delivered")).toInt(), 1);
    QTRY_COMPARE(f.model.destinations().value(0).toMap().value(QStringLiteral("stateText")).toString(), QStringLiteral("Idle"));
}

void TestEventModel::whatIsUnderWayIsSendingAndWhatIsHeldIsQueued()
{
    Watched f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    CollectorFaults slow;
    slow.latency = 10s;
    f.collector.setFaults(slow);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Queued);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.fate(id), EventModel::Sending);
    QVERIFY(!f.model.sentBytes(0, millimetric).isEmpty());
    f.tracker->setOffline(true);
    QTRY_COMPARE(f.fate(id), EventModel::Queued);
    QVERIFY2(f.text(id).contains(QStringLiteral("given up")), qPrintable(f.text(id)));
}

void TestEventModel::whatFailedIsSentAgainAtATimeThatIsSaid()
{
    Watched f;
    CollectorFaults faults;
    faults.status = 503;
    faults.retryAfter = 3600;
    f.collector.setFaults(faults);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Retrying);
    const QVariantMap fate = f.fateOf(id);
    QCOMPARE(fate.value(QStringLiteral("httpStatus")).toInt(), 503);
    QVERIFY(!fate.value(QStringLiteral("error")).toString().isEmpty());
    const qint64 wait = QDateTime::currentDateTimeUtc().secsTo(fate.value(QStringLiteral("retryAt")).toDateTime());
    QVERIFY2(wait > 3500 && wait < 2 * 3600, qPrintable(QString::number(wait)));
    QVERIFY(f.text(id).startsWith(QStringLiteral("Retry at ")));
}

void TestEventModel::whatTheVendorRefusesIsInQuarantineAndSaysWhy()
{
    Watched f([](Tracker &tracker, Millimetric &to) {
        tracker.setOffline(true);
        to.setFlushAt(100);
    });
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    const QString good = f.tracker->track(QStringLiteral("good"));
    const QString bad = f.tracker->track(QStringLiteral("bad"));
    const QString other = f.tracker->track(QStringLiteral("good"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.fate(bad), EventModel::Quarantined);
    QTRY_COMPARE(f.fate(good), EventModel::Delivered);
    QTRY_COMPARE(f.fate(other), EventModel::Delivered);
    QVERIFY2(f.text(bad).contains(QStringLiteral("invalid_payload")), qPrintable(f.text(bad)));
    QVERIFY(f.fateOf(bad).value(QStringLiteral("httpStatus")).toInt() >= 400);
    QCOMPARE(f.model.sentBytes(f.model.rowOf(bad), millimetric),
             f.destination->quarantinedEvents().value(0).toMap().value(QStringLiteral("event")).toByteArray());

    f.collector.setFaults({});
    f.model.retryQuarantined();
    QTRY_COMPARE(f.fate(bad), EventModel::Delivered);
    QCOMPARE(f.model.rowCount(), 3);
}

void TestEventModel::quarantineFromBeforeTheWatchIsShown()
{
    Fixture f;
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    const QString bad = f.tracker->track(QStringLiteral("bad"));
    QTRY_COMPARE(f.tracker->quarantinedCount(), 1);
    EventModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTracker(f.tracker.get());
    QTRY_COMPARE(model.rowOf(bad), 0);
    QCOMPARE(model.index(0).data(EventModel::NameRole).toString(), QStringLiteral("bad"));
    QCOMPARE(model.index(0).data(EventModel::FateValueRole).toInt(), EventModel::Quarantined);
    QVERIFY(!model.sentBytes(0, millimetric).isEmpty());
    const QString newer = f.tracker->track(QStringLiteral("good"));
    QTRY_COMPARE(model.rowOf(newer), 0);
    QCOMPARE(model.rowOf(bad), 1);
}

void TestEventModel::theNextVisitorSeesNothingOfTheOneBefore()
{
    const QString ann = QStringLiteral("ann-of-the-first-visit");
    Watched f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->identify(ann);
    const QString theirs = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(theirs), EventModel::Queued);
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    f.tracker->track(QStringLiteral("a moment before the end"));
    f.tracker->endVisitor();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(f.model.rowCount(), 0);
    f.tracker->setOffline(false);
    const QString next = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->pendingCount(), 0); // theirs are delivered, and come into no list by that
    QTRY_COMPARE(f.fate(next), EventModel::Delivered);
    QCOMPARE(f.model.rowCount(), 1);
    QVERIFY(!allText(f.model).contains(ann));
}

void TestEventModel::whoeverIsGoneIsShownToNobody_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<Watching>("watching");
    const std::pair<const char *, End> ends[] = {
        {"endVisitor()", [](Tracker *tracker) { tracker->endVisitor(); }},
        {"reset()", [](Tracker *tracker) { tracker->reset(); }},
        {"forget()", [](Tracker *tracker) { tracker->forget(); }},
    };
    for (const auto &[name, end] : ends) {
        QTest::addRow("%s, watched", name) << end << Watching::AllTheTime;
        QTest::addRow("%s, while nobody looked", name) << end << Watching::Paused;
        QTest::addRow("%s, before anybody looked", name) << end << Watching::FromThenOn;
        QTest::addRow("%s, before the start", name) << end << Watching::AfterARestart;
    }
}

void TestEventModel::whoeverIsGoneIsShownToNobody()
{
    QFETCH(const End, end);
    QFETCH(const Watching, watching);
    const QString ann = QStringLiteral("ann-who-was-here-before");
    const QString bed = QStringLiteral("a-bed-with-a-canopy");
    const auto offline = [](Tracker &tracker, Millimetric &) {
        tracker.setLifecycleEvents(Lifecycle::SessionStarted | Lifecycle::SessionEnded);
        tracker.setOffline(true);
    };
    Fixture f(offline);
    Model m;
    if (watching == Watching::AllTheTime || watching == Watching::Paused)
        m.model.setTracker(f.tracker.get());
    f.tracker->identify(ann);
    const QString theirs = f.tracker->track(QStringLiteral("n"), {{QStringLiteral("bought"), bed}});
    if (m.model.tracker())
        QTRY_VERIFY(m.model.rowOf(theirs) >= 0 && allText(m.model).contains(ann));
    if (watching == Watching::Paused)
        m.model.setTracker(nullptr); // as a dock does that is hidden
    QSignalSpy changed(f.tracker.get(), &Tracker::identityChanged);
    end(f.tracker.get());
    const QString next = f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(!changed.isEmpty());
    if (watching == Watching::AfterARestart) {
        f.close();
        f.open(offline);
    }
    m.model.setTracker(f.tracker.get());
    const auto showsThem = [&] { return allText(m.model).contains(ann) || allText(m.model).contains(bed); };
    QVERIFY2(!showsThem(), qPrintable(allText(m.model)));
    f.tracker->setOffline(false); // theirs is delivered, and comes into no list by that
    QTRY_VERIFY(m.model.rowOf(next) >= 0);
    QTRY_COMPARE(m.model.index(m.model.rowOf(next)).data(EventModel::FateValueRole).toInt(), EventModel::Delivered);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    // What is told comes in its order: behind the last all of it has been looked at.
    const QString last = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(m.model.index(m.model.rowOf(last)).data(EventModel::FateValueRole).toInt(), EventModel::Delivered);
    QCOMPARE(m.model.rowOf(theirs), -1);
    QVERIFY2(!showsThem(), qPrintable(allText(m.model)));
    m.model.setTracker(nullptr);
}

void TestEventModel::aModelThatPausesKeepsTheEventsOfWhoIsStillHere()
{
    Watched f;
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Delivered);
    f.model.setTracker(nullptr);
    f.tracker->identify(QStringLiteral("ann"));
    f.model.setTracker(f.tracker.get());
    QCOMPARE(f.fate(id), EventModel::Delivered);
}

void TestEventModel::whoeverGoesWhileAViewIsToldIsShownNoMore()
{
    Watched f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.model.setFilterText(QStringLiteral("n"));
    int told = 0;
    connect(&f.model, &EventModel::rowsInserted, f.tracker.get(), [&] {
        if (++told == 1)
            f.tracker->forget();
    });
    for (int i = 0; i < 10; ++i)
        f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(told > 0 && f.model.rowCount() == 0);
    const QString next = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.model.rowOf(next), 0);
    QCOMPARE(f.model.rowCount(), 1);
}

void TestEventModel::whatIsDroppedSaysWhy()
{
    Watched f([](Tracker &, Millimetric &to) {
        to.setFlushAt(100);
        to.setFlushInterval(100'000);
        to.setMaxQueueEvents(3);
    });
    const QString tooLarge = f.tracker->track(QStringLiteral("n"), {{QStringLiteral("a"), QString(9000, u'x')}});
    QTRY_COMPARE(f.fate(tooLarge), EventModel::Dropped);
    QVERIFY2(f.text(tooLarge).size() > 20, qPrintable(f.text(tooLarge)));

    const QString first = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(first), EventModel::Queued);
    for (int i = 0; i < 4; ++i)
        f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(first), EventModel::Dropped);
    QVERIFY2(f.text(first).contains(QStringLiteral("full")), qPrintable(f.text(first)));

    const QString last = f.tracker->track(QStringLiteral("n"));
    f.tracker->denyConsent();
    QTRY_COMPARE(f.fate(last), EventModel::Dropped);
    QVERIFY2(f.text(last).contains(QStringLiteral("consent")), qPrintable(f.text(last)));
    QVERIFY(f.balances());
}

void TestEventModel::whatTrackRefusesIsShownWithItsReason()
{
    Watched f;
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("a"), qQNaN()}});
    QTRY_COMPARE(f.model.rowCount(), 1);
    QCOMPARE(f.model.index(0).data(EventModel::FateValueRole).toInt(), EventModel::Dropped);
    QVERIFY(f.model.index(0).data(EventModel::FateRole).toString().size() > 20);
    f.tracker->setBeforeTrack([](Event &) { return false; });
    f.tracker->track(QStringLiteral("scrubbed"));
    QTRY_COMPARE(f.model.rowCount(), 2);
    QVERIFY(f.model.index(0).data(EventModel::FateRole).toString().contains(QStringLiteral("beforeTrack")));
}

void TestEventModel::whatIsNotAllowedSaysWhoForbidsIt()
{
    Watched f([](Tracker &, Millimetric &to) { to.setEvents({QStringLiteral("wanted")}); });
    const QString other = f.tracker->track(QStringLiteral("other"));
    QTRY_COMPARE(f.fate(other, {}), EventModel::Dropped);
    QVERIFY2(f.text(other, {}).contains(QStringLiteral("no destination")), qPrintable(f.text(other, {})));
    f.tracker->denyConsent();
    const QString forbidden = f.tracker->track(QStringLiteral("wanted"));
    QTRY_COMPARE(f.fate(forbidden), EventModel::Dropped);
    QVERIFY2(f.text(forbidden).contains(QStringLiteral("consent")), qPrintable(f.text(forbidden)));
    f.tracker->setEnabled(false);
    const QString disabled = f.tracker->track(QStringLiteral("wanted"));
    QTRY_COMPARE(f.fate(disabled, {}), EventModel::Dropped);
    QVERIFY2(f.text(disabled, {}).contains(QStringLiteral("disabled")), qPrintable(f.text(disabled, {})));
    QCOMPARE(f.tracker->acceptedCount(), 0);
}

void TestEventModel::whatWaitsForConsentIsHeldUntilTheAnswer()
{
    Watched f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Held);
    f.tracker->grantConsent();
    QTRY_COMPARE(f.fate(id), EventModel::Delivered);
    QCOMPARE(f.model.rowCount(), 1);

    Watched denied([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    const QString never = denied.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(denied.fate(never), EventModel::Held);
    denied.tracker->denyConsent();
    QTRY_COMPARE(denied.fate(never), EventModel::Dropped);
    QVERIFY2(denied.text(never).contains(QStringLiteral("consent")), qPrintable(denied.text(never)));
}

void TestEventModel::whatWaitsForADestinationSaysSo()
{
    Fixture f;
    f.close();
    QTemporaryDir dir;
    Tracker tracker;
    tracker.setStoragePath(dir.path());
    EventModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTracker(&tracker);
    const QString id = tracker.track(QStringLiteral("early"));
    QTRY_COMPARE(model.rowOf(id), 0);
    QCOMPARE(model.index(0).data(EventModel::FateValueRole).toInt(), EventModel::Queued);
    QVERIFY(model.index(0).data(EventModel::FateRole).toString().contains(QStringLiteral("until there is a destination")));
    auto *destination = new Millimetric;
    destination->setHost(f.collector.url());
    destination->setKey(testKey());
    tracker.addDestination(destination);
    QTRY_COMPARE(model.index(0).data(EventModel::FateValueRole).toInt(), EventModel::Delivered);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(EventModel::FatesRole).toList().size(), 1);
}

void TestEventModel::aRefusedKeyIsSaidAndNeverShown()
{
    Watched f;
    CollectorFaults faults;
    faults.status = 401;
    faults.body = "{\"error\":\"bad_key\",\"details\":{\"key\":\"" + testKey().toLatin1() + "\"}}";
    f.collector.setFaults(faults);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Retrying);
    QVERIFY2(f.text(id).contains(QStringLiteral("key")), qPrintable(f.text(id)));
    faults.status = 503;
    f.collector.setFaults(faults);
    f.tracker->flush();
    QTRY_COMPARE(f.fateOf(id).value(QStringLiteral("httpStatus")).toInt(), 503);
    const QString all = allText(f.model);
    QVERIFY(all.contains(id));
    QVERIFY2(!all.contains(testKey()), "the model has the key in it");
}

void TestEventModel::whatIsSummedSharesTheFateOfItsSum()
{
    const QString token = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");
    Watched f([&token](Tracker &tracker, Millimetric &to) {
        to.setEnabled(false);
        auto *fluxrate = new Fluxrate;
        fluxrate->setKey(QStringLiteral("org_test_0123456789abcdef"));
        fluxrate->setMeterToken(token);
        fluxrate->setCustomerExternalId(QStringLiteral("cust_1"));
        fluxrate->setAggregateInterval(3'600'000);
        tracker.addDestination(fluxrate);
    });
    auto *fluxrate = static_cast<Fluxrate *>(f.tracker->destinations().constFirst());
    fluxrate->setHost(f.collector.url());
    const QString name = fluxrate->name();
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids.append(f.tracker->track(QStringLiteral("api_call")));
    for (qsizetype i = 1; i < ids.size(); ++i)
        QTRY_VERIFY2(f.text(ids.at(i), name).contains(ids.first()), qPrintable(f.text(ids.at(i), name)));
    fluxrate->setKey(QStringLiteral("org_live_0123456789abcdef"));
    f.tracker->flush();
    for (const QString &id : std::as_const(ids)) {
        QTRY_COMPARE(f.fate(id, name), EventModel::Delivered);
        QCOMPARE(f.model.sentBytes(f.model.rowOf(id), name), f.model.sentBytes(f.model.rowOf(ids.first()), name));
    }
    QVERIFY(f.model.sentText(0, name).contains(QStringLiteral("\"quantity\":5")));
}

void TestEventModel::aSumThatBecomesPartOfAnotherTakesItsPartsAlong()
{
    Watched f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QString other = f.tracker->track(QStringLiteral("n"));
    const QString sum = f.tracker->track(QStringLiteral("n"));
    QStringList parts;
    for (int i = 0; i < 50; ++i)
        parts.append(f.tracker->track(QStringLiteral("n")));
    QTRY_COMPARE(f.model.totalCount(), 52);
    const auto become = [&f](const QStringList &ids, const QString &into) {
        FateChange change{millimetric, Fate::Queued, Cause::Summed, ids};
        change.sums = QStringList(ids.size(), into);
        Tracker::Private::of(f.tracker.get())->observation->tell(change);
    };
    become(parts, sum);
    for (const QString &id : std::as_const(parts))
        QTRY_VERIFY2(f.text(id).contains(sum), qPrintable(f.text(id)));
    become(QStringList(sum) + parts, other);
    for (const QString &id : QStringList(sum) + parts)
        QTRY_VERIFY2(f.text(id).contains(other), qPrintable(f.text(id)));
    Tracker::Private::of(f.tracker.get())->observation->tell(FateChange{millimetric, Fate::Delivered, Cause::None, {other}});
    for (const QString &id : QStringList{other, sum} + parts)
        QTRY_COMPARE(f.fate(id), EventModel::Delivered);
}

// The device starts with a clock that is two days behind. What is counted under a time of its own is a sum of the right
// day, until the network tells the time: then all of it is one.
void TestEventModel::aClockThatIsSetMakesOneSumOfTwo()
{
    std::atomic<qint64> behindMs{48 * 3'600'000};
    seams().now = [&behindMs] {
        ClockReading now = realNow();
        now.wallMs -= behindMs;
        return now;
    };
    const auto restore = qScopeGuard([] { seams().now = realNow; });
    Watched f([](Tracker &tracker, Millimetric &to) {
        to.setEnabled(false);
        auto *fluxrate = new Fluxrate;
        fluxrate->setKey(QStringLiteral("org_test_0123456789abcdef"));
        fluxrate->setMeterToken(QStringLiteral("550e8400-e29b-41d4-a716-446655440000"));
        fluxrate->setCustomerExternalId(QStringLiteral("cust_1"));
        fluxrate->setAggregateInterval(3'600'000);
        tracker.addDestination(fluxrate);
    });
    const QString name = f.tracker->destinations().constFirst()->name();
    const QString first = f.tracker->track(QStringLiteral("api_call"));
    QStringList dated;
    for (int i = 0; i < 6; ++i) {
        dated.append(f.tracker->track(QStringLiteral("api_call"), {},
                                      {{QStringLiteral("timestamp"), QDateTime::currentDateTimeUtc()}}));
        if (i > 0)
            QTRY_VERIFY2(f.text(dated.last(), name).contains(dated.first()), qPrintable(f.text(dated.last(), name)));
    }
    behindMs = 0;
    const QString last = f.tracker->track(QStringLiteral("api_call"));
    for (const QString &id : QStringList(last) + dated)
        QTRY_VERIFY2(f.text(id, name).contains(first), qPrintable(f.text(id, name)));
}

void TestEventModel::filtersNarrowTheListAndWidenItAgain()
{
    Watched f([](Tracker &, Millimetric &to) { to.setFlushInterval(1); });
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    QStringList ids;
    for (int i = 0; i < 30; ++i)
        ids.append(f.tracker->track(i % 3 ? QStringLiteral("good") : QStringLiteral("bad"),
                                    {{QStringLiteral("colour"), i % 2 ? QStringLiteral("Red") : QStringLiteral("blue")}}));
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QTRY_COMPARE(f.fate(ids.last()), EventModel::Delivered);
    QCOMPARE(f.model.count(), 30);
    f.model.setFateFilter(EventModel::Quarantined);
    QCOMPARE(f.model.count(), 10);
    f.model.setFilterText(QStringLiteral("red"));
    QCOMPARE(f.model.count(), 5);
    f.model.setFateFilter(EventModel::AllFates);
    QCOMPARE(f.model.count(), 15);
    f.model.setFilterText(ids.at(7));
    QCOMPARE(f.model.count(), 1);
    f.model.setFilterText(QStringLiteral("GOOD"));
    QCOMPARE(f.model.count(), 20);
    f.model.setFilterText({});
    QCOMPARE(f.model.totalCount(), 30);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(f.model.rowOf(ids.at(i)), 29 - i); // the newest first
    f.model.setFateFilter(EventModel::Delivered);
    const QString bad = f.tracker->track(QStringLiteral("bad"));
    const QString good = f.tracker->track(QStringLiteral("good"));
    QTRY_COMPARE(f.model.rowOf(good), 0); // comes in when it is delivered
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QCOMPARE(f.model.rowOf(bad), -1);
}

void TestEventModel::theOldestGoWhereThereAreTooMany()
{
    Watched f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.model.setMaxEvents(10);
    QStringList ids;
    for (int i = 0; i < 7; ++i)
        ids.append(f.tracker->track(QStringLiteral("n")));
    QTRY_COMPARE(f.model.count(), 7);
    for (int i = 0; i < 20; ++i)
        ids.append(f.tracker->track(QStringLiteral("n")));
    QTRY_COMPARE(f.model.rowOf(ids.last()), 0);
    QCOMPARE(f.model.count(), 10);
    QCOMPARE(f.model.rowOf(ids.at(17)), 9);
    QCOMPARE(f.model.notShownCount(), 10); // came and went between two looks
    f.model.setMaxEvents(3);
    QCOMPARE(f.model.count(), 3);
    QCOMPARE(f.model.rowOf(ids.last()), 0);
    f.model.clear();
    QCOMPARE(f.model.count(), 0);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Delivered);
    QCOMPARE(f.model.count(), 1); // what was cleared does not come back
}

void TestEventModel::twoModelsSeeTheSame()
{
    Watched f;
    EventModel other;
    other.setTracker(f.tracker.get());
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.fate(id), EventModel::Delivered);
    QTRY_COMPARE(other.index(0).data(EventModel::FateValueRole).toInt(), EventModel::Delivered);
    QSignalSpy gone(&other, &EventModel::trackerChanged);
    f.close();
    QCOMPARE(gone.size(), 1);
    QVERIFY(!other.tracker());
    QVERIFY(!f.model.tracker());
    QCOMPARE(other.count(), 1); // and can still be read
    QVERIFY(!other.sentText(0, millimetric).isEmpty());
    QVERIFY(other.destinations().isEmpty());
    other.flush();
    other.retryQuarantined();
}

void TestEventModel::eventsOfManyThreadsAreSeenWhileModelsComeAndGo()
{
    Watched f;
    std::vector<std::thread> threads;
    std::atomic<int> tracked{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i, ++tracked)
                f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}});
        });
    while (tracked < 800) {
        EventModel passing;
        passing.setTracker(f.tracker.get());
        QCoreApplication::processEvents();
    }
    for (std::thread &thread : threads)
        thread.join();
    QTRY_COMPARE_WITH_TIMEOUT(f.tracker->deliveredCount(), 800, 30'000);
    QTRY_COMPARE(f.model.count(), 800);
    const auto delivered = [&f] {
        int rows = 0;
        for (int row = 0; row < f.model.rowCount(); ++row)
            rows += f.model.index(row).data(EventModel::FateValueRole).toInt() == EventModel::Delivered;
        return rows;
    };
    QTRY_COMPARE(delivered(), 800);
}

void TestEventModel::aRandomRunBreaksNoRuleOfModels()
{
    const quint32 seed = qEnvironmentVariableIntValue("TALLY_TEST_SEED") ? quint32(qEnvironmentVariableIntValue("TALLY_TEST_SEED"))
                                                                      : QRandomGenerator::global()->generate();
    const int operations = std::max(3000, qEnvironmentVariableIntValue("TALLY_TEST_OPERATIONS"));
    qInfo("seed %u, %d operations", seed, operations);
    QRandomGenerator random(seed);
    auto f = std::make_unique<Watched>();
    f->tracker->setConsentRequired(true);
    const auto word = [&random] { return QStringLiteral("w%1").arg(random.bounded(8)); };
    QHash<int, int> done;
    int looks = 0, shown = 0;
    QObject::connect(&f->model, &EventModel::countChanged, &f->model, [&] { ++looks, shown = std::max(shown, f->model.count()); });
    for (int i = 0; i < operations; ++i) {
        const int what = random.bounded(40);
        ++done[what];
        switch (what) {
        case 0: f->model.setFilterText(random.bounded(2) ? word() : QString()); break;
        case 1: f->model.setFateFilter(EventModel::Fates(random.bounded(4) ? EventModel::AllFates : random.bounded(1, 128))); break;
        case 2: f->model.setMaxEvents(random.bounded(1, 60)); break;
        case 3: f->tracker->setOffline(random.bounded(3) == 0); break;
        case 4: f->tracker->flush(); break;
        case 5: f->model.retryQuarantined(); break;
        case 6: random.bounded(20) ? void() : f->model.clear(); break;
        case 7: random.bounded(8) ? f->tracker->grantConsent() : f->tracker->denyConsent(); break;
        case 8: {
            CollectorFaults faults;
            faults.status = random.bounded(3) ? 0 : QList<int>{400, 401, 413, 429, 500, 503}.at(random.bounded(6));
            faults.refuseNames = QStringList{word(), word()};
            f->collector.setFaults(faults);
            break;
        }
        case 9: f->tracker->track(word(), {{QStringLiteral("a"), qQNaN()}}); break;
        case 10: f->destination->clearQuarantine(); break;
        case 11: f->destination->setEvents(random.bounded(3) ? QStringList() : QStringList{QStringLiteral("w1*")}); break;
        case 12: f->tracker->setEnabled(random.bounded(3) > 0); break;
        case 13:
            if (random.bounded(10) == 0) {
                f->close();
                f->open([&](Tracker &made, Millimetric &) { f->model.setTracker(&made); });
            }
            break;
        case 14: f->destination->setMaxQueueEvents(random.bounded(5, 200)); break;
        case 15: f->tracker->forget(); break;
        case 16: {
            // One look, with whatever has come until then.
            QSignalSpy counted(&f->model, &EventModel::countChanged);
            f->tracker->track(word());
            if (f->tracker->isEnabled())
                QVERIFY(counted.wait(5000));
            break;
        }
        default:
            f->tracker->track(word(), {{word(), word()}});
            break;
        }
        QVERIFY(f->model.totalCount() <= f->model.maxEvents());
        QVERIFY(f->model.count() <= f->model.totalCount());
        if (i % 8 == 0)
            QCoreApplication::processEvents();
    }
    // What the filter shows is what it says.
    const auto seen = [&f] {
        QStringList ids;
        for (int row = 0; row < f->model.rowCount(); ++row)
            ids.append(f->model.index(row).data(EventModel::EventIdRole).toString());
        return ids;
    };
    f->close();
    QVERIFY(!f->model.tracker());
    f->model.setFilterText(QStringLiteral("w3"));
    f->model.setFateFilter(EventModel::AllFates);
    const QStringList filtered = seen();
    f->model.setFilterText({});
    QCOMPARE(f->model.count(), f->model.totalCount());
    QStringList expected;
    for (int row = 0; row < f->model.rowCount(); ++row) {
        const QModelIndex index = f->model.index(row);
        const QString id = index.data(EventModel::EventIdRole).toString();
        const QString text = index.data(EventModel::NameRole).toString() + index.data(EventModel::DetailsRole).toString() + id;
        if (text.contains(QStringLiteral("w3")))
            expected.append(id);
    }
    QCOMPARE(filtered, expected);
    qInfo("%d looks, at most %d rows at once", looks, shown);
    QVERIFY(looks > operations / 60);
    QVERIFY(shown > 5);
}

void TestEventModel::aHundredThousandEventsPassInFlatMemory()
{
#ifdef TALLY_SANITIZED
    QSKIP("a sanitizer's own memory is not the model's");
#endif
    seams().makeNetwork = [] { return new InstantNetwork; };
    const auto restore = qScopeGuard([] { seams() = Seams(); });
    const int events = std::max(100'000, qEnvironmentVariableIntValue("TALLY_TEST_EVENTS"));
    QTemporaryDir dir;
    Tracker tracker;
    tracker.setStoragePath(dir.path());
    auto *destination = new Millimetric;
    destination->setHost(QUrl(QStringLiteral("http://127.0.0.1:9")));
    destination->setKey(testKey());
    destination->setFlushAt(500);
    tracker.addDestination(destination);
    EventModel model;
    model.setTracker(&tracker);
    const auto pass = [&](int count) {
        QString id;
        for (int i = 0; i < count; ++i) {
            id = tracker.track(QStringLiteral("page_seen"), {{QStringLiteral("i"), i}, {QStringLiteral("text"), QString(100, u'x')}});
            if (i % 100 == 0)
                QCoreApplication::processEvents();
            if (tracker.pendingCount() > 5'000) // as in an application, which does not track without end
                QTRY_VERIFY_WITH_TIMEOUT(tracker.pendingCount() < 2'000, 30'000);
        }
        tracker.flush();
        QTRY_COMPARE_WITH_TIMEOUT(tracker.pendingCount(), 0, 30'000);
        QTRY_COMPARE(model.index(model.rowOf(id)).data(EventModel::FateValueRole).toInt(), EventModel::Delivered);
    };
    pass(events / 10); // what is allocated once
    const qint64 before = residentBytes();
    QElapsedTimer clock;
    clock.start();
    pass(events);
    const qint64 after = residentBytes();
    qInfo("%d events in %lld ms: %lld KiB before, %lld KiB after, %d rows, %d not shown", events, clock.elapsed(), before / 1024,
          after / 1024, model.count(), model.notShownCount());
    QCOMPARE(model.count(), 1000);
    QCOMPARE(tracker.deliveredCount(), events + events / 10);
    QVERIFY2(after - before < 8 << 20, qPrintable(QStringLiteral("%1 bytes more").arg(after - before)));
}

QTEST_GUILESS_MAIN(TestEventModel)
#include "tst_eventmodel.moc"
