// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// reader <library> before|after|thread [<locale>…]: loads the library before the application is there, after it, or in a
// thread after it, and prints two texts, one of them with a plural: at first, and for each default locale that it sets.

#include <QCoreApplication>
#include <QLibrary>
#include <QLocale>
#include <QTranslator>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

static void print()
{
    const QString texts[]{
        QCoreApplication::translate("Tally", "No key is set."),
        QCoreApplication::translate(
            "Tally::Uploader", "The queue is full: the oldest %n event(s) were dropped.", nullptr, 3)};
    for (const QString &text : texts)
        std::puts(text.toUtf8().constData());
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    QLibrary library(QString::fromLocal8Bit(argv[1]));
    if (!std::strcmp(argv[2], "before"))
        library.load();
    QCoreApplication application(argc, argv);
    if (!std::strcmp(argv[2], "after"))
        library.load();
    else if (!std::strcmp(argv[2], "thread"))
        std::thread([&library] { library.load(); }).join();
    if (!library.isLoaded())
        return 1;
    print();
    if (argc > 3)
        QCoreApplication::processEvents(); // an application that changes its language runs
    for (int i = 3; i < argc; ++i) {
        QLocale::setDefault(QLocale(QString::fromLocal8Bit(argv[i])));
        QTranslator own; // as an application has it: its own texts in the new language
        QCoreApplication::installTranslator(&own);
        QEvent change(QEvent::LanguageChange); // which its translator, were it not empty, had brought about
        QCoreApplication::sendEvent(&application, &change);
        print();
    }
    return 0;
}
