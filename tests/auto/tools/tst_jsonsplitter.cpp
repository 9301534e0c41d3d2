// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// How a file of events is cut into its elements, and how one element is read.

#include "tools/tally/backfillevent.h"
#include "tools/tally/jsonsplitter.h"

#include <QTest>

using namespace Tally;

namespace {

using Place = JsonSplitter::Place;

/// "index line@offset json", or with "!problem's first words".
QString textOf(const JsonSplitter::Element &element)
{
    const QString what = element.problem.isEmpty() ? QString::fromUtf8(element.json)
                                                   : QLatin1Char('!') + element.problem.section(QLatin1Char(' '), 0, 4);
    return QStringLiteral("%1 %2@%3 %4").arg(element.index).arg(element.line).arg(element.offset).arg(what);
}

struct Elements
{
    QStringList texts;
    QList<Place> places; ///< behind each
};

void take(JsonSplitter *splitter, Elements *elements)
{
    while (const auto element = splitter->next()) {
        elements->texts.append(textOf(*element));
        elements->places.append(splitter->place());
    }
}

Elements elementsOf(const QList<QByteArray> &pieces, const Place &from = {})
{
    JsonSplitter splitter(from);
    Elements elements;
    for (const QByteArray &piece : pieces) {
        splitter.feed(piece);
        take(&splitter, &elements);
    }
    splitter.finish();
    take(&splitter, &elements);
    return elements;
}

} // namespace

class TestJsonSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyElementIsFoundHoweverTheFileIsCut_data();
    void everyElementIsFoundHoweverTheFileIsCut();
    void whatIsTooLongIsRefusedByItsLineAndTheRestGoesOn_data();
    void whatIsTooLongIsRefusedByItsLineAndTheRestGoesOn();
    void bracketsWithoutEndCostNoMemory();
    void anElementIsReadAsWhatItSaysItIs_data();
    void anElementIsReadAsWhatItSaysItIs();
    void whoNamesNobodyIsAVisitorOfItsOwn();
    void anIdOfItsOwnIsKept();
    void whatMeansNothingIsNamed();
};

void TestJsonSplitter::everyElementIsFoundHoweverTheFileIsCut_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &file, const QStringList &expected) {
        QTest::newRow(name) << file << expected;
    };
    const auto texts = [](std::initializer_list<const char *> list) {
        QStringList result;
        for (const char *text : list)
            result.append(QString::fromUtf8(text));
        return result;
    };
    row("nothing", "", {});
    row("blanks", " \r\n\t\n", {});
    row("a byte order mark only", "\xEF\xBB\xBF", {});
    row("half a byte order mark", "\xEF\xBB", {texts({"0 1@0 \xEF\xBB"})});
    row("an empty array", " [ ] ", {});
    row("one line", "{\"a\":1}", texts({"0 1@0 {\"a\":1}"}));
    row("lines", "{\"a\":1}\n{\"b\":2}\n", texts({"0 1@0 {\"a\":1}", "1 2@8 {\"b\":2}"}));
    row("lines with CRLF and a byte order mark", "\xEF\xBB\xBF{\"a\":1}\r\n{\"b\":2}\r\n",
        texts({"0 1@3 {\"a\":1}", "1 2@12 {\"b\":2}"}));
    row("lines with empty ones between", "\n\n{\"a\":1}\n \n\t{\"b\":2}  \n\n",
        texts({"0 3@2 {\"a\":1}", "1 5@13 {\"b\":2}"}));
    row("a broken line spoils no other", "{\"a\":\"\n{\"b\":[\n{\"c\":3}", // whoever parses them finds out
        texts({"0 1@0 {\"a\":\"", "1 2@7 {\"b\":[", "2 3@14 {\"c\":3}"}));
    row("an array", "[{\"a\":1},{\"b\":2}]", texts({"0 1@1 {\"a\":1}", "1 1@9 {\"b\":2}"}));
    row("an array over lines", "\xEF\xBB\xBF [\r\n  {\"a\":1},\r\n  {\r\n \"b\":2}\r\n]\r\n",
        texts({"0 2@9 {\"a\":1}", "1 3@21 {\r\n \"b\":2}"}));
    row("nesting", "[{\"a\":[{\"b\":[]},[[]]]},[1,[2]]]", texts({"0 1@1 {\"a\":[{\"b\":[]},[[]]]}", "1 1@23 [1,[2]]"}));
    row("what looks like structure in texts", R"([{"a":"}],[{\""},{"b":"\\"},{"c":"\\\"]"}])",
        texts({R"(0 1@1 {"a":"}],[{\""})", R"(1 1@17 {"b":"\\"})", R"(2 1@28 {"c":"\\\"]"})"}));
    row("UTF-8", "[{\"a\":\"\xC3\xA4\xF0\x9F\x9B\x92\"},{}]", texts({"0 1@1 {\"a\":\"ä🛒\"}", "1 1@16 {}"}));
    row("values that are no objects", "[1, true ,\"a,]\" , null]",
        texts({"0 1@1 1", "1 1@4 true", "2 1@10 \"a,]\"", "3 1@18 null"}));
    row("a trailing comma", "[{},\n]", texts({"0 1@1 {}", "1 2@5 !There is a comma behind"}));
    row("commas without elements", "[,{},,{}]",
        texts({"0 1@1 !There is a comma without", "1 1@2 {}", "2 1@5 !There is a comma without", "3 1@6 {}"}));
    row("a missing comma", "[{}\n{},{}]", texts({"0 1@1 {}", "1 2@4 !The comma in front of", "2 2@7 {}"}));
    row("a text without end", "[{\"a\":\"x},\n{\"b\":1}]",
        texts({"0 1@1 !A text in the element"}) + texts({"1 2@19 !The file ends before the"}));
    row("a bracket without end", "[{\"a\":[1},\n{\"b\":1}]",
        texts({"0 1@1 !A bracket in the element", "1 2@11 {\"b\":1}"}));
    row("a bracket of the wrong kind", "[{\"a\":1],{\"b\":1}]",
        texts({"0 1@1 !A bracket in the element", "1 1@9 {\"b\":1}"}));
    row("no end of the array", "[{},{}", texts({"0 1@1 {}", "1 1@4 {}", "2 1@6 !The file ends before the"}));
    row("no end of an element", "[{},{\"a\":", texts({"0 1@1 {}", "1 1@4 !The file ends in the"}));
    row("something behind the array", "[{}]\n{}\n[]", texts({"0 1@1 {}", "1 2@5 !There is something behind the"}));
}

