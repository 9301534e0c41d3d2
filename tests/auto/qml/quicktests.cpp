// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/collector.h"

#include <QFile>
#include <QJsonDocument>
#include <QQmlContext>
#include <QQmlEngine>
#include <QTemporaryDir>
#include <QTextStream>
#include <QtQuickTest>

using namespace Tally;

/// What the tests in QML see of the collector: where it is, and what has arrived there.
class Arrivals : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QUrl url READ url CONSTANT)

public:
    QUrl url()
    {
        if (!m_collector.isListening())
            m_collector.start();
        return m_collector.url();
    }
    /// A folder for one tracker, new each time.
    Q_INVOKABLE QString newFolder()
    {
        m_folders.push_back(std::make_unique<QTemporaryDir>());
        return m_folders.back()->path();
    }
    Q_INVOKABLE void clear() { m_collector.clear(); }
    /// One line of what was found, for whoever reads the test's output.
    Q_INVOKABLE void print(const QString &line) const { QTextStream(stdout) << line << Qt::endl; }
    Q_INVOKABLE QString textOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    /// The body of the request that came last.
    Q_INVOKABLE QString lastBody() const { return QString::fromUtf8(m_collector.requests().constLast().body); }
    /// Each as the JSON that was sent.
    Q_INVOKABLE QStringList events() const
    {
        QStringList all;
        for (const CollectedEvent &event : m_collector.events())
            all.append(QString::fromUtf8(QJsonDocument(event.json).toJson(QJsonDocument::Compact)));
        return all;
    }
    Q_INVOKABLE QStringList routes() const
    {
        QStringList all;
        for (const CollectedEvent &event : m_collector.events())
            all.append(event.route + QLatin1Char(' ') + event.name);
        return all;
    }

private:
    static Collector::Options options()
    {
        Collector::Options options;
        options.settleSettlePath = QStringLiteral("/v1/events");
        return options;
    }

    Collector m_collector{options()};
    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

/// Counts how often it is looked at.
class Watched : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool value READ value CONSTANT)
    Q_PROPERTY(int looks MEMBER m_looks)

public:
    bool value()
    {
        ++m_looks;
        return false;
    }

private:
    int m_looks = 0;
};

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        qputenv("QT_QUICK_BACKEND", "software"); // what is drawn is no matter, and takes half of the time
        // Nothing of this machine's own may decide.
        for (const char *variable : {"AOA_SK", "AOA_KEY", "AOA_HOST", "DOOW_TRACK_API_KEY", "DOOW_TRACK_ENDPOINT",
                                     "DOOW_TRACK_DISABLED", "DOOW_TRACK_FLUSH_AT", "DOOW_TRACK_FLUSH_INTERVAL",
                                     "DOOW_TRACK_ATTRIBUTION", "SETTLESETTLE_API_KEY", "DO_NOT_TRACK", "TALLY_DISABLED"})
            qunsetenv(variable);
        qmlRegisterType<Watched>("TallyTests", 1, 0, "Watched");
        m_arrivals = std::make_unique<Arrivals>();
    }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(QML_DIR));
        engine->rootContext()->setContextProperty(QStringLiteral("collector"), m_arrivals.get());
    }

    /// The collector's thread ends while there still is an application.
    void cleanupTestCase() { m_arrivals.reset(); }

private:
    std::unique_ptr<Arrivals> m_arrivals;
};

QUICK_TEST_MAIN_WITH_SETUP(qml, Setup)
#include "quicktests.moc"
