// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QLocale>
#include <QMutex>
#include <QTranslator>
#include <atomic>
#include <map>
#include <memory>

namespace {

// The catalogue of the first of the user's languages that there is one for, or empty. A region has its language's; Chinese
// goes by script, so that nobody who reads the traditional one gets the other. English has one too, for its plurals: it
// ends the search where the user prefers it to what comes next.
QString catalogueFor(const QStringList &languages)
{
    for (const QString &tag : languages) {
        const QLocale locale(tag);
        QString code = QLocale::languageToCode(locale.language());
        if (locale.language() == QLocale::C) {
            if (tag != QLatin1String("C") && tag != QLatin1String("POSIX"))
                continue; // no language that Qt knows
            code = QStringLiteral("en");
        } else if (locale.language() == QLocale::Chinese) {
            if (locale.script() != QLocale::SimplifiedHanScript)
                continue;
            code = QStringLiteral("zh_CN");
        }
        const QString path = QStringLiteral(":/i18n/tally_%1.qm").arg(code);
        if (QFile::exists(path))
            return path;
    }
    return {};
}

// Keeps its place among the application's translators while what is in it changes. A catalogue once loaded stays, as
// another thread may be reading it.
class Translator : public QTranslator
{
public:
    void follow(const QLocale &locale)
    {
        const QString path = catalogueFor(locale.uiLanguages());
        const QMutexLocker lock(&m_mutex);
        std::unique_ptr<QTranslator> &catalogue = m_catalogues[path];
        if (!catalogue && !path.isEmpty()) {
            catalogue = std::make_unique<QTranslator>();
            if (!catalogue->load(path))
                catalogue.reset();
        }
        m_current.store(catalogue.get(), std::memory_order_release);
    }
    QString translate(const char *context, const char *text, const char *disambiguation, int n) const override
    {
        const QTranslator *catalogue = m_current.load(std::memory_order_acquire);
        return catalogue ? catalogue->translate(context, text, disambiguation, n) : QString();
    }
    bool isEmpty() const override { return !m_current.load(std::memory_order_acquire); }

private:
    QMutex m_mutex; // protects m_catalogues
    std::map<QString, std::unique_ptr<QTranslator>> m_catalogues;
    std::atomic<const QTranslator *> m_current = nullptr;
};

Q_GLOBAL_STATIC(Translator, translator)

// An application that changes its language says so to itself whenever it installs or removes a translator.
class LanguageFollower : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange && watched == parent() && translator.exists())
            translator->follow(QLocale());
        return false;
    }
};

} // namespace

// Texts in the user's language, without a call of the application's: the catalogues are in this library, and an
// application's own translators, installed later, go first. Without QCoreApplication nothing runs, and texts stay English.
// A QML engine loads this library in a thread of its own and goes on to the first page at once, so the texts cannot wait
// for the event loop: an empty translator is one that any thread may install, as no event goes with it.
static void installTranslations()
{
    QCoreApplication *application = QCoreApplication::instance();
    QCoreApplication::installTranslator(translator);
    translator->follow(QLocale());
    QMetaObject::invokeMethod(
        application, [application] { application->installEventFilter(new LanguageFollower(application)); });
}

Q_COREAPP_STARTUP_FUNCTION(installTranslations)
