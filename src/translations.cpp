// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "translations.h"

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

// Null: there is no catalogue. A region has its language's; Chinese goes by script, so that nobody who reads the
// traditional one gets the other.
QString catalogueIn(const QLocale &locale)
{
    QString code = QLocale::languageToCode(locale.language());
    if (locale.language() == QLocale::Chinese)
        code = locale.script() == QLocale::SimplifiedHanScript ? QStringLiteral("zh_CN") : QString();
    const QString path = QStringLiteral(":/i18n/tally_%1.qm").arg(code);
    return QFile::exists(path) ? path : QString();
}

// The catalogue of the first of the user's languages that there is one for, else English, which has one for its plurals.
QString catalogueFor(const QStringList &languages)
{
    for (const QString &tag : languages) {
        const QString path = catalogueIn(QLocale(tag)); // of language C where Qt does not know it
        if (!path.isEmpty())
            return path;
    }
    return QStringLiteral(":/i18n/tally_en.qm");
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
        if (!catalogue) {
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

// Never destroyed: a translator that goes takes itself from the application with an event, of which nothing may come
// within exit().
Translator &translator()
{
    static auto *const only = new Translator;
    return *only;
}

// An application that changes its language says so to itself whenever it installs or removes a translator.
class LanguageFollower : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange && watched == parent())
            translator().follow(QLocale());
        return false;
    }
};

} // namespace

QLocale Tally::textsLocale()
{
    const QLocale usual;
    const QStringList languages = usual.uiLanguages();
    for (const QString &tag : languages) {
        const QLocale locale(tag);
        if (!catalogueIn(locale).isEmpty())
            return locale.language() == usual.language() ? usual : locale;
    }
    return usual.language() == QLocale::C ? usual : QLocale(QLocale::English);
}

#ifdef TALLY_TRANSLATED
static void initResources()
{
    Q_INIT_RESOURCE(tally_translations); // a library that is loaded late may not have come to it yet
}
#endif

// Texts in the user's language, without a call of the application's: the catalogues are in this library, and an
// application's own translators, installed later, go first. Without QCoreApplication nothing runs, and texts stay
// English. A QML engine loads this library in a thread of its own and goes on to the first page at once, so the texts
// cannot wait for the event loop: an empty translator is one that any thread may install, as no event goes with it.
static void installTranslations()
{
#ifdef TALLY_TRANSLATED
    initResources();
#endif
    QCoreApplication *application = QCoreApplication::instance();
    QCoreApplication::installTranslator(&translator());
    translator().follow(QLocale());
    QMetaObject::invokeMethod(
        application, [application] { application->installEventFilter(new LanguageFollower(application)); });
}

Q_COREAPP_STARTUP_FUNCTION(installTranslations)
