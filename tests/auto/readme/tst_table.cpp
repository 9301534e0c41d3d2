// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// README's table "What goes where" against what is sent: one event with a marker in every field goes through a real
// tracker to all vendors at once, and each marker must be where its cell says, and nowhere else.

#include "readme.h"
#include "tools/collector/collector.h"
#include "tracker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

const QString nothing = QStringLiteral("–");

/// What was put into a field to be found again.
struct Marker
{
    QJsonValue value;
    QString member; ///< the field is a map, and this is where in it the value is; empty: it is the value itself
};

/// What a call made of a vendor: its requests, as "POST /v1/track", with their bodies.
struct Sent
{
    QString route;
    QByteArray body;
};

QString textIn(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

/// The value at "events[0].measurements[0].quantity".
QJsonValue valueAt(const QByteArray &body, const QString &path)
{
    QJsonValue value = QJsonDocument::fromJson(body).object();
    static const QRegularExpression step(QStringLiteral("([^.\\[\\]]+)|\\[(\\d+)\\]"));
    for (auto each = step.globalMatch(path); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        value = match.captured(2).isEmpty() ? value.toObject().value(match.captured(1))
                                            : value.toArray().at(match.captured(2).toInt());
    }
    return value;
}

/// What \a cell says, without its backticks; empty where it is neither that nor "–".
QString saidIn(const QString &cell)
{
    const QString code = codeIn(cell).value(0);
    return cell == QLatin1Char('`') + code + QLatin1Char('`') ? code : QString();
}

/// Why \a cell is wrong about where \a marker is in \a sent; empty: it is right.
QString problemOf(const QString &cell, const Marker &marker, const QList<Sent> &sent)
{
    const QString text = textIn(marker.value);
    qsizetype found = 0;
    for (const Sent &request : sent)
        found += QString::fromUtf8(request.body).count(text);
    if (cell == nothing)
        return found == 0 ? QString() : QStringLiteral("%1 is sent, %2 time(s)").arg(text).arg(found);
    const QString path = saidIn(cell);
    if (path.isEmpty())
        return QStringLiteral("neither a path nor %1").arg(nothing);
    for (const Sent &request : sent) {
        const QJsonValue value = valueAt(request.body, path);
        if (marker.member.isEmpty() ? value == marker.value : value.toObject().value(marker.member) == marker.value)
            return found == 1 ? QString() : QStringLiteral("%1 is sent %2 times").arg(text).arg(found);
    }
    return QStringLiteral("%1 is not there").arg(text);
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVendorHasAColumn();
    void everyFieldHasARow();
    void eachCellIsTrue_data();
    void eachCellIsTrue();
    void aCellThatWasChangedIsFalse_data() { eachCellIsTrue_data(); }
    void aCellThatWasChangedIsFalse();
    void whatIsNotForAVendorIsNoError();

private:
    void open();
    void collect(const QString &call);
    QString problem(const QString &row, const QString &vendor, const QString &cell) const;
    QStringList column(const QString &vendor) const;

    Table m_table;
    QTemporaryDir m_folder;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<Tracker> m_tracker;
    QMap<QString, QString> m_hosts; // vendor → the path that its host has
    QMap<QString, QMap<QString, QList<Sent>>> m_sent; // vendor → call → requests
    QMap<QString, Marker> m_markers; // row → what is looked for
    QStringList m_errors;
    QList<qint64> m_accepted;
};

void TestTable::open()
{
    for (const char *variable : {"AOA_SK", "AOA_KEY", "AOA_HOST", "DO_NOT_TRACK", "TALLY_DISABLED"})
        qunsetenv(variable);
    QCoreApplication::setApplicationName(QStringLiteral("marker-context"));
    Collector::Options options;
    options.settleSettlePath = QStringLiteral("/v1/events");
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    m_tracker = std::make_unique<Tracker>();
    m_tracker->setStoragePath(m_folder.path());
    m_tracker->setSuperProperties({{QStringLiteral("probe_super"), QStringLiteral("marker-super")}});
    connect(m_tracker.get(), &Tracker::errorOccurred, this,
            [this](const Error &error) { m_errors.append(error.destination + QLatin1Char(' ') + error.text); });
    const QMap<QString, QString> keys{{QStringLiteral("Millimetric"), QStringLiteral("sk_test_abcd1234_0123456789ab")},
                                      {QStringLiteral("Doow"), QStringLiteral("dk_") + QString(64, u'a')},
                                      {QStringLiteral("Fluxrate"), QStringLiteral("org_live_0123456789")},
                                      {QStringLiteral("SettleSettle"), QStringLiteral("ss_live_0123456789")}};
    for (auto &made : makeDestinations()) {
        Destination *destination = made.release();
        const QString vendor = typeOf(destination);
        for (const QString &variable : destination->keyVariables() + destination->optionVariables())
            qunsetenv(qPrintable(variable));
        QUrl host = m_collector->url();
        host.setPath(destination->host().path());
        m_hosts.insert(vendor, host.path());
        destination->setHost(host);
        QVERIFY2(keys.contains(vendor), qUtf8Printable(vendor + QStringLiteral(": a key is needed above")));
        destination->setKey(keys.value(vendor));
        destination->setProperty("eventsPath", QStringLiteral("/events"));
        if (destination->sendProperties().isEmpty())
            destination->setSendProperties({QStringLiteral("probe_named")});
        QVERIFY(m_tracker->addDestination(destination));
    }
}

void TestTable::collect(const QString &call)
{
    const qsizetype before = m_collector->requests().size();
    QVERIFY(m_tracker->waitForFlushed(20s));
    for (const CollectedRequest &request : m_collector->requests().mid(before)) {
        QVERIFY2(request.status >= 200 && request.status < 300, request.answer.constData());
        for (auto it = m_hosts.cbegin(); it != m_hosts.cend(); ++it)
            if (it.key().toLower() == request.vendor)
                m_sent[it.key()][call].append(
                    {QString::fromLatin1(request.method + ' ' + request.path.mid(it.value().size())),
                     Collector::plainBody(request)});
    }
}

void TestTable::initTestCase()
{
    m_table = tableAfter(QStringLiteral("## What goes where"));
    QVERIFY(m_table.size() > 10);
    open();

    m_tracker->identify(QStringLiteral("marker-user"),
                        {{QStringLiteral("probe_trait"), QStringLiteral("marker-trait")}});
    collect(QStringLiteral("identify()"));
    m_tracker->page(QStringLiteral("/marker-path"), {{QStringLiteral("probe_page"), QStringLiteral("marker-page")}});
    collect(QStringLiteral("page()"));
    const QVariantMap options{
        {QStringLiteral("quantity"), 7131.5},
        {QStringLiteral("unit"), QStringLiteral("marker-unit")},
        {QStringLiteral("timestamp"), QStringLiteral("2026-02-03T04:05:06.789Z")},
        {QStringLiteral("event_id"), QStringLiteral("marker-id")},
        {QStringLiteral("url"), QStringLiteral("https://marker-url.example/")},
        {QStringLiteral("path"), QStringLiteral("/marker-option-path")},
        {QStringLiteral("referrer"), QStringLiteral("https://marker-referrer.example/")},
        {QStringLiteral("license_id"), QStringLiteral("marker-licence")},
        {QStringLiteral("attribution"),
         QVariantMap{{QStringLiteral("probe_at"), QStringLiteral("marker-attribution")}}},
        {QStringLiteral("kind"), QStringLiteral("ADJUSTMENT")},
        {QStringLiteral("meter_token"), QStringLiteral("5a5a5a5a-e29b-41d4-a716-446655440000")},
        {QStringLiteral("customer_external_id"), QStringLiteral("marker-customer")},
        {QStringLiteral("metadata"), QVariantMap{{QStringLiteral("probe_meta"), QStringLiteral("marker-metadata")}}},
    };
    m_tracker->track(QStringLiteral("marker-name"),
                     {{QStringLiteral("probe_plain"), QStringLiteral("marker-plain")},
                      {QStringLiteral("probe_named"), QStringLiteral("marker-named")}},
                     options);
    collect(QStringLiteral("track()"));

    const auto option = [&options](const char *name) { return options.value(QLatin1String(name)).toJsonValue(); };
    const auto add = [this](const char *row, const QJsonValue &value, const char *member = "") {
        m_markers.insert(QString::fromLatin1(row), {value, QString::fromLatin1(member)});
    };
    add("name", QStringLiteral("marker-name"));
    add("property", QStringLiteral("marker-plain"), "probe_plain");
    add("property that `sendProperties` names", QStringLiteral("marker-named"), "probe_named");
    add("super property", QStringLiteral("marker-super"), "probe_super");
    add("context", QStringLiteral("marker-context"), "$app_name");
    add("quantity", option("quantity"));
    add("unit", option("unit"));
    add("user id", QStringLiteral("marker-user"));
    add("anonymous id", m_tracker->anonymousId());
    add("session id", m_tracker->sessionId());
    add("time", option("timestamp"));
    add("event id", option("event_id"));
    add("option `url`", option("url"));
    add("option `path`", option("path"));
    add("option `referrer`", option("referrer"));
    add("option `license_id`", option("license_id"));
    add("option `attribution`", QStringLiteral("marker-attribution"), "probe_at");
    add("option `kind`", option("kind"));
    add("option `meter_token`", option("meter_token"));
    add("option `customer_external_id`", option("customer_external_id"));
    add("option `metadata`", QStringLiteral("marker-metadata"), "probe_meta");
    add("path of a page", QStringLiteral("/marker-path"));
    add("property of a page", QStringLiteral("marker-page"), "probe_page");
    add("trait", QStringLiteral("marker-trait"), "probe_trait");
}

QString TestTable::problem(const QString &row, const QString &vendor, const QString &cell) const
{
    const QMap<QString, QList<Sent>> sent = m_sent.value(vendor);
    if (const QString call = codeIn(row).value(0); row.startsWith(QLatin1Char('`'))) {
        const QList<Sent> requests = sent.value(call);
        if (requests.size() > 1)
            return QStringLiteral("%1 requests").arg(requests.size());
        const QString actual = requests.isEmpty() ? nothing : requests.constFirst().route;
        // The one path that nobody publishes is an option.
        const QString expected
            = cell == nothing ? nothing : saidIn(cell).replace(QLatin1String("<eventsPath>"), QLatin1String("/events"));
        return actual == expected ? QString() : QStringLiteral("the request is: %1").arg(actual);
    }
    const QString call = row == QLatin1String("trait") ? QStringLiteral("identify()")
        : row.endsWith(QLatin1String("of a page"))     ? QStringLiteral("page()")
                                                       : QStringLiteral("track()");
    return problemOf(cell, m_markers.value(row), sent.value(call));
}

QStringList TestTable::column(const QString &vendor) const
{
    const qsizetype index = m_table.constFirst().indexOf(vendor);
    QStringList cells;
    for (const QStringList &row : m_table.mid(1))
        cells.append(row.value(index));
    return cells;
}

void TestTable::everyVendorHasAColumn()
{
    QStringList vendors{QString()};
    for (const auto &destination : makeDestinations())
        vendors.append(typeOf(destination.get()));
    QCOMPARE(m_table.constFirst(), vendors);
    for (const QStringList &row : std::as_const(m_table))
        QCOMPARE(row.size(), vendors.size());
}

void TestTable::everyFieldHasARow()
{
    QStringList rows;
    for (const QStringList &row : m_table.mid(1))
        rows.append(row.constFirst());
    QStringList expected{QStringLiteral("`track()`"), QStringLiteral("`page()`"), QStringLiteral("`identify()`")};
    expected += m_markers.keys();
    rows.sort();
    expected.sort();
    QCOMPARE(rows, expected);
}

void TestTable::eachCellIsTrue_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("cell");
    const QStringList head = m_table.value(0);
    for (const QStringList &row : m_table.mid(1))
        for (qsizetype i = 1; i < row.size(); ++i)
            QTest::addRow("%s, %s", qUtf8Printable(head.value(i)), qUtf8Printable(row.constFirst()))
                << row.constFirst() << head.value(i) << row.at(i);
}

