// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tracker.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Tally;

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsSpeakTheUsersLanguage();
    void everyTextIsTranslatedWithItsPlaceholders_data();
    void everyTextIsTranslatedWithItsPlaceholders();
};

void TestTranslations::errorsSpeakTheUsersLanguage()
{
    if (!EMBEDDED)
        QSKIP("There was no lrelease when this was built.");
    const QTemporaryDir folder;
    Tracker tracker;
    tracker.setStoragePath(folder.path());
    QSignalSpy errors(&tracker, &Tracker::errorOccurred);
    tracker.track(QString());
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors.first().first().value<Error>().text,
             QStringLiteral("Das Ereignis hat keinen Namen. Geben Sie ihm einen, wie in track(\"purchase\")."));
}

void TestTranslations::everyTextIsTranslatedWithItsPlaceholders_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CATALOGUES));
    for (const QString &name : folder.entryList({QStringLiteral("*.ts")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestTranslations::everyTextIsTranslatedWithItsPlaceholders()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto placeholders = [](const QString &text) {
        QStringList found;
        static const QRegularExpression placeholder(QStringLiteral("%\\d"));
        for (auto each = placeholder.globalMatch(text); each.hasNext();)
            found.append(each.next().captured());
        found.sort();
        return found;
    };
    QXmlStreamReader xml(&file);
    QString source;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            QVERIFY2(!xml.attributes().hasAttribute(QLatin1String("type")), qPrintable(source));
            const QString translation = xml.readElementText();
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(source));
            QCOMPARE(placeholders(translation), placeholders(source));
            ++texts;
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY(texts > 50);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); // before the application: it is asked for once
    QCoreApplication application(argc, argv);
    TestTranslations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_translations.moc"
