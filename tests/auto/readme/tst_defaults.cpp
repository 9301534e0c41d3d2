// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// README's tables of options and of environment variables against the destinations themselves.

#include "readme.h"
#include "tracker.h"

#include <QMetaProperty>
#include <QTest>
#include <QUrl>

using namespace Tally;

namespace {

QString textOfDefault(const QMetaProperty &property, const QObject *object)
{
    const QVariant value = property.read(object);
    if (property.isEnumType())
        return QString::fromLatin1(property.enumerator().valueToKey(value.toInt()));
    if (value.typeId() == QMetaType::QVariantMap)
        return value.toMap().isEmpty() ? QStringLiteral("{}") : QStringLiteral("a map");
    if (value.typeId() == QMetaType::QUrl)
        return value.toUrl().toString();
    const QString text = value.typeId() == QMetaType::QStringList ? value.toStringList().join(u',') : value.toString();
    return text.isEmpty() ? QStringLiteral("none") : text;
}

/// "10 000 ms" → "10000", "`*`" → "*"
QString plain(QString cell)
{
    if (cell.endsWith(QLatin1String(" ms")))
        cell.chop(3);
    bool isNumber = false;
    QString digits = cell;
    digits.remove(u' ').toLongLong(&isNumber);
    return isNumber ? digits : cell.remove(u'`');
}

QMetaProperty propertyOf(const QObject *object, const QString &name)
{
    return object->metaObject()->property(object->metaObject()->indexOfProperty(name.toLatin1().constData()));
}

} // namespace

class TestDefaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTrackersOptionsAreThese();
    void everyDestinationsOptionsAreThese();
    void theVendorsDefaultsAreThese();
    void theVendorsOwnOptionsAreThese();
    void theVariablesAreThese();

private:
    QStringList writable(const QMetaObject *type, int from) const;
    std::vector<std::unique_ptr<Destination>> m_destinations;
};

void TestDefaults::initTestCase()
{
    m_destinations = makeDestinations();
    QVERIFY(m_destinations.size() >= 4);
}

QStringList TestDefaults::writable(const QMetaObject *type, int from) const
{
    QStringList names;
    for (int i = from; i < type->propertyCount(); ++i)
        if (type->property(i).isWritable())
            names.append(QString::fromLatin1(type->property(i).name()));
    names.sort();
    return names;
}

void TestDefaults::theTrackersOptionsAreThese()
{
    const Tracker tracker;
    QStringList rows;
    for (const QStringList &row : tableAfter(QStringLiteral("A tracker:")).mid(1)) {
        const QString name = codeIn(row.constFirst()).value(0);
        rows.append(name);
        if (name != QLatin1String("storagePath")) // depends on the machine
            QCOMPARE(plain(row.at(1)), textOfDefault(propertyOf(&tracker, name), &tracker));
    }
    rows.sort();
    QCOMPARE(rows, writable(&Tracker::staticMetaObject, Tracker::staticMetaObject.propertyOffset()));
}

void TestDefaults::everyDestinationsOptionsAreThese()
{
    QStringList rows;
    for (const QStringList &row : tableAfter(QStringLiteral("Every destination:")).mid(1)) {
        rows += codeIn(row.constFirst());
        const QString name = codeIn(row.constFirst()).value(0);
        bool isNumber = false;
        plain(row.at(1)).toLongLong(&isNumber);
        if (!isNumber)
            continue; // in words, or another one for each vendor
        for (const auto &destination : m_destinations)
            QCOMPARE(plain(row.at(1)), textOfDefault(propertyOf(destination.get(), name), destination.get()));
    }
    rows.sort();
    QCOMPARE(rows, writable(&Destination::staticMetaObject, Destination::staticMetaObject.propertyOffset()));
}

void TestDefaults::theVendorsDefaultsAreThese()
{
    const Table table = tableAfter(QStringLiteral("The vendors' defaults:"));
    QVERIFY(table.size() > 6);
    for (const QStringList &row : table.mid(1)) {
        QCOMPARE(row.size(), qsizetype(m_destinations.size()) + 1);
        for (qsizetype i = 1; i < row.size(); ++i) {
            const Destination *destination = m_destinations.at(std::size_t(i - 1)).get();
            QCOMPARE(table.constFirst().at(i), typeOf(destination));
            const QMetaProperty property = propertyOf(destination, codeIn(row.constFirst()).value(0));
            QVERIFY2(property.isValid(), qPrintable(row.constFirst()));
            QCOMPARE(plain(row.at(i)), textOfDefault(property, destination));
        }
    }
}

void TestDefaults::theVendorsOwnOptionsAreThese()
{
    QStringList rows;
    for (const QStringList &row : tableAfter(QStringLiteral("Options of one vendor only:")).mid(1)) {
        const QString type = codeIn(row.constFirst()).value(0).section(u'.', 0, 0);
        const QString name = codeIn(row.constFirst()).value(0).section(u'.', 1);
        rows.append(type + u'.' + name);
        for (const auto &destination : m_destinations) {
            if (typeOf(destination.get()) != type)
                continue;
            QMetaProperty property = propertyOf(destination.get(), name);
            QVERIFY2(property.isValid(), qPrintable(row.constFirst()));
            const QString actual = textOfDefault(property, destination.get());
            if (row.at(1).startsWith(QLatin1String("that of "))) // another name for another option
                property = propertyOf(destination.get(), codeIn(row.at(1)).value(0));
            QCOMPARE(row.at(1).startsWith(QLatin1String("that of ")) ? textOfDefault(property, destination.get())
                                                                     : plain(row.at(1)),
                     actual);
        }
    }
    QStringList expected;
    for (const auto &destination : m_destinations) {
        const QMetaObject *type = destination->metaObject();
        for (const QString &name : writable(type, type->propertyOffset()))
            expected.append(typeOf(destination.get()) + u'.' + name);
    }
    rows.sort();
    expected.sort();
    QCOMPARE(rows, expected);
}

void TestDefaults::theVariablesAreThese()
{
    QStringList ofVendors;
    for (const auto &destination : m_destinations)
        ofVendors += destination->keyVariables() + destination->optionVariables();
    QStringList rows;
    for (const QStringList &row : tableAfter(QStringLiteral("## Environment")).mid(1)) {
        const QString variable = codeIn(row.constFirst()).value(0);
        for (const auto &destination : m_destinations) {
            const bool isItsKey = destination->keyVariables().contains(variable);
            if (!isItsKey && !destination->optionVariables().contains(variable))
                continue;
            rows.append(variable);
            QVERIFY2(row.at(2).startsWith(typeOf(destination.get())), qPrintable(variable));
            QCOMPARE(row.at(2).contains(QLatin1String("key,")) || row.at(2).endsWith(QLatin1String(" key")), isItsKey);
        }
    }
    rows.sort();
    ofVendors.sort();
    QCOMPARE(rows, ofVendors);
}

QTEST_GUILESS_MAIN(TestDefaults)
#include "tst_defaults.moc"
