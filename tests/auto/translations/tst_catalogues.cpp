// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

struct Message
{
    QString context;
    QString key; // context, text, what tells it from an equal one
    QString source;
    bool finished = true;
    bool plural = false;
    QStringList translations; // one, or one for each plural form
};

static QList<Message> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append(Message());
            messages.last().plural = xml.attributes().hasAttribute(QLatin1String("numerus"));
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
            messages.last().context = context;
            messages.last().key = context + QLatin1String(": ") + messages.last().source;
        } else if (xml.name() == QLatin1String("comment")) {
            messages.last().key += QLatin1String(" // ") + xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().plural)
                messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().translations.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

// Sorted, as a language may name things in another order.
static QStringList all(const char *pattern, const QString &text)
{
    QStringList found;
    const QRegularExpression expression(QString::fromUtf8(pattern));
    for (auto each = expression.globalMatch(text); each.hasNext();)
        found.append(each.next().captured());
    found.sort();
    return found;
}

// How many plural forms a language has, and how many of them stand for one number only, which may be left unsaid.
static const QMap<QString, std::pair<int, QSet<int>>> plurals{
    {QStringLiteral("en"), {2, {0}}}, {QStringLiteral("de"), {2, {0}}}, {QStringLiteral("es"), {2, {0}}},
    {QStringLiteral("fr"), {2, {}}}, {QStringLiteral("zh_CN"), {1, {}}}, {QStringLiteral("ja"), {1, {}}},
    {QStringLiteral("ar"), {6, {0, 1, 2}}}};

// The first accelerator on a letter that is joined to one beside it, as Arabic letters are: marked it would stand alone.
static QString brokenJoining(const QString &text)
{
    const auto joins = [&text](qsizetype i) { // to what follows it
        return i >= 0 && text.at(i).joiningType() == QChar::Joining_Dual;
    };
    const auto isJoined = [&text](qsizetype i) { // to what precedes it
        return i < text.size() && (text.at(i).joiningType() == QChar::Joining_Dual
                                   || text.at(i).joiningType() == QChar::Joining_Right);
    };
    for (qsizetype i = text.indexOf(u'&'); i >= 0; i = text.indexOf(u'&', i + 1))
        if ((joins(i - 1) && isJoined(i + 1)) || (i + 1 < text.size() && joins(i + 1) && isJoined(i + 2)))
            return text.mid(i, 2);
    return {};
}