void TestJsonSplitter::everyElementIsFoundHoweverTheFileIsCut()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, expected);
    const Elements whole = elementsOf({file});
    QCOMPARE(whole.texts, expected);

    QList<QByteArray> bytes;
    for (const char c : file)
        bytes.append(QByteArray(1, c));
    QCOMPARE(elementsOf(bytes).texts, expected);
    for (qsizetype at = 0; at <= file.size(); ++at) {
        const Elements cut = elementsOf({file.left(at), file.mid(at)});
        QCOMPARE(cut.texts, expected);
        QVERIFY(cut.places == whole.places);
    }
    // Each place between two elements is one to go on from.
    for (qsizetype i = 0; i < whole.places.size(); ++i) {
        const Place place = whole.places.at(i);
        QCOMPARE(elementsOf({file.mid(place.offset)}, place).texts, expected.mid(i + 1));
    }
}

void TestJsonSplitter::whatIsTooLongIsRefusedByItsLineAndTheRestGoesOn_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("between");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("lines") << QByteArray() << QByteArray("\n") << QByteArray();
    QTest::newRow("array") << QByteArray("[") << QByteArray(",\n") << QByteArray("]");
}

void TestJsonSplitter::whatIsTooLongIsRefusedByItsLineAndTheRestGoesOn()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, between);
    QFETCH(QByteArray, after);
    const auto elementOf = [](qsizetype size) { return "{\"a\":\"" + QByteArray(size - 8, 'x') + "\"}"; };
    const QByteArray longest = elementOf(JsonSplitter::maxElement);
    const QByteArray tooLong = elementOf(JsonSplitter::maxElement + 1);

    JsonSplitter splitter;
    QList<JsonSplitter::Element> elements;
    const QByteArray file = before + longest + between + tooLong + between + "{}" + after;
    for (qsizetype at = 0; at < file.size(); at += 100'000) {
        splitter.feed(file.mid(at, 100'000));
        while (const auto element = splitter.next())
            elements.append(*element);
    }
    splitter.finish();
    while (const auto element = splitter.next())
        elements.append(*element);
    QCOMPARE(elements.size(), 3);
    QCOMPARE(elements.at(0).json, longest);
    QVERIFY(elements.at(1).json.isEmpty());
    QCOMPARE(elements.at(1).problem, QStringLiteral("The element has more than 1048576 bytes."));
    QCOMPARE(elements.at(1).line, 2);
    QCOMPARE(elements.at(2).json, QByteArray("{}"));
    QCOMPARE(elements.at(2).line, 3);
}

void TestJsonSplitter::bracketsWithoutEndCostNoMemory()
{
    // Deeper than anything whose kinds are remembered, and closed again.
    constexpr int depth = 5000;
    const QByteArray deep = QByteArray(depth, '[') + QByteArray(depth, ']');
    const Elements elements = elementsOf({"[" + deep + ",{}]"});
    QCOMPARE(elements.texts.size(), 2);
    QCOMPARE(elements.texts.at(0), QStringLiteral("0 1@1 ") + QString::fromLatin1(deep));
    QVERIFY(elements.texts.at(1).endsWith(QLatin1String(" {}")));
}

void TestJsonSplitter::anElementIsReadAsWhatItSaysItIs_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariantMap>("properties");
    QTest::addColumn<QString>("problem"); // its first words

    const QString pageview = QStringLiteral("$pageview");
    QTest::newRow("track") << QByteArray(R"({"event":"buy","user_id":"u","properties":{"a":1}})") << int(Event::Track)
                           << QStringLiteral("buy") << QVariantMap{{QStringLiteral("a"), 1}} << QString();
    QTest::newRow("metric") << QByteArray(R"({"metric":"calls","license_id":"l","quantity":2})") << int(Event::Track)
                            << QStringLiteral("calls") << QVariantMap() << QString();
    QTest::newRow("eventType") << QByteArray(R"({"eventType":"AI_QUERY","userId":"u","metadata":{"a":1}})")
                               << int(Event::Track) << QStringLiteral("AI_QUERY")
                               << QVariantMap{{QStringLiteral("a"), 1}} << QString();
    QTest::newRow("page by type") << QByteArray(R"({"type":"page","name":"/shop","user_id":"u"})") << int(Event::Page)
                                  << pageview << QVariantMap() << QString();
    QTest::newRow("page by kind") << QByteArray(R"({"kind":"Page","event":"Shop","user_id":"u"})") << int(Event::Page)
                                  << pageview << QVariantMap{{QStringLiteral("name"), QStringLiteral("Shop")}}
                                  << QString();
    QTest::newRow("page without a name") << QByteArray(R"({"type":"page","path":"/x","user_id":"u"})")
                                         << int(Event::Page) << pageview << QVariantMap() << QString();
    QTest::newRow("identify") << QByteArray(
        R"({"type":"identify","user_id":"u","anonymous_id":"a","traits":{"plan":"pro"}})")
                              << int(Event::Identify) << QStringLiteral("$identify")
                              << QVariantMap{{QStringLiteral("plan"), QStringLiteral("pro")}} << QString();
    QTest::newRow("identify without whom")
        << QByteArray(R"({"type":"identify","user_id":"u"})") << int(Event::Identify) << QStringLiteral("$identify")
        << QVariantMap() << QStringLiteral("An identify needs");
    QTest::newRow("Doow's kind is none of these")
        << QByteArray(R"({"metric":"m","kind":"ADJUSTMENT"})") << int(Event::Track) << QStringLiteral("m")
        << QVariantMap() << QString();
    QTest::newRow("another type") << QByteArray(R"({"type":"group","event":"x"})") << int(Event::Track)
                                  << QStringLiteral("x") << QVariantMap() << QStringLiteral("There is no type");
    QTest::newRow("no JSON") << QByteArray("nonsense") << int(Event::Track) << QString() << QVariantMap()
                             << QStringLiteral("This is not JSON");
    QTest::newRow("no object") << QByteArray("[1]") << int(Event::Track) << QString() << QVariantMap()
                               << QStringLiteral("This is not a JSON object.");
    QTest::newRow("a comma behind a line") << QByteArray("{},") << int(Event::Track) << QString() << QVariantMap()
                                           << QStringLiteral("There is a comma behind");
}

