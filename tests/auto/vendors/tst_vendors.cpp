// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// All vendors, tested by data: data/<vendor>/ holds what goes in and what must come out, byte for byte.
//
//   options.json      the vendor's options and the key, for all cases of the folder
//   x.event.json      {"events": [{"track": {…}}, {"page": {…}}, {"identify": {…}}, {"forget": {…}}], "options": {…},
//                     "key": "…"}: events in the one-object form; options and key override those of options.json
//   x.request         what becomes of them: method and URL, headers, an empty line, the body (what a gzip body holds;
//                     tally/VERSION for the version of this library); or
//   x.refusal         one line for a person: why the (only) event is not for this vendor
//   x.answers.json    rows of {"sent": {"route", "events"}, "status", "headers", "body" (JSON or text), "failure",
//                     "verdict": {"kind", "text", "retryAfter" (ms), "ambiguous", "foreign", "refused"}}; what a verdict does not
//                     name is not there
//   x.keys.json       rows of {"key", "options", "problem", "secret"}
//
// The newline at the end of a file does not count. A mismatch prints the lines that differ and leaves what came out
// beside the file, as x.….fail: to accept it, rename it. A new vendor is a new folder.

#include "core/record.h"
#include "core/vendor.h"
#include "destination_p.h"
#include "tally_vendors.h"
#include "tools/collector/gunzip.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTest>

#include <memory>

using namespace Tally;

namespace {

std::unique_ptr<Destination> makeDestination(const QString &name)
{
#define TALLY_MAKE(Class) if (auto made = std::make_unique<Class>(); made->name() == name) return made;
    TALLY_FOR_EACH_VENDOR(TALLY_MAKE)
#undef TALLY_MAKE
    return nullptr;
}

// As a tracker does it: the options are set by their names, and then the destination makes its vendor.
std::shared_ptr<const Vendor> makeVendor(const QString &name, const QJsonObject &options)
{
    const std::unique_ptr<Destination> destination = makeDestination(name);
    if (!destination)
        return nullptr;
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (it.key() != QLatin1String("key") && !destination->setProperty(it.key().toUtf8(), it.value().toVariant()))
            qWarning() << name << "has no option" << it.key();
    }
    Destination::Private *const inside = Destination::Private::of(destination.get());
    inside->renewVendor(*destination);
    return inside->vendor;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray bytes = file.readAll();
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    return bytes;
}

QJsonDocument readJson(const QString &path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(read(path), &error);
    if (document.isNull())
        qWarning("%s: %s", qPrintable(path), qPrintable(error.errorString()));
    return document;
}

QJsonObject merged(QJsonObject base, const QJsonObject &over)
{
    for (auto it = over.begin(); it != over.end(); ++it)
        base.insert(it.key(), it.value());
    return base;
}

// Two lines that differ, of long ones only the part that does, with what is around it.
QByteArray lineDifference(const QByteArray &should, const QByteArray &is)
{
    constexpr qsizetype around = 60;
    const qsizetype most = std::min(should.size(), is.size());
    qsizetype same = 0;
    while (same < most && should.at(same) == is.at(same))
        ++same;
    qsizetype sameEnd = 0;
    while (sameEnd < most - same && should.at(should.size() - 1 - sameEnd) == is.at(is.size() - 1 - sameEnd))
        ++sameEnd;
    const auto part = [&](const QByteArray &line) {
        const qsizetype from = std::max<qsizetype>(0, same - around);
        const qsizetype to = std::min(line.size(), line.size() - sameEnd + around);
        return (from > 0 ? "…" : "") + line.mid(from, to - from) + (to < line.size() ? "…" : "");
    };
    return "- " + part(should) + "\n+ " + part(is) + '\n';
}