// What is wrong with one translation; empty: nothing that a program can see.
static QString fault(const QString &source, const QString &translation, bool mayOmitNumber)
{
    if (translation.trimmed().isEmpty())
        return QStringLiteral("empty");
    QStringList wanted = all("%L?(\\d+|n)", source);
    QStringList found = all("%L?(\\d+|n)", translation);
    if (mayOmitNumber) {
        wanted.removeAll(QStringLiteral("%n"));
        found.removeAll(QStringLiteral("%n"));
    }
    if (found != wanted)
        return QStringLiteral("other placeholders");
    if (all("<[^>]+>", translation) != all("<[^>]+>", source))
        return QStringLiteral("other tags");
    if (all("`[^`]+`", translation) != all("`[^`]+`", source))
        return QStringLiteral("other names of the interface");
    if (all("https?://[A-Za-z0-9./:_-]*[A-Za-z0-9/]", translation) != all("https?://[A-Za-z0-9./:_-]*[A-Za-z0-9/]", source))
        return QStringLiteral("other addresses");
    // Where letters are joined there may be none that can be marked.
    const bool isJoined = QRegularExpression(QStringLiteral("\\p{Arabic}")).match(translation).hasMatch();
    const auto accelerators = all("&(?=\\S)", translation).size();
    if (accelerators != all("&(?=\\S)", source).size() && !(isJoined && accelerators == 0))
        return QStringLiteral("an accelerator too many or too few");
    if (!brokenJoining(translation).isEmpty())
        return QStringLiteral("an accelerator on a joined letter");
    if (isJoined && translation.contains(QRegularExpression(QStringLiteral("\\(&"))))
        return QStringLiteral("an accelerator in brackets");
    if (all("…|\\.\\.\\.", translation).size() != all("…|\\.\\.\\.", source).size())
        return QStringLiteral("an ellipsis too many or too few");
    const QRegularExpression before(QStringLiteral("^\\s*"));
    const QRegularExpression after(QStringLiteral("\\s*$"));
    if (before.match(translation).captured() != before.match(source).captured()
        || after.match(translation).captured() != after.match(source).captured())
        return QStringLiteral("other blanks at an end");
    // "%2 of %3 events": a text without plural forms must be right where the number is 1. The total is more, and what
    // comes before the number is a name.
    static const QRegularExpression partOf(QStringLiteral("%(\\d) of %(\\d)"));
    static const QRegularExpression withWord(QStringLiteral("%(\\d)\\s[\\p{Latin}\\p{Arabic}]{5}"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch part = partOf.match(source);
    for (auto each = withWord.globalMatch(translation); part.hasMatch() && each.hasNext();) {
        const QString number = each.next().captured(1);
        if (number >= part.captured(1) && number != part.captured(2))
            return QStringLiteral("a word that is wrong after 1");
    }
    if (translation == source && all("[A-Za-z]{2,}", source).size() > 2)
        return QStringLiteral("still English");
    return {};
}

// What is translated: complete, and such that nothing breaks.
class TestCatalogues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsFoundAtRunTime();
    void everyTextOfTheSourcesIsTranslated_data() { addCatalogues(); }
    void everyTextOfTheSourcesIsTranslated();
    void translationsFitTheirTexts_data() { addCatalogues(); }
    void translationsFitTheirTexts();
    void faultsAreFound_data();
    void faultsAreFound();

private:
    static void addCatalogues();
};

void TestCatalogues::addCatalogues()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("sources"); // for lupdate
    const auto add = [](const QString &folder, const QString &name, const QString &language, const QString &sources) {
        QTest::addRow("%s_%s", qPrintable(name), qPrintable(language))
            << folder + QStringLiteral("/%1_%2.ts").arg(name, language) << language << sources;
    };
    for (const QString &language : plurals.keys()) {
        add(QStringLiteral(ROOT "/translations"), QStringLiteral("tally"), language, QStringLiteral("@" SPOKEN));
        for (const QString &example : {QStringLiteral("kiosk"), QStringLiteral("desktop")}) {
            const QString folder = QStringLiteral(ROOT "/examples/") + example;
            if (language != QLatin1String("en") && QFile::exists(folder + QStringLiteral("/i18n")))
                add(folder + QStringLiteral("/i18n"), example, language, folder);
        }
    }
}

// A text is looked for under the class that says it, or under the QML file. lupdate guesses what it does not understand.
void TestCatalogues::everyTextIsFoundAtRunTime()
{
    QSet<QString> contexts{QStringLiteral("Tally")};
    for (const QFileInfo &file : QDir(QStringLiteral(ROOT "/qml")).entryInfoList({QStringLiteral("*.qml")}))
        contexts.insert(file.completeBaseName());
    for (const Message &message : read(QStringLiteral(ROOT "/translations/tally_de.ts")))
        QVERIFY2(contexts.contains(message.context) || message.context.startsWith(QLatin1String("Tally::")),
                 qPrintable(message.key));
}

