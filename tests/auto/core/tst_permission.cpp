// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Who may forbid what: every combination there is, against a rule that is written another way, and some rows by hand.

#include "core/permission.h"

#include <QMap>
#include <QTest>

#include <cstdio>

using namespace Tally;

namespace {

const QList<Policy> policies{Policy::Silent, Policy::Unreadable, Policy::NoAnalytics, Policy::NoSending};
const QList<Answer> answers{Answer::Unknown, Answer::Granted, Answer::Denied, Answer::Unreadable};
const QList<bool> either{false, true};

/// Calls \a look with every combination.
template<typename Look>
void forAll(Look look)
{
    for (const Policy policy : policies)
        for (const bool disabledByEnvironment : either)
            for (const bool doNotTrack : either)
                for (const bool enabled : either)
                    for (const bool consentRequired : either)
                        for (const Answer answer : answers)
                            for (const Purpose purpose : {Purpose::Analytics, Purpose::Billing})
                                look({policy, disabledByEnvironment, doNotTrack, enabled, consentRequired, answer}, purpose);
}

/// The rule as the documentation has it: a list of noes, each with whom it concerns; the first that applies is named.
QString expected(const Circumstances &c, Purpose purpose)
{
    struct No
    {
        bool isSaid;
        bool concernsBilling;
        const char *result;
    };
    const bool isOpen = c.answer == Answer::Unreadable || (c.answer == Answer::Unknown && c.consentRequired);
    const No noes[] = {
        {c.policy == Policy::NoSending, true, "forbidden policy"},
        {c.policy == Policy::NoAnalytics || c.policy == Policy::Unreadable, false, "forbidden policy"},
        {c.disabledByEnvironment, true, "forbidden TALLY_DISABLED"},
        {c.doNotTrack, false, "forbidden DO_NOT_TRACK"},
        {!c.enabled, true, "forbidden disabled"},
        {c.answer == Answer::Denied, false, "forbidden consent"},
        {isOpen, false, "waiting consent"},
    };
    for (const No &no : noes)
        if (no.isSaid && (no.concernsBilling || purpose == Purpose::Analytics))
            return QString::fromLatin1(no.result);
    return QStringLiteral("allowed ");
}

QString said(const Decision &decision)
{
    const char *word = decision.permission == Permission::Allowed ? "allowed"
        : decision.permission == Permission::Waiting              ? "waiting"
                                                                  : "forbidden";
    return QLatin1String(word) + QLatin1Char(' ') + nameOf(decision.blocker);
}

QString describe(const Circumstances &c, Purpose purpose)
{
    return QStringLiteral("policy %1, TALLY_DISABLED %2, DO_NOT_TRACK %3, enabled %4, consentRequired %5, answer %6, purpose %7")
        .arg(int(c.policy)).arg(c.disabledByEnvironment).arg(c.doNotTrack).arg(c.enabled).arg(c.consentRequired)
        .arg(int(c.answer)).arg(purpose == Purpose::Billing ? QStringLiteral("Billing") : QStringLiteral("Analytics"));
}

} // namespace

class TestPermission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCombinationIsDecidedAsDocumented();
    void theRowsOfTheDocumentation_data();
    void theRowsOfTheDocumentation();
    void aPersonIsAskedOnlyWhereTheirAnswerDecides();
    void noPermissionGrowsWithANo();
};

void TestPermission::everyCombinationIsDecidedAsDocumented()
{
    int combinations = 0;
    QMap<QString, int> results;
    forAll([&](const Circumstances &circumstances, Purpose purpose) {
        ++combinations;
        const QString result = said(decide(circumstances, purpose));
        ++results[result + (purpose == Purpose::Billing ? QStringLiteral(" (billing)") : QStringLiteral(" (analytics)"))];
        if (result != expected(circumstances, purpose))
            QFAIL(qPrintable(QStringLiteral("%1: %2, not %3").arg(describe(circumstances, purpose), result,
                                                                expected(circumstances, purpose))));
    });
    QCOMPARE(combinations, 4 * 2 * 2 * 2 * 2 * 4 * 2);
    std::printf("%d combinations, all as documented:\n", combinations);
    for (auto result = results.cbegin(); result != results.cend(); ++result)
        std::printf("%5d  %s\n", result.value(), qPrintable(result.key()));
}

