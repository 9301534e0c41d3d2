// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QImage>
#include <QLocale>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>
#include <QTranslator>
#include <QWidget>

namespace Tally {

/// A language that nobody speaks, with longer words than any: for texts whose translation is still to come.
const QString wordy = QStringLiteral("wordy");

class Wordy : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *sourceText, const char *, int) const override
    {
        if (!QByteArray(context).startsWith("Tally::"))
            return {};
        QString text = QString::fromUtf8(sourceText);
        static const QRegularExpression wordEnd(QStringLiteral("(\\w{4,})\\b"));
        return text.replace(wordEnd, QStringLiteral("\\1ößen"));
    }
};

/// English, the wordy one, and whatever the library brings.
inline QStringList languages()
{
    QStringList all{QStringLiteral("en"), wordy};
    for (const QString &file : QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("tally_*.qm")}))
        all.append(file.mid(6).chopped(3));
    all.removeDuplicates(); // the English plurals are in a catalogue too
    return all;
}

/// The application speaks another language as long as this lives.
class Speaking
{
public:
    explicit Speaking(const QString &language)
    {
        if (language == wordy) {
            QCoreApplication::installTranslator(&m_wordy);
            return;
        }
        speak(QLocale(language));
    }
    ~Speaking()
    {
        QCoreApplication::removeTranslator(&m_wordy);
        speak(QLocale::c());
    }
    Q_DISABLE_COPY_MOVE(Speaking)

private:
    static void speak(const QLocale &locale)
    {
        QLocale::setDefault(locale);
        QGuiApplication::setLayoutDirection(locale.textDirection());
        QEvent changed(QEvent::LanguageChange);
        QCoreApplication::sendEvent(qApp, &changed);
    }

    Wordy m_wordy;
};

inline QPalette darkPalette()
{
    QPalette dark(QColor(0x2b, 0x2d, 0x30), QColor(0x2b, 0x2d, 0x30));
    dark.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    dark.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2b));
    dark.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xf7));
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xa8));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9d, 0xa3));
    return dark;
}

/// Nothing between black, white and one yellow.
inline QPalette highContrastPalette()
{
    QPalette palette(Qt::white, Qt::black, Qt::white, Qt::white, Qt::white, Qt::white, Qt::white, Qt::black, Qt::black);
    palette.setColor(QPalette::Highlight, Qt::yellow);
    palette.setColor(QPalette::HighlightedText, Qt::black);
    palette.setColor(QPalette::Link, Qt::yellow);
    palette.setColor(QPalette::PlaceholderText, Qt::white);
    return palette;
}

/// Where \a widget shows a colour that does not lie between those of highContrastPalette(): the first of them.
inline QString colourOfNoPalette(QWidget *widget)
{
    const QImage picture = widget->grab().toImage();
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (const QColor colour = picture.pixelColor(x, y); colour.red() != colour.green() || colour.blue() > colour.red())
                return QStringLiteral("%1 at %2, %3").arg(colour.name()).arg(x).arg(y);
    return {};
}

/// "light", "dark" or "contrast".
inline QPalette paletteOf(const QString &name)
{
    if (name == QLatin1String("dark"))
        return darkPalette();
    return name == QLatin1String("contrast") ? highContrastPalette() : QApplication::style()->standardPalette();
}

/// Saves what \a widget shows, where somebody wants to look at it: TALLY_PICTURES names a folder.
inline void savePicture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("TALLY_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace Tally
