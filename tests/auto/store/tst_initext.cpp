// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// INI text that is QSettings' own: what one writes the other reads, and both write the same.

#include "store/initext.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally;

namespace {

// Whatever makes INI text difficult, and often beside each other.
QString anyText(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("a"), QStringLiteral("F"), QStringLiteral("7"), QStringLiteral(" "),
                                    QStringLiteral(","), QStringLiteral(";"), QStringLiteral("="), QStringLiteral("\""),
                                    QStringLiteral("\\"), QStringLiteral("@"), QStringLiteral("@String("), QStringLiteral(")"),
                                    QStringLiteral("@Invalid()"), QStringLiteral("%"), QStringLiteral("\n"), QStringLiteral("\r"),
                                    QStringLiteral("\t"), QStringLiteral("[x]"), QStringLiteral("\u00e9"), QStringLiteral("\u65e5"),
                                    QStringLiteral("\U0001f600"), QString(QChar(0)), QString(QChar(1)), QString(QChar(0x1f)),
                                    QString(QChar(0x7f)), QString(QChar(0xfeff)), QStringLiteral("\\x41"), QStringLiteral("\a\b\f\v")};
    QString text;
    for (int i = random.bounded(8); i > 0; --i)
        text += pieces.at(random.bounded(int(pieces.size())));
    return text;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class IniTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatQSettingsWrites();
    void isReadByQSettings();
    void readsOnlyWhatItWrites_data();
    void readsOnlyWhatItWrites();
};

void IniTextTest::isWhatQSettingsWrites()
{
    const auto seed = QRandomGenerator::system()->generate();
    QRandomGenerator random(seed);
    const QTemporaryDir folder;
    for (int round = 0; round < 300; ++round) {
        const QString text = anyText(random);
        QStringList list;
        for (int i = random.bounded(1, 6); i > 0; --i)
            list.append(anyText(random));
        const QString path = folder.filePath(QString::number(round));
        {
            QSettings settings(path, QSettings::IniFormat);
            settings.setValue(QStringLiteral("list"), list);
            settings.setValue(QStringLiteral("number"), qlonglong(round));
            settings.setValue(QStringLiteral("text"), text);
        }
        QList<QByteArray> utf8;
        for (const QString &one : list)
            utf8.append(one.toUtf8());
        IniText written;
        written.add("list", utf8);
        written.add("number", QByteArray::number(round));
        written.add("text", text.toUtf8());
        QCOMPARE(written.bytes(), contentsOf(path));
        const auto read = parseIni(written.bytes());
        QVERIFY2(read, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromUtf8(written.bytes()))));
        QCOMPARE(read->list("list"), utf8);
        QCOMPARE(read->text("number"), QByteArray::number(round));
        QCOMPARE(read->text("text"), text.toUtf8());
        QVERIFY(read->list("other").isEmpty());
    }
}

void IniTextTest::isReadByQSettings()
{
    QRandomGenerator random(QRandomGenerator::system()->generate());
    const QTemporaryDir folder;
    for (int round = 0; round < 100; ++round) {
        QStringList list;
        QList<QByteArray> utf8;
        for (int i = random.bounded(2, 6); i > 0; --i) {
            list.append(anyText(random).remove(QChar(0xfeff))); // which QSettings leaves out where it is the first
            utf8.append(list.constLast().toUtf8());
        }
        IniText written;
        written.add("list", utf8);
        QFile file(folder.filePath(QString::number(round)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(written.bytes());
        file.close();
        QCOMPARE(QSettings(file.fileName(), QSettings::IniFormat).value(QStringLiteral("list")).toStringList(), list);
    }
}

void IniTextTest::readsOnlyWhatItWrites_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *name, const QByteArray &text, bool isRead) { QTest::newRow(name) << text << isRead; };
    row("nothing", "", false);
    row("a group", "[General]\n", true);
    row("another group", "[Other]\nkey=x\n", false);
    row("a value", "[General]\nkey=x\n", true);
    row("no line end", "[General]\nkey=x", true);
    row("no key", "[General]\n=x\n", false);
    row("no value", "[General]\nkey\n", false);
    row("a foreign key", "[General]\na%20b=x\n", false);
    row("an empty value", "[General]\nkey=\n", true);
    row("a list", "[General]\nkey=x, \"y, z\", \n", true);
    row("a comma without a space", "[General]\nkey=x,y\n", false);
    row("a quote that does not end", "[General]\nkey=\"x\n", false);
    row("text behind a quote", "[General]\nkey=\"x\"y\n", false);
    row("an escape that does not end", "[General]\nkey=x\\", false);
    row("an unknown escape", "[General]\nkey=\\q\n", false);
    row("an escape without digits", "[General]\nkey=\\x\n", false);
    row("an escape beyond ASCII", "[General]\nkey=\\xe9\n", false);
    row("an endless escape", "[General]\nkey=\\x" + QByteArray(100'000, '0') + "1\n", true);
    row("an object", "[General]\nkey=@Variant(\\0\\0\\0\\b)\n", false);
    row("an object in quotes", "[General]\nkey=\"@Variant(\\0\\0\\0\\b)\"\n", false);
    row("an object in a list", "[General]\nkey=a, @ByteArray(x)\n", false);
    row("an object in disguise", "[General]\nkey=\\x40Rect(1 2 3 4)\n", false);
    row("a text that begins like an object", "[General]\nkey=@@Rect(1 2 3 4)\n", true);
    row("a text with a NUL", "[General]\nkey=@String(\\0)\n", true);
    row("a text with a NUL that does not end", "[General]\nkey=@String(\\0\n", false);
}

void IniTextTest::readsOnlyWhatItWrites()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isRead);
    QCOMPARE(parseIni(text).has_value(), isRead);
}

QTEST_GUILESS_MAIN(IniTextTest)
#include "tst_initext.moc"