void TestJsonSplitter::anElementIsReadAsWhatItSaysItIs()
{
    QFETCH(QByteArray, json);
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QVariantMap, properties);
    QFETCH(QString, problem);
    const BackfillEvent read = readBackfillEvent(json, QStringLiteral("id"));
    QVERIFY2(read.problem.startsWith(problem), qPrintable(read.problem));
    QCOMPARE(read.problem.isEmpty(), problem.isEmpty());
    QCOMPARE(int(read.event.kind), kind);
    QCOMPARE(read.event.name, name);
    QCOMPARE(read.event.properties, properties);
    if (json.contains("/shop"))
        QCOMPARE(read.event.options.value(QStringLiteral("path")).toString(), QStringLiteral("/shop"));
    if (json.contains("ADJUSTMENT"))
        QCOMPARE(read.event.options.value(QStringLiteral("kind")).toString(), QStringLiteral("ADJUSTMENT"));
}

void TestJsonSplitter::whoNamesNobodyIsAVisitorOfItsOwn()
{
    QCOMPARE(readBackfillEvent(R"({"event":"x"})", QStringLiteral("id")).event.anonymousId, QStringLiteral("id"));
    QCOMPARE(readBackfillEvent(R"({"event":"x","user_id":"u"})", QStringLiteral("id")).event.anonymousId, QString());
    QCOMPARE(readBackfillEvent(R"({"event":"x","anonymous_id":"a"})", QStringLiteral("id")).event.anonymousId,
             QStringLiteral("a"));
}

void TestJsonSplitter::anIdOfItsOwnIsKept()
{
    QCOMPARE(readBackfillEvent(R"({"event":"x"})", QStringLiteral("id")).event.id, QStringLiteral("id"));
    QCOMPARE(readBackfillEvent(R"({"event":"x","event_id":"own"})", QStringLiteral("id")).event.id,
             QStringLiteral("own"));
    QCOMPARE(readBackfillEvent(R"({"event":"x","idempotency_key":"own"})", QStringLiteral("id")).event.id,
             QStringLiteral("own"));
}

void TestJsonSplitter::whatMeansNothingIsNamed()
{
    QCOMPARE(readBackfillEvent(R"({"event":"x","colour":"red"})", QStringLiteral("id")).unknown,
             QStringList{QStringLiteral("colour")});
}

QTEST_GUILESS_MAIN(TestJsonSplitter)
#include "tst_jsonsplitter.moc"