void TestCatalogues::everyTextOfTheSourcesIsTranslated()
{
    if (QByteArrayLiteral(LUPDATE).isEmpty())
        QSKIP("There was no lupdate when this was built.");
    QFETCH(QString, path);
    QFETCH(QString, language);
    QFETCH(QString, sources);
    const QTemporaryDir folder;
    const QString updated = folder.filePath(QStringLiteral("updated.ts"));
    QVERIFY(QFile::copy(path, updated));
    QVERIFY(QFile::setPermissions(updated, QFile::ReadOwner | QFile::WriteOwner)); // the tree may be read-only
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I" ROOT "/src"), QStringLiteral("-I" ROOT "/qml"),
                          QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none"),
                          sources, QStringLiteral("-ts"), updated};
    if (language == QLatin1String("en"))
        arguments.prepend(QStringLiteral("-pluralonly"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);

    QSet<QString> known;
    for (const Message &message : read(path))
        known.insert(message.key);
    QSet<QString> spoken;
    for (const Message &message : read(updated)) {
        spoken.insert(message.key);
        QVERIFY2(known.contains(message.key), qPrintable(QLatin1String("not in the catalogue: ") + message.key));
        QVERIFY2(message.finished, qPrintable(QLatin1String("unfinished: ") + message.key));
    }
    QVERIFY(spoken.size() > (language == QLatin1String("en") ? 3 : 40));
    QVERIFY2(known.subtract(spoken).isEmpty(), qPrintable(QStringLiteral("in no source any more: ")
                                                          + QStringList(known.values()).join(QLatin1Char('\n'))));
}

void TestCatalogues::translationsFitTheirTexts()
{
    QFETCH(QString, path);
    QFETCH(QString, language);
    const auto &[forms, single] = plurals[language];
    const QList<Message> messages = read(path);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        QVERIFY2(message.finished, qPrintable(message.key));
        QVERIFY2(message.translations.size() == (message.plural ? forms : 1), qPrintable(message.key));
        for (int i = 0; i < message.translations.size(); ++i) {
            const QString &translation = message.translations.at(i);
            const QString wrong = fault(message.source, translation, message.plural && single.contains(i));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringList({wrong, message.key, translation}).join(QLatin1Char('\n'))));
        }
    }
}

void TestCatalogues::faultsAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char *name, const char *source, const char *translation, const char *wrong) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(translation) << QString::fromUtf8(wrong);
    };
    row("fine", "&Delete %1 of %2…", "%2: %1 &löschen…", "");
    row("empty", "Yes", " ", "empty");
    row("place", "%1 of %2", "%1 von %1", "other placeholders");
    row("a number that may be 1", "%1 counted %2 of %3 events.", "%1 a compté %2 événements sur %3.",
        "a word that is wrong after 1");
    row("a name before it", "%1 counted %2 of %3 events.", "%1 contó %2 de %3 eventos.", "");
    row("its total", "%1 of %2 events; %3 passed", "%1 von %2 Ereignissen; vorbei: %3", "");
    row("number", "%n event(s)", "Ereignisse", "other placeholders");
    row("tag", "<b>%1</b> asks", "<b>%1<b> fragt", "other tags");
    row("name", "Set `host`.", "Setzen Sie `hots`.", "other names of the interface");
    row("address", "as https://a.example", "wie https://b.example", "other addresses");
    row("accelerator", "&Accept", "Annehmen", "an accelerator too many or too few");
    row("accelerator twice", "&Accept", "&An&nehmen", "an accelerator too many or too few");
    row("accelerator after a free letter", "&Close", "إ&غلاق", "an accelerator on a joined letter");
    row("accelerator within a word", "&Clear", "م&سح", "an accelerator on a joined letter");
    row("accelerator at a word's begin", "&Clear", "&مسح", "an accelerator on a joined letter");
    row("accelerator on a free letter", "Send &now", "إ&رسال الآن", "");
    row("no accelerator in Arabic", "&Clear", "مسح", "");
    row("accelerator in brackets in Arabic", "&Clear", "مسح (&C)", "an accelerator in brackets");
    row("ampersand", "you & me", "du & ich", "");
    row("ellipsis", "Export…", "Exportieren", "an ellipsis too many or too few");
    row("blank", "Name: ", "Name:", "other blanks at an end");
    row("English", "No key is set.", "No key is set.", "still English");
    row("name alone", "Tally", "Tally", "");
}

void TestCatalogues::faultsAreFound()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QTEST(fault(source, translation, false), "wrong");
}

QTEST_GUILESS_MAIN(TestCatalogues)
#include "tst_catalogues.moc"