void TestTable::eachCellIsTrue()
{
    QFETCH(const QString, row);
    QFETCH(const QString, vendor);
    QFETCH(const QString, cell);
    const QString wrong = problem(row, vendor, cell);
    QVERIFY2(wrong.isEmpty(), qUtf8Printable(QStringLiteral("README says %1: %2").arg(cell, wrong)));
}

void TestTable::aCellThatWasChangedIsFalse()
{
    QFETCH(const QString, row);
    QFETCH(const QString, vendor);
    QFETCH(const QString, cell);
    // Emptied, misspelt, and everything else that stands somewhere in this column.
    QStringList others = column(vendor) + QStringList{nothing, QString(), QStringLiteral("`events`")};
    if (cell != nothing)
        others += {cell.chopped(1) + QLatin1String("x`"), cell + QLatin1String(" too"), cell.mid(1).chopped(1)};
    others.removeDuplicates();
    others.removeAll(cell);
    for (const QString &other : std::as_const(others))
        QVERIFY2(!problem(row, vendor, other).isEmpty(), qUtf8Printable(other));
}

void TestTable::whatIsNotForAVendorIsNoError()
{
    QCOMPARE(m_errors, QStringList());
    for (const Destination *destination : m_tracker->destinations()) {
        const bool isMeter = destination->purpose() == Destination::Billing;
        QCOMPARE(destination->acceptedCount(), isMeter ? 1 : 3);
        QCOMPARE(destination->deliveredCount(), isMeter ? 1 : 3);
        QVERIFY(destination->lastError().text.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