// The lines that differ; line by line where that makes sense, else what is between the lines that agree.
QByteArray difference(const QByteArray &expected, const QByteArray &actual)
{
    QList<QByteArray> should = expected.split('\n');
    QList<QByteArray> is = actual.split('\n');
    QByteArray text;
    if (should.size() == is.size()) {
        for (qsizetype i = 0; i < is.size(); ++i)
            if (should.at(i) != is.at(i))
                text += lineDifference(should.at(i), is.at(i));
        return text;
    }
    while (!is.isEmpty() && !should.isEmpty() && is.last() == should.last()) {
        is.removeLast();
        should.removeLast();
    }
    while (!is.isEmpty() && !should.isEmpty() && is.first() == should.first()) {
        text = "  " + is.takeFirst() + '\n'; // the last one that agrees, to know where this is
        should.removeFirst();
    }
    for (const QByteArray &line : std::as_const(should))
        text += "- " + line + '\n';
    for (const QByteArray &line : std::as_const(is))
        text += "+ " + line + '\n';
    return text;
}

// Whether \a actual is what the file holds; if not, says where, and leaves it beside the file.
bool matches(const QString &path, const QByteArray &actual)
{
    const QByteArray expected = read(path);
    if (QFile::exists(path) && actual == expected)
        return true;
    QFile fail(path + QLatin1String(".fail"));
    if (fail.open(QIODevice::WriteOnly))
        fail.write(actual + '\n');
    qWarning().noquote() << path + QLatin1String("\n") + QString::fromUtf8(difference(expected, actual));
    return false;
}

Event eventOf(const QJsonObject &row)
{
    const QString kind = row.keys().value(0);
    QStringList unknown;
    Event event = Event::fromMap(row.value(kind).toObject().toVariantMap(), &unknown);
    if (!unknown.isEmpty())
        qWarning() << "unknown options" << unknown;
    if (kind == QLatin1String("page"))
        event.kind = Event::Page;
    else if (kind == QLatin1String("identify"))
        event.kind = Event::Identify;
    else if (kind == QLatin1String("forget"))
        event.kind = Event::Forget;
    // Vendors see events that were in a journal.
    return fromRecord(toRecord(event)).value_or(Event());
}

const char *nameOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Delivered:
        return "Delivered";
    case Verdict::Kind::Retry:
        return "Retry";
    case Verdict::Kind::Split:
        return "Split";
    case Verdict::Kind::Reject:
        return "Reject";
    case Verdict::Kind::KeyRefused:
        return "KeyRefused";
    }
    return "?";
}

QJsonObject toJsonObject(const Verdict &verdict)
{
    QJsonObject object{{QStringLiteral("kind"), QLatin1String(nameOf(verdict.kind))}};
    if (!verdict.text.isEmpty())
        object.insert(QStringLiteral("text"), verdict.text);
    if (verdict.retryAfter)
        object.insert(QStringLiteral("retryAfter"), qint64(verdict.retryAfter->count()));
    if (verdict.ambiguous)
        object.insert(QStringLiteral("ambiguous"), true);
    if (verdict.isForeign)
        object.insert(QStringLiteral("foreign"), true);
    QJsonObject refused;
    for (const auto &[eventId, reason] : verdict.refused)
        refused.insert(eventId, reason);
    if (!refused.isEmpty())
        object.insert(QStringLiteral("refused"), refused);
    return object;
}

// A request as a file has it.
QByteArray toText(const HttpRequest &request)
{
    QByteArray text = request.method + ' ' + request.url.toEncoded() + '\n';
    QByteArray body = request.body;
    for (const auto &[name, value] : request.headers) {
        text += name + ": " + value + '\n';
        if (name == "Content-Encoding" && value == "gzip")
            body = Inbound::gunzip(body, 16 << 20).value_or("not gzip");
    }
    return text + '\n' + body.replace("\"tally/" TALLY_VERSION "\"", "\"tally/VERSION\"");
}

// A list of rows as a file has it, so that a .fail can take its place.
QByteArray rowsToText(const QJsonArray &rows)
{
    QByteArray text = "[\n";
    for (qsizetype i = 0; i < rows.size(); ++i)
        text += toJson(rows.at(i)) + (i + 1 < rows.size() ? ",\n" : "\n");
    return text + ']';
}

// Which of the bodies below a vendor's documents do not rule out as its answer to a success.
bool mayBeSuccess(const QString &vendor, int status, const QByteArray &body)
{
    if (vendor != QLatin1String("settlesettle") || status < 200 || status > 299)
        return false;
    // It documents none: any object or list that does not say that it failed, and the answer that holds nothing.
    static const QList<QByteArray> any{"[]", "{}", "{\"ok\":\"true\"}", "{\"ok\":1}"};
    return status == 204 ? body.isEmpty() : any.contains(body);
}

} // namespace

class VendorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsBecomeRequests_data() { addFiles(QStringLiteral("*.event.json")); }
    void eventsBecomeRequests();
    void answersBecomeVerdicts_data() { addFiles(QStringLiteral("*.answers.json")); }
    void answersBecomeVerdicts();
    void keysAreJudgedBeforeTheyAreSent_data() { addFiles(QStringLiteral("*.keys.json")); }
    void keysAreJudgedBeforeTheyAreSent();
    void noAnswerWhatsoeverCrashesOrDelivers_data() { addFiles(QStringLiteral("options.json")); }
    void noAnswerWhatsoeverCrashesOrDelivers();

private:
    void addFiles(const QString &pattern)
    {
        QTest::addColumn<QString>("vendorName");
        QTest::addColumn<QString>("path");
        const QDir data(QStringLiteral(TEST_DATA));
        int files = 0;
        for (const QString &vendor : data.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir folder(data.filePath(vendor));
            for (const QString &file : folder.entryList({pattern}, QDir::Files)) {
                QTest::addRow("%s/%s", qPrintable(vendor), qPrintable(file)) << vendor << folder.filePath(file);
                ++files;
            }
        }
        if (files == 0)
            qFatal("no file %s in %s", qPrintable(pattern), TEST_DATA);
    }
    // What the folder says, with what the case says over it.
    QJsonObject optionsOf(const QString &path, const QJsonObject &over) const
    {
        const QString file = QFileInfo(path).dir().filePath(QStringLiteral("options.json"));
        return merged(readJson(file).object(), over);
    }
};

void VendorsTest::eventsBecomeRequests()
{
    QFETCH(const QString, vendorName);
    QFETCH(const QString, path);
    const QJsonObject in = readJson(path).object();
    const QJsonObject options = optionsOf(path, in.value(QLatin1String("options")).toObject());
    const auto vendor = makeVendor(vendorName, options);
    QVERIFY(vendor);

    Batch batch;
    batch.id = "00000000-0000-4000-8000-000000000000";
    QString refusal;
    const QJsonArray events = in.value(QLatin1String("events")).toArray();
    QVERIFY(!events.isEmpty());
    for (const auto &row : events) {
        const Event event = eventOf(row.toObject());
        QCOMPARE(problemOf(event), QString());
        QVERIFY(vendor->wants(event));
        const Vendor::Encoded encoded = vendor->encode(event);
        QCOMPARE(encoded.json.isEmpty(), !encoded.refusal.isEmpty());
        refusal = encoded.refusal;
        if (!refusal.isEmpty())
            break;
        QVERIFY(!QJsonDocument::fromJson(encoded.json).isNull());
        QVERIFY2(batch.route.isNull() || batch.route == encoded.route, "a batch has one route");
        batch.route = encoded.route;
        batch.eventIds.append(event.id);
        batch.events.append(encoded.json);
    }

    const QString stem = path.chopped(int(qstrlen("event.json")));
    if (!refusal.isEmpty() || QFile::exists(stem + QLatin1String("refusal"))) {
        QVERIFY(matches(stem + QLatin1String("refusal"), refusal.toUtf8()));
        return;
    }
    const Vendor::Limits limits = vendor->limits(batch.route);
    QVERIFY(batch.events.size() <= limits.maxEvents);
    const QJsonValue ownKey = in.value(QLatin1String("key"));
    const QByteArray key = (ownKey.isString() ? ownKey : options.value(QLatin1String("key"))).toString().toUtf8();
    QCOMPARE(vendor->keyProblem(key), QString());
    QVERIFY(matches(stem + QLatin1String("request"), toText(vendor->request(batch, key))));
}

