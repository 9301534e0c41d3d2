// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tracker.h"

#include <QLocale>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally;

// Which language a person reads, and when.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void errorsSpeakTheUsersLanguage();
    void theFirstLanguageThatThereIsCounts_data();
    void theFirstLanguageThatThereIsCounts();
    void textsAreThereWheneverTheLibraryIsLoaded_data();
    void textsAreThereWheneverTheLibraryIsLoaded();
    void textsFollowTheDefaultLocale();
};

// reader's output: two lines for each time that it prints.
static QStringList read(const QString &languages, const QStringList &arguments)
{
    QProcess reader;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LANGUAGE"), languages);
    reader.setProcessEnvironment(environment);
    reader.start(QStringLiteral(READER), QStringList(QStringLiteral(LIBRARY)) + arguments);
    if (!reader.waitForFinished() || reader.exitCode() != 0)
        return {QString::fromUtf8(reader.readAllStandardError())};
    return QString::fromUtf8(reader.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

static const QStringList english{QStringLiteral("No key is set."),
                                 QStringLiteral("The queue is full: the oldest 3 events were dropped.")};
static const QStringList german{
    QStringLiteral("Es ist kein Schlüssel gesetzt."),
    QStringLiteral("Die Warteschlange ist voll: Die ältesten 3 Ereignisse wurden verworfen.")};
static const QStringList french{
    QStringLiteral("Aucune clé n’est définie."),
    QStringLiteral("La file d’attente est pleine\u00a0: les 3 événements les plus anciens ont été abandonnés.")};
static const QStringList spanish{
    QStringLiteral("No se ha definido ninguna clave."),
    QStringLiteral("La cola está llena: se descartaron los 3 eventos más antiguos.")};
static const QStringList chinese{QStringLiteral("未设置密钥。"), QStringLiteral("队列已满：已丢弃最早的 3 个事件。")};
static const QStringList japanese{QStringLiteral("キーが設定されていません。"),
                                  QStringLiteral("キューがいっぱいです。古いものから 3 件のイベントを破棄しました。")};
static const QStringList arabic{QStringLiteral("لم يُعيّن مفتاح."),
                                QStringLiteral("قائمة الانتظار ممتلئة: أُسقطت أقدم 3 أحداث.")};

void TestTranslations::initTestCase()
{
    if (!EMBEDDED)
        QSKIP("There was no lrelease when this was built.");
}

void TestTranslations::errorsSpeakTheUsersLanguage()
{
    const QTemporaryDir folder;
    Tracker tracker;
    tracker.setStoragePath(folder.path());
    QSignalSpy errors(&tracker, &Tracker::errorOccurred);
    tracker.track(QString());
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors.first().first().value<Error>().text,
             QStringLiteral("Das Ereignis hat keinen Namen. Geben Sie ihm einen, wie in track(\"purchase\")."));
}

void TestTranslations::theFirstLanguageThatThereIsCounts_data()
{
    QTest::addColumn<QString>("languages");
    QTest::addColumn<QStringList>("texts");
    const std::pair<const char *, QStringList> rows[]{
        {"en", english}, {"en_GB", english}, {"C", english},
        {"de", german}, {"de_AT.UTF-8", german},
        {"fr", french}, {"fr_CA", french},
        {"es", spanish}, {"es_MX", spanish}, {"es_419", spanish},
        {"zh_CN", chinese}, {"zh", chinese}, {"zh_SG", chinese}, {"zh_Hans", chinese}, {"zh_Hans_HK", chinese},
        {"ja", japanese}, {"ja_JP.UTF-8", japanese},
        {"ar", arabic}, {"ar_SA", arabic}, {"ar_EG", arabic}, {"ar_MA", arabic},
        // Whoever prefers English to a language that there is gets English.
        {"en_US:de", english}, {"de:en", german}, {"it:fr:de", french}, {"qqq:es", spanish},
        // Nobody who reads the traditional script gets the simplified one.
        {"zh_TW:ja", japanese}, {"zh_TW", english}, {"zh_HK", english}, {"zh_Hant", english},
        {"it", english}, {"qqq", english}};
    for (const auto &[languages, texts] : rows)
        QTest::newRow(languages) << QString::fromLatin1(languages) << texts;
}

void TestTranslations::theFirstLanguageThatThereIsCounts()
{
    QFETCH(QString, languages);
    QFETCH(QStringList, texts);
    QCOMPARE(read(languages, {QStringLiteral("after")}), texts);
}

void TestTranslations::textsAreThereWheneverTheLibraryIsLoaded_data()
{
    QTest::addColumn<QString>("order");
    for (const char *order : {"before", "after", "thread"})
        QTest::newRow(order) << QString::fromLatin1(order);
}

void TestTranslations::textsAreThereWheneverTheLibraryIsLoaded()
{
    QFETCH(QString, order);
    QCOMPARE(read(QStringLiteral("fr"), {order}), french);
}

void TestTranslations::textsFollowTheDefaultLocale()
{
    const QStringList locales{QStringLiteral("ja_JP"), QStringLiteral("en_US"), QStringLiteral("es_MX"),
                              QStringLiteral("it_IT"), QStringLiteral("es_MX")};
    for (const char *order : {"before", "thread"})
        QCOMPARE(read(QStringLiteral("de"), QStringList(QString::fromLatin1(order)) + locales),
                 german + japanese + english + spanish + english + spanish);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); // before the application
    QCoreApplication application(argc, argv);
    TestTranslations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_translations.moc"