void TestPermission::theRowsOfTheDocumentation_data()
{
    QTest::addColumn<Circumstances>("circumstances");
    QTest::addColumn<QString>("analytics");
    QTest::addColumn<QString>("billing");
    const auto row = [](const char *name, const Circumstances &circumstances, const char *analytics, const char *billing) {
        QTest::newRow(name) << circumstances << QString::fromLatin1(analytics) << QString::fromLatin1(billing);
    };
    row("nobody says anything", {}, "allowed ", "allowed ");
    row("the user is not asked yet", {.consentRequired = true}, "waiting consent", "allowed ");
    row("the user said yes", {.consentRequired = true, .answer = Answer::Granted}, "allowed ", "allowed ");
    row("the user said no", {.consentRequired = true, .answer = Answer::Denied}, "forbidden consent", "allowed ");
    row("the user said no unasked", {.answer = Answer::Denied}, "forbidden consent", "allowed ");
    row("what the user said cannot be read", {.answer = Answer::Unreadable}, "waiting consent", "allowed ");
    row("the application is switched off", {.enabled = false}, "forbidden disabled", "forbidden disabled");
    row("DO_NOT_TRACK", {.doNotTrack = true}, "forbidden DO_NOT_TRACK", "allowed ");
    row("TALLY_DISABLED", {.disabledByEnvironment = true}, "forbidden TALLY_DISABLED", "forbidden TALLY_DISABLED");
    row("the administrator forbids analytics", {.policy = Policy::NoAnalytics}, "forbidden policy", "allowed ");
    row("the administrator forbids sending", {.policy = Policy::NoSending}, "forbidden policy", "forbidden policy");
    row("the administrator's file is damaged", {.policy = Policy::Unreadable}, "forbidden policy", "allowed ");
    row("the user's yes does not outdo the administrator", {.policy = Policy::NoAnalytics, .answer = Answer::Granted},
        "forbidden policy", "allowed ");
    row("the administrator is named before the environment",
        {.policy = Policy::NoSending, .disabledByEnvironment = true}, "forbidden policy", "forbidden policy");
    row("no policy of analytics hides TALLY_DISABLED from billing",
        {.policy = Policy::NoAnalytics, .disabledByEnvironment = true}, "forbidden policy", "forbidden TALLY_DISABLED");
    row("the environment is named before the application",
        {.disabledByEnvironment = true, .doNotTrack = true, .enabled = false}, "forbidden TALLY_DISABLED",
        "forbidden TALLY_DISABLED");
    row("DO_NOT_TRACK is named before the application", {.doNotTrack = true, .enabled = false},
        "forbidden DO_NOT_TRACK", "forbidden disabled");
    row("the application is named before the user", {.enabled = false, .answer = Answer::Denied}, "forbidden disabled",
        "forbidden disabled");
}

void TestPermission::theRowsOfTheDocumentation()
{
    QFETCH(const Circumstances, circumstances);
    QFETCH(const QString, analytics);
    QFETCH(const QString, billing);
    QCOMPARE(said(decide(circumstances, Purpose::Analytics)), analytics);
    QCOMPARE(said(decide(circumstances, Purpose::Billing)), billing);
}

void TestPermission::aPersonIsAskedOnlyWhereTheirAnswerDecides()
{
    int asked = 0;
    forAll([&](const Circumstances &circumstances, Purpose purpose) {
        if (purpose == Purpose::Billing || !isAnswerNeeded(circumstances))
            return;
        ++asked;
        QCOMPARE(circumstances.answer, Answer::Unknown);
        Circumstances answered = circumstances;
        answered.answer = Answer::Granted; // else asking is no use, and not honest
        QCOMPARE(said(decide(answered, Purpose::Analytics)), QStringLiteral("allowed "));
        QCOMPARE(said(decide(circumstances, Purpose::Analytics)), QStringLiteral("waiting consent"));
    });
    QCOMPARE(asked, 1);
}

void TestPermission::noPermissionGrowsWithANo()
{
    forAll([](const Circumstances &circumstances, Purpose purpose) {
        const Permission before = decide(circumstances, purpose).permission;
        QList<Circumstances> stricter(6, circumstances);
        stricter[0].policy = Policy::NoSending;
        stricter[1].disabledByEnvironment = true;
        stricter[2].doNotTrack = true;
        stricter[3].enabled = false;
        stricter[4].answer = Answer::Denied;
        stricter[5].consentRequired = true;
        for (const Circumstances &other : stricter)
            QVERIFY2(decide(other, purpose).permission >= before, qPrintable(describe(other, purpose)));
    });
}

Q_DECLARE_METATYPE(Circumstances)

QTEST_GUILESS_MAIN(TestPermission)
#include "tst_permission.moc"