void VendorsTest::answersBecomeVerdicts()
{
    QFETCH(const QString, vendorName);
    QFETCH(const QString, path);
    const auto vendor = makeVendor(vendorName, optionsOf(path, {}));
    QVERIFY(vendor);
    const QJsonArray rows = readJson(path).array();
    QVERIFY(!rows.isEmpty());
    QJsonArray judged;
    for (const auto &value : rows) {
        QJsonObject row = value.toObject();
        const QJsonObject sent = row.value(QLatin1String("sent")).toObject();
        Batch batch;
        batch.route = sent.value(QLatin1String("route")).toString().toUtf8();
        for (int i = 0; i < sent.value(QLatin1String("events")).toInt(); ++i) {
            batch.eventIds.append(QStringLiteral("id-%1").arg(i));
            batch.events.append("{}");
        }
        QVERIFY(!batch.events.isEmpty());
        HttpResponse response;
        response.status = row.value(QLatin1String("status")).toInt();
        response.failure = row.value(QLatin1String("failure")).toString();
        const QJsonValue body = row.value(QLatin1String("body"));
        response.body = body.isString() ? body.toString().toUtf8() : body.isUndefined() ? QByteArray() : toJson(body);
        const QJsonObject headers = row.value(QLatin1String("headers")).toObject();
        for (auto it = headers.begin(); it != headers.end(); ++it)
            response.headers.append({it.key().toUtf8(), it.value().toString().toUtf8()});
        row.insert(QStringLiteral("verdict"), toJsonObject(vendor->judge(batch, response)));
        judged.append(row);
    }
    // Compared in one form, so that the file may be laid out for its readers.
    if (rowsToText(judged) == rowsToText(rows))
        return;
    qWarning().noquote() << QString::fromUtf8(difference(rowsToText(rows), rowsToText(judged)));
    QFile fail(path + QLatin1String(".fail"));
    if (fail.open(QIODevice::WriteOnly))
        fail.write(rowsToText(judged) + '\n');
    QFAIL("a verdict is another one than the file has");
}

void VendorsTest::keysAreJudgedBeforeTheyAreSent()
{
    QFETCH(const QString, vendorName);
    QFETCH(const QString, path);
    const QJsonArray rows = readJson(path).array();
    QVERIFY(!rows.isEmpty());
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        const auto vendor = makeVendor(vendorName, optionsOf(path, row.value(QLatin1String("options")).toObject()));
        QVERIFY(vendor);
        const QString key = row.value(QLatin1String("key")).toString();
        const QString problem = vendor->keyProblem(key.toUtf8());
        QCOMPARE(problem, row.value(QLatin1String("problem")).toString());
        QCOMPARE(vendor->isSecretKey(key.toUtf8()), row.value(QLatin1String("secret")).toBool());
        QVERIFY2(key.size() <= 8 || !problem.contains(key.mid(4)), "a key's secret part is in a text");
    }
}

void VendorsTest::noAnswerWhatsoeverCrashesOrDelivers()
{
    // Every status with bodies that no vendor sends: nothing may be settled, blamed on an event or on the key. Only
    // where a vendor does not say what a success looks like, a few of them have to be taken for one.
    QFETCH(const QString, vendorName);
    QFETCH(const QString, path);
    const auto vendor = makeVendor(vendorName, optionsOf(path, {}));
    const QList<QByteArray> bodies = {"",
                                      "null",
                                      "[]",
                                      "{}",
                                      "[[[[[[",
                                      "{\"ok\":\"true\"}",
                                      "<html>Log in</html>",
                                      "\xff\xfe",
                                      "true",
                                      "{\"ok\":1}",
                                      "{\"error\"",
                                      "{\"error\":{}}",
                                      "{\"ok\":false}",
                                      QByteArray(100'000, '[')};
    for (const char *route : {"events", "identify", "forget"}) {
        const Batch batch{"id", route, {QStringLiteral("a")}, {"{}"}};
        for (int status = -1; status < 700; ++status) {
            for (const QByteArray &body : bodies) {
                const Verdict verdict = vendor->judge(batch, {status, {}, body, {}});
                const bool isSuccess = mayBeSuccess(vendorName, status, body);
                const auto expected = isSuccess ? Verdict::Kind::Delivered
                    : status == 413             ? Verdict::Kind::Reject
                                                : Verdict::Kind::Retry;
                QVERIFY2(verdict.kind == expected,
                         qPrintable(QString::number(status) + QLatin1String(nameOf(verdict.kind))));
                QCOMPARE(verdict.text.isEmpty(), isSuccess);
            }
        }
    }
}

QTEST_GUILESS_MAIN(VendorsTest)
#include "tst_vendors.moc"
